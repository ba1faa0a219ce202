import type { DeliveryRow } from '../../desk/delivery.ts';
import type { Weekday } from '../../desk/schedule.ts';
import type { enDigests } from './en-digests.ts';
import { phrasing } from './phrasing.ts';

const DAYS = ['月', '火', '水', '木', '金', '土', '日'] as const;

const onDays = (days: readonly Weekday[]): string => {
  const key = days.join('');
  if (key === '1234567') return '毎日';
  if (key === '12345') return '平日の';
  if (key === '67') return '土日の';
  return `毎週${days.map((day) => DAYS[day - 1] ?? '').join('・')}曜日の`;
};

/** The sentences about digests that come by themselves, in Japanese. */
export const jaDigests = (locale: string): ReturnType<typeof enDigests> => {
  const { number, plural, and, or, time: clock } = phrasing(locale);
  const stories = (count: number): string => plural(count, { other: 'ニュース#件' });
  const quote = (word: string): string => `「${word}」`;
  const quoted = (words: readonly string[]): string => or(words.map(quote));
  return {
    // Values that cannot be read
    notUnderstood: (words, names) =>
      `${quoted(words)}の意味が分かりません。ここで指定できるもの：${names.map((name) => `${name}:…`).join(' ')}。2語以上のまとまりは、include:"rare earths"のように引用符で囲んでください。`,
    notATime: (name, found) =>
      `${name}には08:30や8amのような時刻を指定してください。「${found}」は時刻ではありません。`,
    notDays: (name, found) =>
      `${name}にはdaily、weekdays、weekends、またはmon,thuのような曜日を指定してください。「${found}」はどれでもありません。`,
    notAZone: (name, found) =>
      `${name}にはEurope/RomeやAmerica/New_Yorkのようなタイムゾーンを指定してください。「${found}」は、ないか、1つに決まりません。`,
    notAChannel: (name, found) =>
      `${name}には#generalのようなチャンネルを指定してください。「${found}」はチャンネルではありません。`,
    notAChoice: (name, choices) => `${name}には${or(choices)}を指定してください。`,
    notAName: (name, max) =>
      `${name}には、文字、数字、-、_だけの1語を${number(max)}文字以内で指定してください。`,
    tooManyItems: (name, max, found) =>
      `${name}に指定できるのは${number(max)}件までです（入力は${number(found)}件）。`,
    itemTooLong: (name, each, found) =>
      `${name}はそれぞれ${number(each)}文字までです。「${found.slice(0, 20)}…」は${number(found.length)}文字あります。`,
    noWord: (name, found) =>
      `${name}で探せるのは言葉です。「${found}」には文字も数字もありません。`,
    minOverMax: (min, max) =>
      `min:${min}では、1回のダイジェストの上限（max:${max}）より多くのニュースを待つことになります。minを小さくするか、maxを大きくしてください。`,
    tooManyDigests: (most) =>
      `このチャンネルには、上限の${number(most)}件のダイジェストがあります。先に1件をオフにしてください：「/newsdesk digest off」と名前。`,
    noSuchDigest: (name, names) =>
      names.length === 0
        ? 'ここにはダイジェストがありません。「/newsdesk digest set 08:30」のように設定できます。'
        : `ここに${quote(name)}というダイジェストはありません。あるのは${and(names.map(quote))}です。`,
    whichDigest: (names) =>
      `どのダイジェストですか？ここには${and(names.map(quote))}があります。コマンドのあとに名前を付けてください。`,
    unknownChannel: (platform, channel) =>
      platform === 'slack'
        ? `「${channel}」がどのチャンネルか分かりません。#を入力してSlackの一覧から選んでください。スレッドの場合は、その中のメッセージのアドレスを指定してください。`
        : `「${channel}」がどのチャンネルか分かりません。一覧から選んでください。`,
    personalHere:
      '個人用のダイジェストは、ここであなたに届きます。チャンネルに設定するには、そのチャンネルでコマンドを使ってください。',

    // Digests that are set
    schedule: ({ days, time, zone }) =>
      `${onDays(days)}${clock(time)}（${zone.replaceAll('_', ' ')}）`,
    onlyTopics: (topics) => `${and(topics)}だけ`,
    upTo: (max) => `最大${number(max)}件`,
    waitsFor: (min) => `${stories(min)}がそろってから`,
    mustHave: (words) => `${quoted(words)}を含む`,
    mayNotHave: (words) => `${quoted(words)}を除く`,
    saysEmpty: '新しいニュースがないときも知らせる',
    inAnother: (channel) => `配信先：${channel}`,
    inThread: 'スレッドに配信',
    clauses: (parts) => parts.join('、'),
    digestIsSet: (name) => `ダイジェスト「${name}」を設定しました。`,
    digestIsChanged: (name) => `ダイジェスト「${name}」を変更しました。`,
    digestIsOff: (name) => `ダイジェスト「${name}」をオフにしました。今後は届きません。`,
    toChange: ['変更するには、同じ名前でもう一度設定してください。終了するには：', ''],
    nextRun: '次回：',
    noNextRun: '次回の予定はありません。もう一度設定してください。',
    digestsHere: 'このチャンネルのダイジェスト',
    digestsOfYours: 'あなたのダイジェスト',
    noDigests: 'ここに自動で届くダイジェストはありません。時刻を決めて設定できます：',
    setExample: '/newsdesk digest set 08:30 weekdays',
    setHint:
      '届ける時刻を指定してください。ほかはすべて省略できます：曜日、タイムゾーン、トピック、件数、含める言葉、除く言葉。',
    setExamples: [
      '/newsdesk digest set 08:30',
      '/newsdesk digest set 08:30 weekdays Asia/Tokyo topics:deals,technology max:10',
      '/newsdesk digest set 18:00 mon,thu include:"rare earths",リチウム exclude:サッカー name:evening',
    ],
    now: 'いま配信',
    off: 'オフにする',
    describeNow: (name) => `ダイジェスト「${name}」をいま配信`,
    describeOff: (name) => `ダイジェスト「${name}」をオフにする`,
    nothingNew: '前回のダイジェストのあと、このチャンネル向けの新しいニュースはありません。',
    nothingNewPreview: 'いま配信しても、中身はありません。新しいニュースがないためです。',
    emptyDigest: '今日は新しいニュースはありません。また次回お届けします。',
    inTheThread: (count) => plural(count, { other: 'スレッドにほか#件' }),
    threadPart: (part, parts) =>
      parts === 1
        ? 'ダイジェストの続き'
        : `ダイジェストの続き（${number(part)}／${number(parts)}）`,

    // What became of the last one
    lastNone: 'まだ配信の予定が来ていません。',
    lastRun: (last, min) => lastRun(last, stories(min)),
    parkedSince: (reason) =>
      `配信できません（${parkedReason(reason)}）。予定のたびに試し、配信できるようになれば自動で再開します。発生日時：`,
    parkedTitle: (name) => `ダイジェスト「${name}」を配信できません`,
    parkedNotice: (name, reason) =>
      `あなたが設定したダイジェスト「${name}」を配信できなくなりました。理由：${parkedReason(reason)}。何も削除していません。予定のたびに試し、配信できるようになれば自動で再開します。`,
    parkedHint: '終了するには、そのチャンネルで次のように入力してください：',
  };
};

