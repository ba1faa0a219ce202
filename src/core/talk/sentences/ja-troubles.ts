import type { Trouble } from '../../news/trouble.ts';
import type { enTroubles } from './en-troubles.ts';
import { japanesePhrasing } from './ja-phrasing.ts';

/** The sentences about what went wrong with a feed or a page, in Japanese. */
export const jaTroubles = (locale: string): ReturnType<typeof enTroubles> => {
  const { duration } = japanesePhrasing(locale);
  return {
    trouble: (trouble) => troubleOf(trouble),
    advice: (trouble, retryAfter) =>
      adviceFor(trouble, retryAfter === undefined ? undefined : duration(retryAfter)),
  };
};

function troubleOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'bad address':
      return '読み取りが許されていないアドレスです';
    case 'private':
      return 'プライベートネットワーク内のアドレスです';
    case 'no such host':
      return 'その名前のサーバーが見つかりません';
    case 'no connection':
      return 'サーバーにつながりません';
    case 'not secure':
      return `サーバーの身元を確認できません（${trouble.detail}）`;
    case 'too slow':
      return 'サーバーの応答に時間がかかりすぎます';
    case 'too large':
      return 'フィードとしては大きすぎます';
    case 'redirects in circles':
      return 'サーバーの転送が堂々めぐりになっています';
    case 'status':
      return statusOf(trouble.status);
    case 'blocked':
      return `サイトを守る${trouble.by}がボットを通しません`;
    case 'gone':
      return 'サーバーによると、フィードは完全になくなりました（410）';
    case 'no feed':
      return 'フィードではなく、フィードを示すページでもありません';
    case 'too hard to read':
      return '読み取りに時間かメモリーがかかりすぎます';
  }
}

function statusOf(status: number): string {
  if (status === 404) return 'そのアドレスには何もありません（404）';
  if (status === 401 || status === 403) return `サーバーにアクセスを断られました（${status}）`;
  if (status === 429) return 'サーバーから間隔を空けるように求められています（429）';
  if (status >= 500) return `サーバー側で障害が起きています（${status}）`;
  return `サーバーがコード${status}を返しています`;
}

function adviceFor(trouble: Trouble, wait: string | undefined): string {
  switch (trouble.kind) {
    case 'bad address':
      return 'アドレスはhttp://かhttps://で始まるもので、パスワードや特殊なポートを含まないものにしてください。';
    case 'private':
      return '許可がないかぎり読み取りません。Newsdeskの運用担当者が、ホストか範囲をNEWSDESK_PRIVATE_FEEDSに設定すると読み取れます。';
    case 'no such host':
      return 'つづりは合っていますか？';
    case 'no connection':
    case 'too slow':
      return 'しばらくしてからもう一度お試しください。ブラウザーで開けるかどうかも確認してください。';
    case 'not secure':
      return 'サイトの運営者に証明書を直してもらう必要があります。確認できないサーバーからは何も読み取りません。';
    case 'too large':
    case 'too hard to read':
      return 'トピック別のものなど、もっと小さなフィードがそのサイトにありませんか？';
    case 'redirects in circles':
      return 'ブラウザーで開き、最後にたどり着いたアドレスを指定してください。';
    case 'status':
      return adviceForStatus(trouble.status, wait);
    case 'blocked':
      return 'こうした防護を回避することはしません。サイトの運営者がフィードリーダーを許可するか、別のアドレスでフィードを公開しているかもしれません。';
    case 'gone':
      return 'サイトで新しいフィードを探してください。';
    case 'no feed':
      return 'サイトでRSS、Atom、Feedという名前のリンクを探し、そのアドレスを指定してください。';
  }
}

function adviceForStatus(status: number, wait: string | undefined): string {
  if (status === 404)
    return 'つづりは合っていますか？サイトでRSS、Atom、Feedという名前のリンクを探してください。';
  if (status === 401 || status === 403)
    return 'フィードは、誰でも読めるか、アドレスに鍵を含むものにしてください。';
  if (status !== 429 && status < 500) return 'ブラウザーで開けるかどうか確認してください。';
  return wait === undefined
    ? 'あとでもう一度お試しください。'
    : `${wait}後にもう一度お試しください。`;
}
