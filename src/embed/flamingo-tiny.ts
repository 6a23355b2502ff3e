/** `<script type="module" src="…/widgets/flamingo-tiny.js">`: registers tiny-flamingo and flamingo-few-shot. */

import { defineModelWidgets } from './model/define';

defineModelWidgets();
