import type { ParamMatcher } from '@sveltejs/kit';
import { isLang, type Lang } from '$lib/texts';

/** Every page lives under /en/ and /zh/. */
export const match: ParamMatcher = (param): param is Lang => isLang(param);
