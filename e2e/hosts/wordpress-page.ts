/** An article in WordPress: what its `wp-embed.js` does with messages of an embedded page. */

import { hostHtml } from './host';

/** `window.wp.receiveEmbedMessage` of wp-includes/js/wp-embed.js, but for its links. */
export const wpEmbed = `
addEventListener('message', (event) => {
  const data = event.data;
  if (!data || !(data.secret || data.message || data.value)) return;
  if (/[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const source of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
    if (event.source !== source.contentWindow) continue;
    source.removeAttribute('style');
    if (data.message === 'height') {
      let height = parseInt(data.value, 10);
      if (height > 1000) height = 1000;
      else if (~~height < 200) height = 200;
      source.height = height;
    }
  }
});
`;

/** @param embed the iframe as WordPress writes it */
export const article = (embed: string): string =>
  hostHtml(
    '<style>body { max-width: 650px; margin: 40px auto; font: 18px/1.6 Georgia, serif } iframe { max-width: 100% }</style><script src="/wp-embed.js"></script>',
    `<p><a id="before" href="#before">before</a></p><figure class="wp-block-embed">${embed}</figure><p><a id="after" href="#after">after</a></p>`,
  );
