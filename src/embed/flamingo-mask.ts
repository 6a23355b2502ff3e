/** `<script type="module" src="…/widgets/flamingo-mask.js">`: registers flamingo-mask, -text-time, -softmax and -gate. */

import { defineLabWidgets } from './lab-widgets';

defineLabWidgets();
