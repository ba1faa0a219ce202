import type { enFeeds } from './en-feeds.ts';
import { phrasing } from './phrasing.ts';

/** Names in a sentence; far more of them nobody reads. */
const NAMES = 10;

type Feeds = ReturnType<typeof enFeeds>;

/** Stands in brackets, or alone. */
export const forWhom: Feeds['forWhom'] = (by, { platform, direct }) => {
  if (by === 'operator') return '全員向け、運用担当者の設定';
  if (by === 'channel') return direct ? 'あなただけ' : 'このチャンネルだけ';
  return platform === 'discord' ? 'このサーバー全体' : 'このワークスペース全体';
};

/** The sentences about feeds, in Japanese. */
export const jaFeeds = (locale: string): Feeds => {
  const { number, plural, and } = phrasing(locale);
  const feeds = (count: number): string => plural(count, { other: '#件のフィード' });
  const more = (count: number): readonly string[] =>
    count > 0 ? [plural(count, { other: 'ほか#件' })] : [];
  const named = (names: readonly string[]): string =>
    and([...names.slice(0, NAMES).map((name) => `「${name}」`), ...more(names.length - NAMES)]);
  return {
    feedsOff:
      'ここではフィードを読み取っていません。外部と通信しない試用中か、Newsdeskの運用担当者がフィードをオフにしています（NEWSDESK_FEEDS=off）。いまあるニュース：/news',
    forWhom,

    // Adding
    addHint:
      'フィードのアドレスか、フィードのあるウェブページのアドレスを指定してください。一度に複数でもかまいません：',
    addExample: '/newsdesk feeds add example.com/feed',
    starterHint: '手始めに、よく知られたものをいくつか：',
    starterExample: '/newsdesk feeds add starter',
    noAddress: (typed) =>
      `「${typed}」はフィードやページのアドレスではありません。アドレスの例：example.com/feed、https://example.com/`,
    tooManyFeeds: (most) =>
      `1つのリストに入るのは${feeds(most)}までで、それを超えてしまいます。先にいくつか削除してください：「/newsdesk feeds remove」`,
    tooManyAtOnce: (most, found) =>
      `${feeds(found)}が指定されましたが、1つのリストに入るのは${number(most)}件までです。`,
    added: (by, where) => `追加しました（${forWhom(by, where)}）：`,
    itemsOnDesk: (count) =>
      count === 0 ? 'まだ記事はありません' : plural(count, { other: '記事#件' }),
    nextLook: '次回の確認：',
    lastLook: '前回の確認：',
    newestInIt: '最新の記事：',
    countsAsTold:
      'どの記事も、もう読んだり検索したりできます。これらは通知済みとみなし、ダイジェストではこれから届くものをお知らせします。',
    notReadYet: (what) => `まだ読み取れていません：${what}。自動でもう一度試します。`,
    alreadyFollowed: (name, by, where) =>
      `「${name}」はすでに購読しています（${forWhom(by, where)}）。`,
    severalOnPage: (count) => `このページには${feeds(count)}があります。どれにしますか？`,
    addMenu: '追加…',
    choiceForgotten:
      'どのアドレスだったか分からなくなりました。「/newsdesk feeds add」に続けて、アドレスを全部入力してください。',
    notAdded: (host, what) => `${host}を追加できませんでした。理由：${what}。`,
    stillLooking: (host) =>
      `${host}の確認に、いつもより時間がかかっています。バックグラウンドで続け、見つかりしだい一覧に載せます：`,

    // Many at once
    manyAdded: (count, by, where) =>
      count === 0
        ? '追加したフィードはありません。'
        : `${feeds(count)}を追加しました（${forWhom(by, where)}）。`,
    manyNames: (names) => named(names),
    manyAlready: (names) => `すでに購読しているもの：${named(names)}`,
    manyRefused: '追加できなかったもの：',
    manyPages: (count) => `${feeds(count)}があります。選ぶには、このページだけを追加してください`,
    noHttp: 'httpかhttpsのアドレスではありません',
    andMore: (count) => plural(count, { other: 'ほか#件' }),
    manyPending: (count) =>
      plural(count, {
        other: 'ほか#件はバックグラウンドで確認を続け、見つかりしだい一覧に載せます：',
      }),
    listExample: '/newsdesk feeds list',

    // Removing
    removeHint: '削除するフィードを、名前かアドレスで指定してください。購読中のフィード：',
    removed: (name, by, where) =>
      `「${name}」を削除しました（${and(by.map((each) => forWhom(each, where)))}）。`,
    notShown: 'このフィードの記事は、今後ここには表示しません。',
    stillFollowed: (by, where) => `引き続き購読しています（${forWhom(by, where)}）。`,
    removedAlready: 'このフィードは、ここではもう購読していません。',
    takeBack: '元に戻すには：',
    operatorsFeed: (name) =>
      `「${name}」は、Newsdeskの運用担当者が全員向けに設定したものです（NEWSDESK_FEEDS）。やめられるのは運用担当者だけです。`,
    workspacesFeed: (name) =>
      `「${name}」はワークスペース全体で購読していて、ダイレクトメッセージでは変更できません。チャンネルでコマンドを使ってください。`,
    noSuchFeed: (typed, names) =>
      names.length === 0
        ? `「${typed}」はここでは購読していません。ほかのフィードもありません。追加するには：「/newsdesk feeds add」とアドレス。`
        : `「${typed}」はここでは購読していません。購読しているのは${named(names)}です。`,
    whichFeed: (count) => `${feeds(count)}が当てはまります。どれですか？`,
    meantFeed: (typed, name) =>
      `「${typed}」という名前のフィードはありません。「${name}」のことですか？`,

    // The list
    feedsHere: 'このチャンネルのフィード',
    feedsOfYours: 'あなたのフィード',
    noFeeds:
      'ここではフィードを購読していません。追加するには、フィードのアドレスか、フィードのあるウェブページのアドレスを指定してください：',
    feedRange: (first, last, total) =>
      first === last
        ? `フィード${number(first)}（全${number(total)}件）`
        : `フィード${number(first)}〜${number(last)}（全${number(total)}件）`,
    feedNew: '未確認',
    feedFine: '正常',
    feedFailing: 'エラー発生：',
    feedResting: '休止開始：',
    feedWhy: (what) => `、理由：${what}`,
    restingLook: '確認は1日1回、次回：',
    feedGone: 'サーバーによると完全になくなったため、もう確認していません',
    underTopic: (topic) => `トピック：${topic}`,

    // Files
    importHint:
      'OPMLファイルを添付するか、その中身をコマンドのあとに貼り付けてください。どのフィードリーダーでも「エクスポート」で書き出せます。',
    opmlTooLarge: 'このリストは2 MBを超えています。フィード以外のものを除くか、分割してください。',
    opmlStrange:
      'これはフィードのリストではありません。お使いのリーダーからOPML形式でエクスポートしたファイルを指定してください。',
    opmlTooMany: (most) =>
      `このリストには${number(most)}件を超えるフィードがあります。分割するか、いくつか除いてください。`,
    opmlTooDeep: 'このリストはフォルダーの階層が深すぎます。浅くしてください。',
    importEmpty: 'このリストにはフィードがありません。',
    exported: (count) =>
      `${feeds(count)}をOPML形式で書き出しました。どのフィードリーダーでも読み込めます。アドレスに鍵が含まれることがあるので、渡す相手にご注意ください。`,
    nothingToExport: 'ここで追加したフィードがないため、書き出すものがありません。',
    fileTooLarge: (name, max) =>
      `${name}が大きすぎます。上限は${number(Math.floor(max / 1_000))} kBです。`,
    fileNotRead:
      'ファイルを取得できませんでした。もう一度試すか、その中身をコマンドのあとに貼り付けてください。',
    oneMoment: '少し時間がかかっています。お待ちください…',
    fileSent: (name) => `${name}をダイレクトメッセージで送りました。`,
    fileNotSent: (name, why) =>
      `${name}はここに表示するには長すぎ、Slackにファイルとして受け付けられませんでした（${why}）。Newsdeskの運用担当者は、アプリにfiles:writeの権限を与えることができます（マニフェストに入っています）。`,

    // Rests
    restTitle: (name) => `フィード「${name}」は休止中です`,
    restSentence: (failures, what) =>
      `${failures === 1 ? '1回' : `${number(failures)}回続けて`}読み取れませんでした：${what}。今後の確認は1日1回とし、読み取れるようになれば自動で再開します。`,
    goneTitle: (name) => `フィード「${name}」はなくなりました`,
    goneSentence: 'サーバーによると完全になくなったため、今後は確認しません。',
    restHint: 'すべてのフィードを見るには：',
  };
};
