/** All that asking takes, but for its words: fetched when a reader wants to predict. */

export { default as Ask } from './Ask.svelte';
