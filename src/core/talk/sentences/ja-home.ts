import type { enHome } from './en-home.ts';
import { phrasing } from './phrasing.ts';

/** The sentences of a person's home with the bot, and of the headlines that a message is about, in Japanese. */
export const jaHome = (locale: string): ReturnType<typeof enHome> => {
  const { plural, and } = phrasing(locale);
  const quoted = (words: readonly string[]): string => and(words.map((word) => `「${word}」`));
  return {
    // Find headlines
    foundTitle: 'このメッセージに関する見出し',
    foundBy: (names) => `見つけた手がかり：${quoted(names)}`,
    foundMore: (name) => `「${name}」をもっと見る`,
    describeFoundMore: (name) => `ニュースで「${name}」を検索`,
    foundNothing: 'いまのところ、このメッセージに関するニュースはありません。',
    foundNoText: 'このメッセージには言葉がありません。私が読めるのは言葉だけです。',
    foundHint:
      '会社や人、製品の名前があるメッセージだと、よく見つかります。言葉を指定して検索するには：',

    // The home
    homeGreeting:
      'こんにちは。ここにはいまのニュースを、その下にはあなたに自動で届くものを表示しています。',
    homeDigests: 'あなたのダイジェスト',
    homeNoDigests:
      'あなたに届くダイジェストはまだありません。設定すると、毎日決まった時刻にニュースが届きます。',
    homeMoreDigests: (count) => plural(count, { other: 'ほか#件のダイジェストが届きます：' }),
    homeSet: 'ダイジェストを設定…',
    homeSetAnother: '別のものを設定…',
    describeHomeSet: 'あなただけに届くダイジェストを設定',
    homePreview: 'プレビュー',
    describeHomePreview: (name) => `ダイジェスト「${name}」をいま配信した場合の内容を表示`,
    homeIsIn:
      '私がいるチャンネルで、見出しに出てくる話題にあなたが触れると、スレッドで返信することがあります。発言は照合するだけで、保存しません。',
    homeIsOut: 'あなたの発言には返信しない設定です。名前で呼びかけられたときだけお答えします。',
    homeOptOut: '自分には返信しない',
    homeOptIn: '自分にも返信する',
    homeCommands: '使えるコマンドの一覧：',
    homeDone: '完了しました。これを閉じると、ホームに最新の状態が表示されます。',
  };
};
