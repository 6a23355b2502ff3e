/** The Markdown that shows a picture, says it in words, and leads to what it shows. */

/** @param file the name under which the picture lies beside the text */
export function pictureMarkdown(
  file: string,
  { alt, link }: { alt: string; link: string },
): string {
  const words = alt.replace(/\s+/g, ' ').replace(/[\\[\]`*_<>!|]/g, '\\$&');
  const address = link.replace(/[()<>\s\\]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
  return `[![${words}](${file})](${address})\n`;
}
