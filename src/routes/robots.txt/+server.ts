import { robotsOf } from '$lib/ui/share/sitemap';
import { addresses } from '$lib/ui/site-url';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = () =>
  new Response(robotsOf(addresses), { headers: { 'content-type': 'text/plain' } });
