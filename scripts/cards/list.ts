/** All pictures for link previews: which part of which page each shows, and what is written beside it. */

import { shared, type Shared } from '../../src/lib/player/widget/shared';
import { langs, loadTexts, type Lang } from '../../src/lib/texts';
import { loadAboutTexts } from '../../src/lib/texts/about';
import { loadEmbedTexts } from '../../src/lib/texts/embed';
import { loadFewShotTexts } from '../../src/lib/texts/few-shot';
import { loadModelTexts } from '../../src/lib/texts/model';
import { loadResamplerTexts } from '../../src/lib/texts/resampler';
import { loadShareTexts, sharedText } from '../../src/lib/texts/share';
import { loadGotchasTexts } from '../../src/lib/texts/gotchas';
import { loadPracticeTexts } from '../../src/lib/texts/practice';
import { loadTeachTexts } from '../../src/lib/texts/teach';
import { loadNotebooksTexts } from '../../src/lib/texts/notebooks';
import type { Page } from '../../src/lib/ui/pages';

/** A part of a page that stands for the whole. */
export interface View {
  readonly page: 'mask' | 'model' | 'few-shot' | 'resampler';
  /** In that page's address, without the question mark. */
  readonly query: string;
}

export interface Card {
  readonly lang: Lang;
  /** Its file is static/cards/LANG/ID.png. */
  readonly id: string;
  readonly view: View;
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
}

/** What stands for each page of the site. */
const views: Readonly<Record<Page, View>> = {
  home: { page: 'mask', query: 'step=mask' },
  mask: { page: 'mask', query: 'step=softmax' },
  model: { page: 'model', query: '' },
  'few-shot': { page: 'few-shot', query: '' },
  resampler: { page: 'resampler', query: '' },
  gotchas: { page: 'mask', query: 't=...I,..I.&step=softmax' },
  practice: { page: 'mask', query: 't=.I.I,I.I.&step=mask' },
  teach: { page: 'mask', query: 't=.I.I,I.I.&step=broadcast' },
  embed: { page: 'mask', query: 'step=gate' },
  notebooks: { page: 'mask', query: 'step=sim' },
  gallery: { page: 'mask', query: 't=.I.I,I.I.&op=ge&step=mask' },
  about: { page: 'mask', query: 'step=text_time' },
};

export async function allCards(): Promise<readonly Card[]> {
  const cards = await Promise.all(
    langs.map(async (lang) => [...(await pageCards(lang)), ...(await shareCards(lang))]),
  );
  return cards.flat();
}

async function pageCards(lang: Lang): Promise<readonly Card[]> {
  const t = await loadTexts[lang]();
  const texts: Record<Page, { readonly title: string; readonly description: string }> = {
    home: { title: t.site.name, description: t.site.description },
    mask: t.mask,
    model: await loadModelTexts[lang](),
    'few-shot': await loadFewShotTexts[lang](),
    resampler: await loadResamplerTexts[lang](),
    gotchas: await loadGotchasTexts[lang](),
    practice: await loadPracticeTexts[lang](),
    teach: await loadTeachTexts[lang](),
    notebooks: await loadNotebooksTexts[lang](),
    embed: await loadEmbedTexts[lang](),
    gallery: { title: t.gallery.title, description: t.gallery.lead },
    about: await loadAboutTexts[lang](),
  };
  return (Object.keys(views) as Page[]).map((id) => {
    const { title, description } = texts[id];
    return { lang, id, view: views[id], title, description, siteName: t.site.name };
  });
}

async function shareCards(lang: Lang): Promise<readonly Card[]> {
  const [t, m] = await Promise.all([loadTexts[lang](), loadShareTexts[lang]()]);
  return shared.map((one) => ({
    lang,
    id: one.id,
    view: viewOf(one),
    ...sharedText(m, one.of),
    siteName: t.site.name,
  }));
}

const viewOf = ({ of, pageQuery }: Shared): View => ({ page: of.page, query: pageQuery });
