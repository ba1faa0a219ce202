import type { PlatformName } from '../../ports.ts';
import { jaCommands } from './ja-commands.ts';
import { jaDigests } from './ja-digests.ts';
import { jaFeeds } from './ja-feeds.ts';
import { jaHome } from './ja-home.ts';
import { jaLanguage } from './ja-language.ts';
import { jaMentions } from './ja-mentions.ts';
import { japanesePhrasing } from './ja-phrasing.ts';
import { jaPictures } from './ja-pictures.ts';
import { jaStatus } from './ja-status.ts';
import { jaTrends } from './ja-trends.ts';
import { jaTroubles } from './ja-troubles.ts';
import { jaVisit } from './ja-visit.ts';
import { jaWhy } from './ja-why.ts';
import type { Sentences } from './sentences.ts';

/**
 * Every sentence in Japanese, in です・ます, with 「」 around words, full-width punctuation and no blanks between words.
 * A command stands in 「」 where a sentence goes on around it.
 *
 * One word of the field, one word here: article 記事 · headline 見出し · story ニュース (件) · edition 版 ·
 * digest ダイジェスト · watch ウォッチ · delivery 配信 · place 場所 · feed フィード, which is 購読 · item of a feed 記事 ·
 * mention reply 話題への返信, since メンション is an @name on both platforms · front page トップニュース · topic トピック ·
 * source 配信元 · share 共有 · mute ミュート · what people write 発言 · whoever runs Newsdesk: 運用担当者.
 * What is typed stays English.
 */