/** Before the instant of a run. */
function lastRun(
  { state, reason }: Pick<DeliveryRow, 'state' | 'reason'>,
  stories: string,
): string {
  switch (state) {
    case 'sent':
      return '前回の配信：';
    case 'skipped':
      return skipped(reason, stories);
    case 'refused':
      return `前回はプラットフォームに拒否されました（${reason ?? '理由は不明'}）：`;
    case 'unresolved':
      return '前回は投稿されたかどうか確認できないため、再投稿していません：';
    case 'pending':
    case 'sending':
      return '配信中、開始：';
  }
}

function skipped(reason: string | undefined, stories: string): string {
  if (reason === 'late') return '前回は6時間以上の遅れになるため見送りました：';
  if (reason === 'fewer than min') return `${stories}がそろうのを待っています。前回の確認：`;
  return '前回は新しいニュースがないため見送りました：';
}

/** Both platforms' codes in plain words; others are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  channel_not_found: 'チャンネルがなくなったか、私がメンバーではありません',
  not_in_channel: '私がチャンネルのメンバーではありません。「/invite @Newsdesk」で招待してください',
  is_archived: 'チャンネルがアーカイブされています',
  token_revoked: 'Newsdeskがワークスペースから削除されました',
  account_inactive: 'Newsdeskがワークスペースから削除されました',
  invalid_auth: 'Slackがボットのトークンを受け付けなくなりました',
  missing_scope: 'Slackアプリの権限が足りません',
  10003: 'チャンネルがなくなりました',
  10004: '私はもうサーバーのメンバーではありません',
  50001: '私にはチャンネルが見えません。そこで「チャンネルを見る」を許可してください',
  50007: 'あなたへのダイレクトメッセージを送れません',
  50013: '私にはチャンネルに書き込む権限がありません。そこで「メッセージを送信」を許可してください',
};

export const parkedReason = (reason: string): string =>
  REASONS[reason] ?? `プラットフォームの返答は${reason}`;
