/** The script of the page in an iframe, `/embed/mask/` and its like. */

import { defineLabWidgets } from './lab-widgets';
import { startPage } from './page';

defineLabWidgets();
startPage();
