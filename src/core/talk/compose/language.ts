import { code, type Doc, doc, text } from '../doc.ts';
import { languages } from '../sentences/catalogue.ts';
import type { Sentences } from '../sentences/sentences.ts';

/** Which language a channel has set, by its own name, which there are, and how to change it. */
export function composeLanguage(set: string | undefined, say: Sentences): Doc {
  const found = languages.find(({ code }) => code === set);
  const sentence = found === undefined ? say.languageIsAuto : say.languageIs(found.name);
  const others = languages.filter(({ code }) => code !== set).map(({ code }) => code);
  const names = say.languagesThere(languages.map(({ name }) => name));
  return doc(
    `${sentence} ${names}`,
    text(sentence),
    text(names, ...others.flatMap((each) => [' ', code(`/newsdesk language ${each}`)])),
    ...(found === undefined ? [] : [text(say.languageBack, ' ', code('/newsdesk language auto'))]),
  );
}
