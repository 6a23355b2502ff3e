/** What is folded away at first. */

export { default as MoreSettings } from '../../lib/ui/MoreSettings.svelte';
export { default as TokenEditing } from '../../lib/ui/TokenEditing.svelte';
