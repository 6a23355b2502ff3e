/** Before publishing: the widgets link to the site and fetch the model from it, so its address must be the real one. */

import { siteUrl } from '../site-url.js';

if (new URL(siteUrl).protocol !== 'https:') {
  console.error(`The widgets would point to ${siteUrl}: set SITE_URL to the address of the site.`);
  process.exitCode = 1;
}
