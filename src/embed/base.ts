/** Where the site of this script is: from the script's own address, so that a copy on another host stands on its own feet. */

/** `https://example.org/flamingo/widgets/flamingo-mask.js` → `https://example.org/flamingo` */
export function baseOf(script: string | undefined): string {
  const path = script?.split(/[?#]/)[0] ?? '';
  const match = /^(https?:\/\/.+)\/widgets\/[\w-]+\.js$/.exec(path);
  // Bundled into a host's own script, or inside a file that holds everything: the address that the build was given.
  return match?.[1] ?? __SITE_URL__;
}

/** A classic script is `currentScript` while it runs; a module knows its own address. In Node there is neither. */
function ownAddress(): string | undefined {
  const script = typeof document === 'undefined' ? null : document.currentScript;
  return script?.getAttribute('src') ? (script as HTMLScriptElement).src : import.meta.url;
}

/** Without a slash at the end. */
export const siteBase: string = baseOf(ownAddress());
