import { sitemapOf } from '$lib/ui/share/sitemap';
import { addresses } from '$lib/ui/site-url';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = () =>
  new Response(sitemapOf(addresses), { headers: { 'content-type': 'application/xml' } });
