/**
 * flamingo-explainer/elements: defines the custom elements of all widgets as it is imported, and connects to a widget in a
 * frame. In Node it defines nothing, so that pages may be rendered there.
 */

export { connect, type Connection, type FromWidget } from '../embed/client';
export * from './elements/mask';
export * from './elements/tiny';
