import type { enVisit } from './en-visit.ts';

/** What is said where the bot is no member, and what stands in the menu of a message, in Japanese. */
export const jaVisit: typeof enVisit = {
  findHeadlines: '見出しを探す',
  visitingServer:
    '私はこのサーバーのメンバーではありません。お答えはできますが、ここに自動で投稿することはできないため、設定できるものがありません。サーバーの管理者は私を追加できます。',
  visitingPeople:
    '私はこの会話に参加していません。お答えはできますが、ここに自動で投稿することはできないため、設定できるものがありません。',
  ownDigestInstead:
    '自分用のダイジェストを設定するには、私へのダイレクトメッセージに次のように入力してください：',
  addToServer: 'サーバーに追加',
};
