/** The script of the page in an iframe, `/embed/tiny-flamingo/` and `/embed/few-shot/`. */

import { defineModelWidgets } from './model/define';
import { startPage } from './page';

defineModelWidgets();
startPage();
