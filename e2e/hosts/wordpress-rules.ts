/**
 * How WordPress makes an embed of an address that it does not know, ported from its PHP: `WP_oEmbed::discover`
 * (wp-includes/class-wp-oembed.php) and `wp_filter_oembed_result` (wp-includes/embed.php), with the parts of
 * `shortcode_parse_atts`, `wp_kses` and `esc_url` that they come down to.
 */

/** `limit_response_size` of the request, in bytes. */
export const READ_BYTES = 153_600;

/** The address of the oEmbed file that a page names; null where WordPress finds none. */
export function discover(page: Uint8Array): string | null {
  const html = new TextDecoder().decode(page.subarray(0, READ_BYTES));
  const end = html.toLowerCase().indexOf('</head>');
  const head = end > 0 ? html.slice(0, end) : html;
  // PCRE's U turns greedy and lazy about.
  for (const [, inside] of head.matchAll(/<link([^<>]+?)\/??>/gi)) {
    const { type, href } = attributesOf(inside);
    if (type === 'application/json+oembed' && href) return decoded(href);
  }
  return null;
}

/** `shortcode_parse_atts`, in any order, with either quote; names in lower case. */
function attributesOf(text: string): Record<string, string | undefined> {
  const pattern =
    /([\w-]+)\s*=\s*"([^"]*)"(?:\s|$)|([\w-]+)\s*=\s*'([^']*)'(?:\s|$)|([\w-]+)\s*=\s*([^\s'"]+)(?:\s|$)/g;
  return Object.fromEntries(
    [...text.matchAll(pattern)].map((found) => {
      const [name, value] = found.slice(1).filter((group) => group !== undefined);
      return [name.toLowerCase(), value];
    }),
  );
}

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: [],
  iframe: [
    'src',
    'width',
    'height',
    'frameborder',
    'marginwidth',
    'marginheight',
    'scrolling',
    'title',
  ],
};

/**
 * What WordPress puts into an article for the `html` of an oEmbed file from a provider that is not on its list; null where
 * it puts nothing.
 * @param secret ten letters and digits, drawn for each embed
 */
export function filterResult(html: string, secret: string): string | null {
  const found = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(kses(html));
  if (!found) return null;
  const [, quote = '', iframe] = found;
  const framed = (quote + iframe).replace(
    / src=(['"])(.*?)\1/,
    (_, mark: string, src: string) =>
      ` src=${mark}${escUrl(`${src}#?secret=${secret}`)}${mark} data-secret=${mark}${secret}${mark}`,
  );
  const hidden = quote
    ? framed
        .replace('<iframe', '<iframe style="position: absolute; visibility: hidden;"')
        .replace('<blockquote', `<blockquote class="wp-embedded-content" data-secret="${secret}"`)
    : framed;
  return hidden.replace(
    /<iframe/i,
    '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"',
  );
}

/** Tags and attributes that are not allowed go; text stays. */
function kses(html: string): string {
  return html.replace(
    /<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/gi,
    (_, slash: string, tag: string, rest: string) => {
      const names = allowed[tag.toLowerCase()];
      if (!names) return '';
      if (slash) return `</${tag}>`;
      const kept = [...rest.matchAll(/([\w-]+)\s*=\s*("[^"]*"|'[^']*')/g)].filter(([, name]) =>
        names.includes(name.toLowerCase()),
      );
      return `<${[tag, ...kept.map(([, name, value]) => `${name}=${value}`)].join(' ')}>`;
    },
  );
}

/** Drops what WordPress does not take for a part of an address, and escapes for an attribute. */
function escUrl(url: string): string {
  return url
    .replace(/[^a-z0-9-~+_.?#=!&;,/:%@$|*'()[\]\\\u0080-\u{10ffff}]/giu, '')
    .replaceAll(/&(?:amp;|(?![a-z]+;|#\d+;))/gi, '&#038;')
    .replaceAll("'", '&#039;');
}
