/** Words of the pages, in English. */

export const pages = {
  site: {
    description:
      'An interactive explanation of DeepMind’s Flamingo: its masked gated cross-attention, computed live, one cell at a time.',
    /** Of the picture of a page in link previews. */
    pictureOf: (title: string) => `Picture of the page “${title}”`,
    skip: 'Skip to content',
    menu: 'Pages',
    home: 'Home',
    mask: 'Mask Lab',
    model: 'Tiny Flamingo',
    'few-shot': 'Few-shot',
    resampler: 'Resampler',
    gotchas: 'Gotchas',
    practice: 'Practice',
    teach: 'Teach',
    embed: 'Embed',
    notebooks: 'Notebooks',
    gallery: 'Gallery',
    about: 'About',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
    takeAway: 'Take away',
    takeAwayFailed: 'The menu could not be fetched: no connection? Try again.',
    footer: 'Every number on this site is computed in your browser from what is on screen.',
    source: 'Code: OpenFlamingo (MIT). Pictures: Noto Emoji (Apache 2.0).',
    notFound: 'This page does not exist.',
    unreachable: 'This page could not be fetched.',
    reconnect: 'No connection? Once you are online, try again. Back leads to where you were.',
    failed: 'This page could not be shown.',
  },
  home: {
    title: 'One example makes it clear',
    lead: 'Flamingo lets every word look at the picture right before it, and at nothing else. This is that rule at work: **click a word to turn it into a picture**, and read any cell.',
    walk: 'Walk through all 13 steps',
    doors: 'Go on',
    door: {
      mask: 'From token ids to the gate in 13 steps, beside the OpenFlamingo code.',
      model: 'A real model in your browser: show it pictures, ask it in words.',
      'few-shot': 'Teach it by example: a new word, a fact, a count, with up to eight shots.',
      resampler: 'However many frames go in, eight latents come out: watch where each one looks.',
      gotchas: 'Fourteen things that are easy to get wrong: predict first, then look.',
      practice: 'Questions without end about the cells, and hunts for the wrong line.',
      teach: 'A lesson of 20, 35 or 50 minutes, ready to project; worksheets to print.',
      embed: 'Put one live widget into your own article, or take pictures, numbers and code.',
      notebooks: 'The same walk as notebooks: in TypeScript, and against PyTorch.',
      gallery: 'Every step of every preset at a glance.',
      about: 'Sources, licences, and how the numbers are checked.',
    },
  },
  mask: {
    title: 'The Mask Lab',
    description:
      'Step through OpenFlamingo’s masked cross-attention, cell by cell, on your own example.',
    projector: 'Projector',
    leaveProjector: 'Leave the projector form (Esc)',
  },
  gallery: {
    title: 'Gallery',
    lead: 'Every step of a preset, in both themes: for a quick look, and for review.',
    preset: 'Preset',
    open: 'Open in the Mask Lab',
  },
  about: {
    title: 'About',
    description: 'Sources, licences, and how the numbers are checked.',
    sections: [
      {
        title: 'What this is',
        body: 'A study note on Flamingo says that reading the code is abstract and one example makes it clear. This site is that example, made alive: B = 2, T_txt = 4, T_img = 3, n = 2, computed by a small tensor core written in TypeScript that runs in your browser.',
      },
      {
        title: 'Where the numbers come from',
        body: 'Text and latents are small random vectors drawn from the seed in the address; the same word has the same vector everywhere. Everything after that is computed: nothing on screen is made up, and every cell can be worked out again from the cells it names.',
      },
      {
        title: 'How they are checked',
        body: 'The core replays reference numbers recorded from the real OpenFlamingo (commit 655f693, PyTorch 1.13): masked cross-attention, gated block and single operations. Masks, integers and exact zeros must be equal; float32 numbers must agree within 1e-5, scores in the thousands within 5e-5. A property test works thousands of random cells out again from their declared sources.',
      },
      {
        title: 'The tiny Flamingo',
        body: 'The model on its own page is a real one, of 2.7 million weights, trained from nothing by Flamingo’s recipe: a vision encoder by contrast, then frozen; a language model on text, then frozen; then only the resampler and the gated cross-attention. It departs from the paper in five ways: two heads of the language model start by looking one word back, its text holds `<image>` where a picture was taken out, the weight matrices were trained with Muon, 8 latents stand for a picture instead of 64, and the weights are stored in 8 bits. The card has the skills as measured, the limits, and the licence of the artwork.',
        card: 'Model card (Markdown)',
      },
      {
        title: 'What is simplified',
        body: 'In the Mask Lab, vectors have 8 numbers and heads 4, so that they can be read. Every `<image>` has the same text vector. Picture i is the same picture in every sample of the batch.',
      },
      {
        title: 'Sources and licences',
        body: 'Flamingo: a Visual Language Model for Few-Shot Learning (Alayrac et al., NeurIPS 2022). The Python shown is from mlfoundations/open_flamingo (MIT). The pictures are from Noto Emoji (Apache 2.0). This site is MIT.',
      },
    ],
  },
};
