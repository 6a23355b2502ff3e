/** What every part of the builder may ask for without being handed it. */

import { createContext } from 'svelte';
import type { Builder } from '../../player/widget/builder.svelte';
import type { EmbedTexts } from '../../texts/embed';

export const [getEmbedTexts, setEmbedTexts] = createContext<() => EmbedTexts>();
export const [getBuilder, setBuilder] = createContext<Builder>();
