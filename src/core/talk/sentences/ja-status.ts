import type { What } from '../../desk/past-posts.ts';
import type { MentionsNow } from '../../desk/status.ts';
import type { Feed } from '../../news/feed.ts';
import { ago } from './ago.ts';
import type { enStatus } from './en-status.ts';
import { parkedReason } from './ja-digests.ts';
import { phrasing } from './phrasing.ts';

const STATES: Readonly<Record<Feed['state'], string>> = {
  fine: '正常',
  new: '未確認',
  failing: 'エラー',
  resting: '休止中',
  gone: '消滅',
};

const MENTIONS: Readonly<Record<MentionsNow['state'], string>> = {
  on: 'オン',
  off: 'このチャンネルではオフ',
  'off for all': 'このNewsdesk全体でオフ（NEWSDESK_MENTIONS=off）',
};

const NOTICES = {
  hello: 'あいさつ',
  feed: 'フィードのお知らせ',
  digest: 'ダイジェストのお知らせ',
} as const;

/** Why a post was put off or refused, where it is not a platform’s code that parks. */
const HELD: Readonly<Record<string, string>> = {
  ratelimited: 'プラットフォームから間隔を空けるように求められています',
  rate_limited: 'プラットフォームから間隔を空けるように求められています',
  429: 'プラットフォームから間隔を空けるように求められています',
  platform_off: 'このプラットフォームはここでは動いていません',
  'no turn within the lease': '多くの投稿が順番を待っていました',
};

/** Why a post was not made on purpose. */
const SKIPPED: Readonly<Record<string, string>> = {
  late: '遅すぎるため',
  'nothing new': '新しいニュースがないため',
  'fewer than min': 'ニュースがそろうのを待っているため',
  gone: '対象がなくなったため',
  muted: 'その後ミュートされたため',
  awake: 'フィードが復旧したため',
};

const held = (reason: string | undefined): string =>
  reason === undefined ? '理由は不明' : (HELD[reason] ?? parkedReason(reason));

function whatPost(what: What): string {
  switch (what.kind) {
    case 'digest':
      return what.name === undefined ? 'ダイジェスト' : `ダイジェスト「${what.name}」`;
    case 'reply':
      return what.title === undefined ? '返信' : `返信「${what.title}」`;
    case 'answer':
      return what.title === undefined ? '回答' : `回答「${what.title}」`;
    case 'notice':
      return NOTICES[what.about];
  }
}

/** The sentences of `status`, in Japanese. */
export const jaStatus = (locale: string): ReturnType<typeof enStatus> => {
  const { number, plural } = phrasing(locale);
  return {
    statusTitle: 'ここでのNewsdeskの状態',

    statusDigests: 'ダイジェスト',
    statusNoDigests: 'ここに自動で届くものはありません。設定するには：',
    moreDigests: (count) => plural(count, { other: 'ほか#件のダイジェスト：' }),

    statusFeeds: 'フィード',
    statusNoFeeds: 'ここで購読しているものはありません。追加するには：',
    statusFeedsOff: 'ここでは読み取っていません。',
    feedCounts: (counts) => {
      const states = Object.keys(STATES) as Feed['state'][];
      const total = states.reduce((sum, state) => sum + counts[state], 0);
      if (counts.fine === total)
        return total === 1 ? '1件、正常です。' : `${number(total)}件、すべて正常です。`;
      const parts = states.filter((state) => counts[state] > 0);
      return `${number(total)}件（${parts.map((state) => `${STATES[state]}${number(counts[state])}件`).join('、')}）。`;
    },
    newestLook: '前回の確認：',
    soonestLook: '次回の確認：',
    moreTroubled: (count) => plural(count, { other: 'ほか#件に問題があります：' }),

    statusMentions: '話題への返信',
    mentionsNow: ({ state, replies, watches, mutes }) => {
      const counts = [
        replies === 0 ? 'この1時間の返信はなし' : plural(replies, { other: 'この1時間に返信#件' }),
        ...(watches > 0 ? [plural(watches, { other: 'ウォッチ#件' })] : []),
        ...(mutes > 0 ? [plural(mutes, { other: 'ミュート#件' })] : []),
      ];
      return `${MENTIONS[state]}。${counts.join('、')}。`;
    },

    statusPosts: 'ここでの最近の投稿',
    whatPost,
    postSent: '送信：',
    postRefused: (reason) => `拒否（${held(reason)}）：`,
    postUnresolved: '送信されたかどうか確認できないため、再投稿なし：',
    postSkipped: (reason = '') => `見送り（${SKIPPED[reason] ?? reason}）：`,
    postUnderWay: '送信中、開始：',
    postPutOff: (reason) => `延期（${held(reason)}）、次回：`,

    statusChanges: '変更の記録',
    /** CLDR writes `2 時間前`; Japanese has no blank there. */
    changedBy: (name, seconds) => `${name}さん、${ago(seconds, locale).replaceAll(' ', '')}：`,
    changeRange: (first, last, total) =>
      first === last
        ? `変更${number(first)}（全${number(total)}件）`
        : `変更${number(first)}〜${number(last)}（全${number(total)}件）`,
    changesKept: '変更は90日間保存し、最新の50件を表示します。',
    noChanges: 'この90日間、ここでは何も変更されていません。',
  };
};
