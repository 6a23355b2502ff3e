/** What the build of the widgets puts beside the entries (scripts/package/elements.ts). */
declare module '*/elements/flamingo-mask.js' {}
declare module '*/elements/flamingo-tiny.js' {}
