/** The code pane, which an article rarely asks for. */

export { default as CodePane } from '../../lib/ui/CodePane.svelte';
