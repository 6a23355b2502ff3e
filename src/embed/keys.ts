/** Keys pressed inside a widget stay in it: a host that is a slide show must not turn its page at a letter in a field. */

/** These lead out of a widget, or mean something to every page. */
const OUT: readonly string[] = ['Tab', 'Escape'];

/** @param moved false where PageUp or PageDown had nowhere to go here: then the host may have them */
export function staysInside(event: KeyboardEvent, moved: boolean): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || OUT.includes(event.key)) return false;
  return /^Page(Up|Down)$/.test(event.key) ? moved : true;
}
