import { isLang, loadTexts } from '$lib/texts';
import type { LayoutLoad } from './$types';

export const prerender = true;
export const trailingSlash = 'always';

export const load: LayoutLoad = async ({ params, url }) => {
  // A page that does not exist has no parameters; its address may still say the language.
  const lang = [params.lang, ...url.pathname.split('/')].find((part) => isLang(part)) ?? 'en';
  return { lang, t: await loadTexts[lang]() };
};
