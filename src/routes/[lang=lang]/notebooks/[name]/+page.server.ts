import { error } from '@sveltejs/kit';
import { langs, type Lang } from '$lib/texts';
import { isNotebookName, notebookNames } from '$lib/texts/notebooks/names';
import { notebookText } from '$lib/ui/notebooks/files.server';
import { readNotebook } from '$lib/ui/notebooks/format';
import { documentOf } from '$lib/ui/notebooks/read';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
  langs.flatMap((lang) => notebookNames.map((name) => ({ lang, name })));

export const load: PageServerLoad = async ({ params }) => {
  const { lang, name } = params as { lang: Lang; name: string };
  if (!isNotebookName(name)) error(404);
  return { name, read: documentOf(readNotebook(await notebookText(name)), lang) };
};
