/** A drawing of static/pictures as a component; see scripts/widgets/plugins.mjs. */
declare module 'picture:*.svelte' {
  import type { Component } from 'svelte';

  const drawing: Component;
  export default drawing;
}
