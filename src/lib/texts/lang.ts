export const langs = ['en', 'zh'] as const;

export type Lang = (typeof langs)[number];

/** What stands in <html lang>. */
export const htmlLang: Record<Lang, string> = { en: 'en', zh: 'zh-CN' };

/** Each language by its own name. */
export const langName: Record<Lang, string> = { en: 'English', zh: '中文' };

/** For where there is little room. */
export const langShort: Record<Lang, string> = { en: 'EN', zh: '中文' };

export function isLang(value: string | undefined): value is Lang {
  return langs.some((lang) => lang === value);
}
