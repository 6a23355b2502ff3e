/** Absolute addresses on this very site, wherever it will live (SITE_URL). */

import { addressesOn } from './addresses';

export { addressesOn, widgetSearch, type Addresses } from './addresses';

export const addresses = addressesOn(__SITE_URL__);