export const japanese = (locale: string): Sentences => {
  const phrases = japanesePhrasing(locale);
  const { number, plural, day } = phrases;
  return {
    locale,
    ...jaDigests(locale),
    ...jaMentions(locale),
    ...jaFeeds(locale),
    ...jaTroubles(locale),
    ...jaCommands,
    ...jaLanguage(locale),
    ...jaHome(locale),
    ...jaStatus(locale),
    ...jaVisit,
    ...jaPictures(locale),
    ...jaTrends(locale),
    ...jaWhy(locale),

    // Mistakes of the caller's
    notACount: (name, min, max) =>
      max === undefined
        ? `${name}には${number(min)}以上の整数を指定してください。`
        : `${name}には${number(min)}から${number(max)}までの整数を指定してください。`,
    tooManyCharacters: (name, max, found) =>
      `${name}は${number(max)}文字までです（入力は${number(found)}文字）。大事な言葉を2つか3つに絞ると、よく見つかります。`,
    unknownCommand: (typed, known) =>
      `「${typed}」というコマンドはありません。使えるコマンド：${known.join('、')}`,
    oldControl:
      'このボタンは古いメッセージのもので、もう使えません。「/news」と入力すると、新しいものを表示します。',
    goneHeadline: 'この見出しはもうありません。「/news」と入力すると、いまのニュースを表示します。',
    mayNotManage: (platform, admins) => {
      if (platform === 'discord') {
        return 'チャンネルの全員に関わる変更なので、「チャンネルの管理」の権限が必要です。権限のある方に頼んでください。';
      }
      return admins
        ? 'チャンネルの全員に関わる変更で、ここではワークスペースの管理者だけが行えます。管理者に頼んでください。'
        : 'チャンネルの全員に関わる変更なので、ワークスペースのメンバーだけが行えます。ゲストの方は、メンバーに頼んでください。';
    },
    bug: 'こちらで問題が起きました。あなたの操作のせいではありません。Newsdeskの運用担当者のために記録しましたので、1分ほどしてからもう一度お試しください。',

    // The front page and searches
    headlines: '見出し',
    moreHeadlines: 'そのほかの見出し',
    results: (words) => `「${words}」のニュース`,
    range: (first, last, total) =>
      first === last
        ? `見出し${number(first)}（全${number(total)}件）`
        : `見出し${number(first)}〜${number(last)}（全${number(total)}件）`,
    found: (total, words) => `${plural(total, { other: '見出し#件' })}（検索：「${words}」）`,
    searchHint: ['検索：', '/news', 'に続けて言葉を入力'],
    notFound: (words) => `「${words}」のニュースはありません。`,
    lookInstead: 'もしかして：',
    describeInstead: (words) => `「${words}」を検索`,
    alsoIn: (sources) => plural(sources, { other: 'ほか#件の配信元も報道' }),
    notFoundHint: '言葉を1つにするか、会社名でお試しください。すべてのニュース：',
    emptyDesk: 'ニュースはまだありません。',
    emptyDeskHint:
      'Newsdeskの運用担当者がcontent/editionsフォルダーに版を置くと、2秒後にここに表示されます。',
    plusMore: (count) => plural(count, { other: 'ほかに見出し#件。' }),
    read: '読む…',
    back: '戻る',
    more: 'もっと見る',
    share: '共有',
    openSource: '元の記事を開く',
    describeBack: '前の画面に戻る',
    describeMore: '続きを表示',
    describeShare: 'チャンネルの全員に表示',
    onlyHeadline: 'この見出しには本文がありません。',
    part: (part, parts) => `${number(part)}ページ目（全${number(parts)}ページ）`,
    sharedBy: (name) => `${name}さんが共有しました。コマンド：`,

    // The digest
    digestTitle: (at, zone) => `${day(at, zone)}のニュースダイジェスト`,
    digestCount: (count) => plural(count, { other: 'ニュース#件' }),
    allNews: 'すべてのニュース：',
    otherTopic: 'そのほかのニュース',
    digestPosted: 'このチャンネルにダイジェストを配信しました。',
    digestPostedElsewhere: '配信先のチャンネルにダイジェストを配信しました。',
    digestAlready: 'このダイジェストは配信済みです。',
    digestEmpty: 'ニュースがないため、配信するものがありません。',
    notPosted: (posted, platform) =>
      posted.kind === 'unknown'
        ? '投稿が届いたかどうか、プラットフォームから返答がありませんでした。1分ほどしてからチャンネルを確認してください。届いていなければ、自動でもう一度投稿します。'
        : refusal(posted.reason, platform, phrases.duration(posted.retryAfter ?? 30)),

    // Called by name
    addressedNothing:
      '当てはまるニュースはありません。会社名や話題を挙げるか、次のように入力してください：',

    // Hello and help
    hello:
      'こんにちは、Newsdeskです。呼ばれたときに、このチャンネルへニュースをお届けします。入力：',
    helloMentions:
      '見出しに出てくる話題に誰かが触れると、スレッドで返信します。ニュース1件につき1日1回だけで、それ以外は静かにしています。',
    digestHere: 'ここにダイジェストを配信',
    mentionsHere: 'ここでの話題への返信',
    mentionsOn: '話題への返信をオンにする',
    mentionsOff: '話題への返信をオフにする',
    help: 'ヘルプ',
    helpTitle: 'Newsdeskの使い方',
    helpPrivate:
      'コマンドへの答えはあなただけに見えます。「共有」を押すとチャンネルに表示します。スレッドの中では、@Newsdeskに続けて言葉を書いて呼びかけてください。',
  };
};

/** Why a post was refused, in plain words and with the way out; codes: notes of both platforms' APIs. */
function refusal(reason: string, platform: PlatformName, wait: string): string {
  if (reason === 'ratelimited') {
    return `プラットフォームから間隔を空けるように求められました。ダイジェストは${wait}後に自動で届きます。`;
  }
  if (reason === 'not_in_channel' || reason === 'channel_not_found') {
    return '私はこのチャンネルのメンバーではありません。「/invite @Newsdesk」で招待してからもう一度お試しになるか、「/newsdesk digest preview」をお使いください。';
  }
  if (reason === '50001' || reason === '50013') {
    return '私にはこのチャンネルに書き込む権限がありません。ここで「チャンネルを見る」と「メッセージを送信」を許可してからもう一度お試しになるか、「/newsdesk digest preview」をお使いください。';
  }
  if (reason === 'is_archived') return 'このチャンネルはアーカイブ済みのため、投稿できません。';
  const name = platform === 'discord' ? 'Discord' : 'Slack';
  return `${name}に投稿を拒否されました（${reason}）。詳しいことは、Newsdeskの運用担当者がログで確認できます。`;
}
