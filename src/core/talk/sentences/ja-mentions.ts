import type { Rule } from '../../desk/mention.ts';
import type { Place } from '../../ports.ts';
import type { enMentions } from './en-mentions.ts';
import { phrasing } from './phrasing.ts';

/** Before the word that a reply is due to. */
const MATCHED: Readonly<Record<Rule, string>> = {
  name: 'ここに出た名前：',
  alias: 'ここに出た名前：',
  'name and context': 'ここに出た名前：',
  'two names': 'ここに出た名前：',
  'same words': 'ここでの引用：',
  watch: 'ここでウォッチ中：',
};

/** What a message did to get its reply; before the headline. */
const BECAUSE: Readonly<Record<Rule, (keyword: string) => string>> = {
  name: (keyword) =>
    `ここで誰かが「${keyword}」と発言し、それがこの見出しに出てくる名前だからです：`,
  alias: (keyword) =>
    `ここで誰かが「${keyword}」の別名（別名リストにあるもの）を発言し、それがこの見出しに出てくる名前だからです：`,
  'name and context': (keyword) =>
    `ここで誰かが「${keyword}」と発言し、この見出しと同じ話題に触れたからです：`,
  'two names': (keyword) =>
    `ここで誰かが「${keyword}」と、この見出しに出てくる別の名前をいっしょに発言したからです：`,
  'same words': () => 'ここで誰かが、この見出しの言葉の大半を発言したからです：',
  watch: (keyword) =>
    `ここで誰かが、このチャンネルでウォッチしている「${keyword}」を発言し、それを含む最新の見出しがこれだったからです：`,
};

/** Where somebody has opted out. */
const where = ({ platform, direct }: Place): string => {
  if (platform === 'slack') return 'このワークスペース';
  if (platform !== 'discord') return 'ここ';
  return direct ? 'すべてのサーバー' : 'このサーバー';
};

/** The sentences about replies to what is said in a channel, in Japanese. */
export const jaMentions = (locale: string): ReturnType<typeof enMentions> => {
  const { number, plural, and } = phrasing(locale);
  const quoted = (words: readonly string[]): string => and(words.map((word) => `「${word}」`));
  return {
    // On the reply
    matched: (because) => MATCHED[because],
    whyButton: '返信の理由',
    describeWhy: '返信した理由を自分だけに表示',
    muteButton: 'ミュート…',
    describeMute: 'こうした返信を減らす',

    // Why this?
    because: (because, keyword) => BECAUSE[because](keyword),
    becauseGone: 'この見出しはもうありません。',
    whyRules:
      '同じニュースを取り上げるのは1つのチャンネルで1日1回だけで、すでに取り上げたスレッドでは繰り返さず、続けてたくさん返信することもありません。発言は照合するだけで、保存しません。',

    // Mute…
    muteQuestion: 'どの返信を減らしますか？',
    muteForAll: 'ミュートはこのチャンネルの全員に、「自分には不要」はあなただけに適用されます。',
    muteForYou: (reason) =>
      `チャンネル全体のミュートは、あなたには変更できません。${reason}あなただけの設定：`,
    muteWord: (word) => `ここで「${word}」をミュート`,
    muteStory: 'ここでこのニュースをミュート',
    muteChannel: 'ここでは話題への返信をしない',
    notForMe: '自分には不要',
    describeNotForMe: '自分の発言には返信しない',
    undo: '元に戻す',

    // What is muted
    wordsMuted: (words) =>
      `ここでミュートしました：${quoted(words)}。このチャンネルでは、この言葉に返信しません。`,
    storyMuted: (title) =>
      title === undefined
        ? 'このニュースをここでミュートしました。'
        : `ニュース「${title}」をここでミュートしました。`,
    unmuted: 'ここでの返信を再開します。',
    notMuted: (phrase, words) =>
      words.length === 0
        ? `「${phrase}」はここではミュートしていません。ミュート中の言葉はほかにもありません。ミュート中のものを見るには：「/newsdesk mentions show」`
        : `「${phrase}」はここではミュートしていません。ミュート中の言葉：${quoted(words)}`,
    tooManyMutes: (most) =>
      `このチャンネルでミュートできるのは${number(most)}語までです。先に「/newsdesk mentions unmute」でいくつか解除するか、「/newsdesk mentions off」で返信をすべてオフにしてください。`,
    muteHint: 'ここで返信しない言葉を、コンマ区切りで指定してください：',
    muteExample: '/newsdesk mentions mute foxconn, レアアース',
    unmuteHint: 'ここで返信を再開する言葉を指定してください：',
    unmuteExample: '/newsdesk mentions unmute foxconn',
    mutedWords: (words) => `ミュート中の言葉：${quoted(words)}`,
    mutedStories: (titles) => `ミュート中のニュース：${quoted(titles)}`,
    unmuteMenu: 'ミュート解除…',

    // On and off
    mentionsAreOn:
      'このチャンネルでは話題への返信がオンです。見出しに出てくる話題に誰かが触れると、スレッドで返信します。ニュース1件につき1日1回だけです。',
    mentionsAreOff:
      'このチャンネルでは話題への返信がオフです。コマンドと、名前での呼びかけにだけお答えします。',
    mentionsOffForAll:
      '話題への返信は、このNewsdesk全体でオフになっています（NEWSDESK_MENTIONS=off）。このチャンネルの設定にかかわらず返信しません。運用担当者にお問い合わせください。',
    optedOut: (place) =>
      `${where(place)}でのあなたの発言には、今後返信しません。名前で呼びかければ、これまでどおりお答えします。`,
    optedIn: (place) =>
      `返信がオンの場所では、${where(place)}でのあなたの発言にも再び返信することがあります。`,
    youAreOut: ['あなたの発言には返信しない設定です。返信を再開するには：', ''],

    // Watches
    watchHint: 'このチャンネルでウォッチする言葉を、コンマ区切りで指定してください：',
    watchExample: '/newsdesk watch add レアアース, リチウム',
    unwatchHint: 'このチャンネルでウォッチをやめる言葉を指定してください：',
    unwatchExample: '/newsdesk watch remove リチウム',
    watchAdded: (words) =>
      `ここでウォッチします：${quoted(words)}。このチャンネルで誰かがこの言葉を発言すると、それを含む最新の見出しをスレッドで返信します。`,
    watchWaits: 'ここでは話題への返信がオフなので、オンにするまで返信しません：',
    watchRemoved: (words) => `ここでのウォッチをやめました：${quoted(words)}`,
    watchesHere: 'このチャンネルのウォッチ',
    watchFinds: (count) =>
      count === 0 ? 'いまは見出しがありません' : plural(count, { other: '見出し#件' }),
    noWatches: 'このチャンネルでウォッチしている言葉はありません。追加するには：',
    removeMenu: '削除…',
    watchesShort: (words) => `ウォッチ中の言葉：${quoted(words)}`,
    tooManyWatches: (most) =>
      `このチャンネルでウォッチできるのは${number(most)}語までです。先にいくつか削除してください：「/newsdesk watch remove」`,
    watchIsMuted: (word) =>
      `「${word}」はここではミュート中なので、ウォッチしても返信しません。先に解除してください：/newsdesk mentions unmute ${word}`,
    notWatched: (word, words) =>
      words.length === 0
        ? `「${word}」はここではウォッチしていません。ウォッチ中の言葉はほかにもありません。`
        : `「${word}」はここではウォッチしていません。ウォッチ中の言葉：${quoted(words)}`,
    wordTooShort: (word) =>
      `「${word}」は1文字だけで、どの発言にも出てきます。言葉全体を指定してください。`,
  };
};
