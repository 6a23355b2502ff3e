/** Words of the page /about, in English. */

export const about = {
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
};
