/**
 * Switches of Svelte's runtime that a widget never throws: it takes over no page that a server drew, and has no component
 * of Svelte 4. They are variables there, since a site may throw them; as constants all that hangs on them falls away.
 */

/** Module of Svelte → the switches in it, each false at the start. */
const SWITCHES = {
  'svelte/src/internal/client/dom/hydration.js': ['hydrating'],
  'svelte/src/internal/flags/index.js': [
    'async_mode_flag',
    'legacy_mode_flag',
    'tracing_mode_flag',
  ],
};

/** Adapts components to Svelte's own custom elements, and keeps itself in the bundle by declaring a class as it starts. */
const UNUSED = /svelte\/src\/internal\/client\/dom\/elements\/custom-element\.js$/;

/** @returns {import('vite').Plugin} */
export function svelteSwitches() {
  return {
    name: 'svelte-switches',
    transform(code, id) {
      if (UNUSED.test(id)) return { code, map: null, moduleSideEffects: false };
      const known = Object.entries(SWITCHES).find(([path]) => id.endsWith(path));
      return known ? { code: known[1].reduce(fixed, code), map: null } : null;
    },
  };
}

/** @param {string} code @param {string} name @throws {Error} in a version of Svelte without that switch */
function fixed(code, name) {
  const declared = `export let ${name} = false;`;
  if (!code.includes(declared)) throw new Error(`svelte-switches: Svelte has no '${name}'`);
  const thrown = new RegExp(`(?<!let )\\b${name} = (true|false|value);`, 'g');
  return code.replace(thrown, '').replace(declared, `export const ${name} = false;`);
}
