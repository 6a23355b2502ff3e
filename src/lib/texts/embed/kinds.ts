/** For whom the builder has words: every widget, every part that can be left out, every way in. */

interface Named {
  readonly name: string;
}

export type WidgetText = Readonly<
  Record<
    'mask' | 'text-time' | 'softmax' | 'gate' | 'tiny-flamingo' | 'few-shot',
    Named & { readonly what: string }
  >
>;

export type HideableText = Readonly<
  Record<'prose' | 'controls' | 'inspector' | 'timeline', string>
>;

interface Snippet extends Named {
  /** Which hosts take it, and which do not. */
  readonly hosts: string;
}

export type SnippetText = Readonly<
  Record<
    | 'iframe'
    | 'script'
    | 'element'
    | 'wordpress'
    | 'wordpress-html'
    | 'ghost'
    | 'hugo-file'
    | 'hugo'
    | 'jekyll'
    | 'markdown'
    | 'jupyter'
    | 'card'
    | 'china'
    | 'github'
    | 'reveal',
    Snippet
  >
>;
