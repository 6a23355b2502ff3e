import { onMount } from 'svelte';

/**
 * Keeps the mark that tests and tools wait for, `html[data-model-ready]`, and takes it away with the page.
 * Called while a component is set up.
 */
export function markReady(isReady: () => boolean): void {
  // The root is no component's, so no template could carry it.
  $effect(() => {
    document.documentElement.toggleAttribute('data-model-ready', isReady());
  });
  onMount(() => () => document.documentElement.removeAttribute('data-model-ready'));
}
