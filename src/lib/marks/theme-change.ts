/** What is painted on a canvas has the colours of the theme in force: it must be painted anew when that changes. */

/**
 * @param element under the theme: a page's own, or a widget's
 * @returns stops listening
 */
export function onThemeChange(element: Element, repaint: () => void): () => void {
  const themes = new MutationObserver(repaint);
  themes.observe(element.closest('[data-theme]') ?? document.documentElement, {
    attributeFilter: ['data-theme'],
  });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', repaint);
  return () => {
    themes.disconnect();
    system.removeEventListener('change', repaint);
  };
}
