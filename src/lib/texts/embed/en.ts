/** Words of the builder page, in English. Apart from the others: only this page fetches them. */

import type { HideableText, SnippetText, WidgetText } from './kinds';

const widgets: WidgetText = {
  mask: {
    name: 'Mask',
    what: 'Which picture each word may look at. Any step of the Lab, or all 13.',
  },
  'text-time': { name: 'text_time', what: 'From tokens to the running count of pictures.' },
  softmax: { name: 'Softmax', what: 'From the masked scores to the zeroed rows.' },
  gate: { name: 'Gate', what: 'What the gate lets through, with its slider.' },
  'tiny-flamingo': {
    name: 'Tiny Flamingo',
    what: 'Pictures and words in, the next words out: the real model.',
  },
  'few-shot': { name: 'Few-shot', what: 'Up to eight examples, and how sure the answer is.' },
};

const hide: HideableText = {
  prose: 'Question and text',
  controls: 'Settings',
  inspector: 'Sentence about a cell',
  timeline: 'Steps and play',
};

const snippets: SnippetText = {
  iframe: {
    name: 'HTML: frame',
    hosts: 'Any page where you may write HTML. With a link below it for readers without frames.',
  },
  script: {
    name: 'HTML: frame that grows',
    hosts:
      'The same with a script of one kilobyte that makes the frame as high as its content. Needs a host that lets scripts in.',
  },
  element: {
    name: 'HTML: custom element',
    hosts:
      'Part of your own page: takes its width and its light or dark from there. Needs a host that lets module scripts in.',
  },
  wordpress: {
    name: 'WordPress: address',
    hosts:
      'Paste it on a line of its own: WordPress asks the page for its embed code (oEmbed) and shows the widget in a sandboxed frame.',
  },
  'wordpress-html': {
    name: 'WordPress: HTML block',
    hosts: 'For administrators and editors; from others WordPress takes the frame away.',
  },
  ghost: {
    name: 'Ghost: HTML card',
    hosts: 'In an HTML card. We believe scripts run there; not tried.',
  },
  'hugo-file': {
    name: 'Hugo: the shortcode',
    hosts:
      'Once, as layouts/shortcodes/flamingo.html. Hugo since 0.60 drops HTML in Markdown, not in shortcodes.',
  },
  hugo: { name: 'Hugo: the call', hosts: 'In the article, wherever the widget is to stand.' },
  jekyll: {
    name: 'Jekyll',
    hosts:
      'Raw HTML in a Markdown article; there is nothing in it that Liquid would take for its own.',
  },
  markdown: {
    name: 'Markdown',
    hosts:
      'A picture with a link. Save the PNG by “Take away” on the page of this state, and put it beside your article.',
  },
  jupyter: {
    name: 'Jupyter',
    hosts: 'A cell of a Python notebook. Not shown on GitHub, which runs no frames.',
  },
  card: {
    name: 'Notion, Medium, Coda',
    hosts:
      'These show frames of sites on their own list only. The address becomes a preview with picture and title.',
  },
  china: {
    name: '知乎, 掘金, 公众号, CSDN',
    hosts:
      'Pictures only, as far as known: 掘金 drops frames, 公众号 takes no SVG, 知乎 and CSDN are not tried. Save the PNG or the GIF by “Take away” on the page of this state, and upload it; where there is no Markdown, set the link by hand.',
  },
  github: {
    name: 'GitHub README',
    hosts:
      'No frames, no scripts: a picture file from your repository that links to the live page. Save it by “Take away” on the page of this state.',
  },
  reveal: {
    name: 'reveal.js, Slidev',
    hosts: 'In a slide. Keys go to the widget only while it has the focus.',
  },
};

export const embed = {
  title: 'Embed',
  description:
    'Put one live widget of Flamingo’s masked cross-attention into your own article, and take pictures, numbers and code away.',
  lead: 'Choose a widget, set it up, copy what your host takes. **The widget runs on its own**: no account, no tracking, nothing is asked of anybody else.',
  choose: 'Which widget',
  widgets,
  state: {
    title: 'What it shows',
    preset: 'Example',
    own: 'Your own',
    step: 'Step',
    from: 'From',
    to: 'to',
    task: 'Task',
    paste: 'Or paste the address of one of this site’s pages',
    take: 'Take over',
    taken: 'Taken over.',
    unusable: 'Nothing of it could be used, so nothing has changed.',
    notOurs: 'This is not the address of a page that a widget could show.',
  },
  look: {
    title: 'How it looks',
    size: 'Size',
    sizes: { full: 'Full, with code', embed: 'Medium', min: 'Small' },
    sizesOfModel: { full: 'Full', embed: 'Medium', min: 'Small' },
    language: 'Language',
    theme: 'Theme',
    hide: 'Leave out',
    hidden: hide,
    spoiler: 'Hidden until clicked',
    predict: 'Ask for a guess before each step',
    height: 'Height at first',
  },
  preview: {
    title: 'Preview',
    frame: 'As a frame',
    element: 'As an element',
    width: 'Width',
    full: 'All',
    frameTitle: (name: string) => `Preview: ${name}`,
    news: 'You have changed the preview.',
    use: 'Use what it shows',
    problem: (message: string) => `The widget says: ${message}`,
    noElement: 'The element’s script could not be fetched.',
    alone: 'Open alone',
  },
  code: {
    title: 'Copy',
    titleOf: 'Title',
    titleHint: 'Said to those who cannot see the frame. Two widgets on one page need two titles.',
    copy: 'Copy',
    copied: 'Copied.',
    selected: 'Selected: copy it by keyboard.',
    noShare:
      'There is no page with embed code for this very state; only for the ready examples. The address below leads to the site itself.',
  },
  snippets,
  files: {
    title: 'Download',
    single: 'One HTML file',
    singleWhat:
      'The widget in this state, in a file that needs nothing else: for a slide deck, a course folder, a machine without network.',
    making: 'Putting it together…',
    failed: (why: string) => `It could not be made: ${why}`,
    saved: (size: string) => `Saved, ${size}.`,
    pictures: 'Pictures and numbers',
    picturesWhat:
      'SVG, PNG and GIF of each step, tables, arrays and code are under “Take away” on the page of this state.',
    openPage: 'Open the page',
  },
};
