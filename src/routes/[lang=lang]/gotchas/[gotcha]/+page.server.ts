import { error } from '@sveltejs/kit';
import { langs, type Lang } from '$lib/texts';
import { listed, type Listed } from '$lib/texts/gotchas/files';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
  langs.flatMap((lang) => listed.map(({ id }) => ({ lang, gotcha: id })));

/** Where it stands among the others, whose own files this page does not fetch. */
export const load: PageServerLoad = async ({ params }) => {
  const lang = params.lang as Lang;
  const at = listed.findIndex(({ id }) => id === params.gotcha);
  if (at < 0) error(404);
  const titled = async (one: Listed | undefined) =>
    one ? { id: one.id, title: (await one.load()).words[lang].title } : null;
  return {
    number: listed[at].number,
    count: listed.length,
    previous: await titled(listed[at - 1]),
    next: await titled(listed[at + 1]),
  };
};
