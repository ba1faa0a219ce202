import type { Part } from '../../desk/filter.ts';
import type { Silence } from '../../desk/silence.ts';
import type { Quiet } from '../../desk/why.ts';
import type { Arrival } from '../../news/origin.ts';
import type { enWhy } from './en-why.ts';
import { forWhom } from './ja-feeds.ts';
import { phrasing } from './phrasing.ts';

const PARTS: Readonly<Record<Part, string>> = {
  title: 'タイトル',
  source: '配信元の名前',
  topic: 'トピック',
  text: '本文',
};

const ARRIVALS: Readonly<Record<Exclude<Arrival, 'came'>, string>> = {
  backlog:
    'フィードを最初に読み取ったときからあったため、通知済みとみなします（チャンネルの最初のダイジェストを除く）。',
  'before follow':
    'ここでフィードを購読する前からあったため、通知済みとみなします（チャンネルの最初のダイジェストを除く）。',
};

const SILENCES: Readonly<Record<Silence, string>> = {
  'no match': '発言がこの見出しに触れていなかったため',
  'mentions off': '話題への返信がオフだったため',
  muted: '言葉かニュースがミュートされていたため',
  'opted out': '発言した方が返信を希望していないため',
  'told in thread': 'そのスレッドですでに取り上げていたため',
  'told today': '同じニュースをその日すでにここで返信していたため',
  'cooling down': '前回の返信から間もなかったため',
  'budget spent': 'このチャンネルでの1時間の返信の上限に達していたため',
  'seen before': '同じメッセージが2回届いたため',
  'not posted': '返信を投稿できなかったため',
};

type Told = Parameters<ReturnType<typeof enWhy>['whyOthers']>[0][number];

const named = ({ title, source }: Told): string =>
  source === undefined ? `「${title}」` : `「${title}」（${source}）`;

function whyQuiet(quiet: Quiet): string {
  switch (quiet.kind) {
    case 'off':
      return 'ここでは返信できません。このチャンネルでは話題への返信がオフです。';
    case 'off for all':
      return '返信できません。話題への返信は、このNewsdesk全体でオフになっています（NEWSDESK_MENTIONS=off）。';
    case 'story':
      return 'ここでは返信できません。このニュースはミュートされています。';
    case 'word':
      return `「${quiet.word}」と発言しても、ここでは返信しません。タイトルに含まれるこの言葉がミュートされています。`;
  }
}

/** The sentences of `why`, in Japanese. */
export const jaWhy = (locale: string): ReturnType<typeof enWhy> => {
  const { number, plural, and, or } = phrasing(locale);
  const quoted = (words: readonly string[]): string => or(words.map((word) => `「${word}」`));
  return {
    whyHint:
      '記事のリンクか見出しの言葉を入力すると、どこから来て、このチャンネルでどう扱われたか、その理由とともにお答えします：',
    whyExamples: ['/newsdesk why https://example.com/article', '/newsdesk why nissan foxconn'],
    whyLastPost: 'または、ここでの最近の投稿にある見出しを選んでください：',
    whyMenu: '見出しを選ぶ…',
    whyAnother: '別の見出し…',

    // Nothing found
    whyNoLink:
      'このチャンネルから見えるフィードにも、どの版にも、そのリンクはありません。30日より古いものは保存していません。',
    whyNear: 'このサイトのもので購読しているフィード：',
    whyNoWords: (words) =>
      `このチャンネルから見える見出しに「${words}」を含むものはありません。30日より古いものは保存していません。`,

    // Where it came from
    whyEdition: (edition) => `運用担当者が全員向けに用意した版「${edition}」にあります。`,
    whySeen: '最初の取得：',
    whyFrom: 'フィード：',
    whyFollowed: (by, place) => `、購読：${forWhom(by, place)}`,
    whySince: '、購読開始：',
    whyArrival: (arrival) => ARRIVALS[arrival],
    whyAlone: 'このチャンネルから見える見出しに、同じニュースはほかにありません。',
    whyOthers: (others, more) =>
      `同じニュースの見出し：${and([...others.map(named), ...(more > 0 ? [plural(more, { other: 'ほか#件' })] : [])])}`,

    // Digests
    whyNoDigests: 'ここに自動で届くダイジェストはありません。',
    whyIn: '次回に入る予定です',
    whyInBy: (title) => `同じニュースの「${title}」が次回に入る予定です`,
    whyWaits: (stories, min) =>
      `新しいものですが、ニュースがそろうのを待っています（${number(min)}件中${number(stories)}件）`,
    whyBeyond: (place, max) =>
      `新しいものですが、順番が${number(place)}番目で、ダイジェストに入るのは${number(max)}件までです`,
    whyNotTopic: (topics) => `トピックが${or(topics)}ではないため、入りません`,
    whyNoInclude: (words) => `includeの言葉（${quoted(words)}）を含まないため、入りません`,
    whyExclude: (word, part) => `${PARTS[part]}にexclude:「${word}」を含むため、入りません`,
    whyTold: '同じニュースをすでに配信したため、繰り返しません',
    whyToldAt: '同じニュースをすでに配信したため、繰り返しません：',
    whyCountsAsTold: '通知済みとみなすため、入りません',
    whyOld: '前回のダイジェストより前のものなので、入りません：',
    whyTooOld: '最初のダイジェストは24時間前までなので、入りません',
    whyUnseen: '配信先でそのフィードを購読していないため、入りません',
    whyParked: '停止中、開始：',
    whyMoreDigests: (count) => plural(count, { other: 'ほか#件のダイジェスト：' }),

    // Posts and replies
    whyPosts: 'ここでの投稿',
    whyNotPosted: 'このチャンネルの投稿では取り上げていません。',
    whyPostedOnce: 'ここで取り上げましたが、古いため投稿の記録が残っていません。',
    whyQuiet,
    whySilence: (because, times) =>
      times === 1
        ? `ここで話題になりましたが、返信しませんでした（${SILENCES[because]}）：`
        : `ここで${number(times)}回話題になりましたが、返信しませんでした（${SILENCES[because]}）。最後：`,
  };
};
