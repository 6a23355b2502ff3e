/** The words of the "Take away" menu, in English. */

export const takeaway = {
  title: 'Take away',
  lead: 'What stands on the screen, to keep: as a link, a picture, numbers or code.',
  /** Said while the reader is to predict. */
  veiled:
    'What is still hidden on this step is left out, and so is the code: predict it, or skip, first.',
  close: 'Close',
  what: 'Of what',
  groups: { link: 'Link', picture: 'Picture', numbers: 'Numbers', code: 'Code' },
  copy: 'Copy',
  save: 'Save',
  show: 'Show',
  hide: 'Hide',
  /** Spoken of a button that stands beside a name: the name is part of it. */
  does: (verb: string, name: string) => `${verb}: ${name}`,
  copied: (name: string) => `${name}: copied.`,
  saved: (file: string) => `${file}: saved.`,
  making: (name: string) => `${name}: being made …`,
  makingStep: (name: string, step: number, of: number) => `${name}: step ${step} of ${of} …`,
  failed: (name: string, why: string) => `${name}: this did not work (${why}).`,
  kept: {
    text: (name: string) =>
      `${name}: this place allows no copying. Here is the text, selected: press Ctrl+C (⌘C).`,
    file: (name: string) =>
      `${name}: this place allows no saving. Here is the text, selected: press Ctrl+C (⌘C).`,
    picture: (name: string) =>
      `${name}: this place allows no saving. Here is the picture: keep it by right-clicking or by a long press.`,
    none: (name: string) =>
      `${name}: this place allows no saving, and the file is no text. Open the page by itself first.`,
  },
  link: {
    name: 'Permalink',
    hint: 'Opens this page in this very state.',
    qr: 'QR code',
    qrHint: 'Large enough for the last row of a classroom.',
    qrLabel: (link: string) => `QR code of the link ${link}`,
    tooLong: 'This link is too long for a QR code.',
  },
  picture: {
    /** Under a picture. */
    cut: 'A part of a table that is too large for a picture: what was in view.',
    svg: 'SVG',
    svgHint: 'Sharp at every size; opens anywhere.',
    png: 'PNG',
    pngHint: 'Twice as fine as on screen.',
    gif: 'GIF',
    gifHint: (steps: number) => `All ${steps} steps, one after another.`,
    markdown: 'Markdown',
    none: 'There is no picture to take here yet.',
    markdownHint: 'For a README: the picture’s file, words for who cannot see it, the link.',
  },
  numbers: {
    tensor: 'Tensor',
    all: (tensors: number) => `All ${tensors} tensors in one file.`,
    csv: 'CSV',
    csvHint: 'A line for each row, with its index.',
    npy: '.npy',
    npyHint: 'For NumPy: np.load.',
    npz: '.npz',
    json: 'JSON',
    jsonHint: 'The whole run: inputs, weights, every tensor.',
    latex: 'LaTeX',
    latexHint: 'A matrix for a paper.',
    markdown: 'Markdown table',
    markdownHint: 'A table for a README.',
    none: 'There are no numbers to take here yet.',
  },
  code: {
    pytorch: 'PyTorch',
    numpy: 'NumPy',
    typescript: 'TypeScript',
    hint: {
      pytorch: 'Makes these numbers again, with torch alone.',
      numpy: 'Makes these numbers again, with numpy alone.',
      typescript: 'Makes these numbers again, with this site’s package.',
    },
  },
};
