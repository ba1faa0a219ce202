import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLines, toOneLine, toPlainText } from '#feeds/read/plain-text.ts';

describe('the text of HTML', () => {
  test.each([
    ['tags go', 'The <b>harbour</b> <a href="/x?a=1&b=2">grew</a>.', 'The harbour grew.'],
    [
      'a block is a line',
      '<h2>Harbour</h2><p>It grew.</p><p>Twice.</p>',
      'Harbour\nIt grew.\nTwice.',
    ],
    ['a break is a line', 'One<br>two<BR/>three', 'One\ntwo\nthree'],
    ['an item is a line', '<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
    ['cells stand apart', '<tr><td>1</td><td>2</td></tr>', '1 2'],
    ['an empty line is a paragraph', 'One\ntwo\n\nthree', 'One two\nthree'],
    ['blanks are not doubled', ' a \t b&nbsp;&nbsp; c ', 'a b c'],
    ['entities of every kind are letters', '&amp; &rsquo; &#8364; &#x20AC; &#146;', '& ’ € € ’'],
    ['entities without their end too', 'AT&ampT &copy 2020', 'AT&T © 2020'],
    ['entities are decoded once', '&amp;amp; &amp;lt;b&amp;gt;', '&amp; &lt;b&gt;'],
    ['what is written as text stays', 'Use &lt;b&gt; for bold', 'Use <b> for bold'],
    ['no entity, no change', 'Q&A &x; & co &', 'Q&A &x; & co &'],
    ['a lone bracket is text', '1 < 2 > 0, I <3 you', '1 < 2 > 0, I <3 you'],
    ['scripts and styles go', 'a<script>if (1<2) "<p>"</script><style>b{}</style>c', 'ac'],
    ['comments go', 'a<!-- b -->c', 'ac'],
    ['CDATA of a feed that escapes twice', '<![CDATA[ a <b ]]>', 'a <b'],
    ['a bracket in an attribute is in the tag', '<img alt="1 > 2" title=\'>\'>x', 'x'],
    ['a cut tag goes', 'The harbour grew <a href="http', 'The harbour grew'],
  ])('%s', (_, html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  test.each([
    ['nested tags', `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`, 'deep'],
    ['unclosed comments', `deep${'<!--'.repeat(250_000)}`, 'deep'],
    ['unclosed CDATA', `deep${'<![CDATA['.repeat(100_000)}`, 'deep'],
    ['blanks', `${' '.repeat(1_000_000)}<b>deep</b>`, 'deep'],
  ])('is read through any number of %s', (_, html, text) => {
    expect(toPlainText(html).slice(0, 4)).toBe(text);
  });

  test('has no tag in it that was one', () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<b x="y">',
      '<br/>',
      '<img src=z>',
      '<!-- c -->',
      '<td>',
    );
    const word = fc.constantFrom('harbour', ' ', '\n', 'yard', '&euro;', '1 < 2');
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, word)), (parts) => {
        expect(toPlainText(parts.join(''))).not.toMatch(/<[a-z/!]/);
      }),
    );
  });

  test('never fails, and has no doubled blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (html) => {
        expect(toPlainText(html)).not.toMatch(/\s\s|^\s|\s$/);
      }),
    );
  });
});

test('text without markup keeps its lines and its brackets', () => {
  expect(toLines(' One <b>\r\n\r\n two   three\tfour ')).toBe('One <b>\ntwo three four');
  expect(toOneLine(' One <b>\r\n two\u00a0 three ')).toBe('One <b> two three');
});
