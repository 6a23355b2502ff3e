/** What is painted on a canvas has the colours of the theme in force: it must be painted anew when that changes. */

/** @returns stops listening */
export function onThemeChange(repaint: () => void): () => void {
  const themes = new MutationObserver(repaint);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', repaint);
  return () => {
    themes.disconnect();
    system.removeEventListener('change', repaint);
  };
}
