/** Hugo 0.60 and later drop raw HTML in Markdown, so the frame comes from a shortcode. */

import { html, quoted } from './escape';
import type { Embedded } from './embedded';

/** The file `layouts/shortcodes/flamingo.html`. Hugo's templates escape what is put in. */
export const hugoFile = ({ site }: Embedded): string =>
  `<iframe src="${html(site)}/embed/{{ .Get "widget" }}/?{{ .Get "query" | safeURL }}"
  title="{{ .Get "title" }}" width="100%" height="{{ .Get "height" }}" loading="lazy"
  allow="fullscreen; clipboard-write" style="border:0;max-width:100%"></iframe>
<p><a href="{{ .Get "page" | safeURL }}">{{ .Get "title" }}</a></p>
`;

/** The call in an article. */
export const hugoCall = ({ widget, query, title, height, page }: Embedded): string =>
  `{{< flamingo widget="${widget}" query=${quoted(query)} title=${quoted(title)} height="${height}" page=${quoted(page)} >}}`;
