import { error } from '@sveltejs/kit';
import { isNotebookName, notebookNames } from '$lib/texts/notebooks/names';
import { notebookText } from '$lib/ui/notebooks/files.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () =>
  notebookNames.map((name) => ({ file: `${name}.ipynb` }));

export const GET: RequestHandler = async ({ params }) => {
  const name = params.file.replace(/\.ipynb$/, '');
  if (!isNotebookName(name) || name === params.file) error(404);
  return new Response(await notebookText(name), {
    headers: { 'content-type': 'application/x-ipynb+json' },
  });
};
