import type { enLanguage } from './en-language.ts';
import { phrasing } from './phrasing.ts';

/** The sentences about the language that the bot writes, in Japanese. */
export const jaLanguage = (locale: string): ReturnType<typeof enLanguage> => {
  const { and } = phrasing(locale);
  return {
    languageIs: (name) => `このチャンネルでは、誰に対しても${name}で書きます。`,
    languageIsAuto:
      'このチャンネルでは、それぞれの方の言語でお答えします。自動の投稿には、プラットフォームで設定されているチャンネルの言語か、ダイジェストを設定した方の言語を使います。',
    languagesThere: (names) => `使える言語は${and(names)}です。選ぶには：`,
    languageBack: 'プラットフォームの設定に戻すには：',
  };
};
