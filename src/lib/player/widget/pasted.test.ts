import { describe, expect, it } from 'vitest';
import { readPasted } from './pasted';
import { sharedById } from './shared';

const read = (text: string) => {
  const pasted = readPasted(text, 'gate');
  return pasted && [pasted.widget, pasted.query, pasted.lang];
};

describe('a pasted address', () => {
  it('is of a page, wherever the site lives, with its language', () => {
    expect(read('https://example.org/flamingo/zh/mask/?t=.II')).toEqual(['gate', 't=.II', 'zh']);
    expect(read(' http://x.org/en/model?op=ge ')).toEqual(['tiny-flamingo', 'op=ge', 'en']);
    expect(read('https://x.org/zh/')).toEqual(['mask', '', 'zh']);
    expect(read('https://x.org/embed/softmax/?lang=zh#a')).toEqual(['softmax', 'lang=zh', null]);
  });

  it('needs no scheme, no host, not even a path', () => {
    expect(read('127.0.0.1:4217/en/mask/?t=.II')).toEqual(['gate', 't=.II', 'en']);
    expect(read('localhost:5173/zh/few-shot/')).toEqual(['few-shot', '', 'zh']);
    expect(read('/en/few-shot/?task=counting')).toEqual(['few-shot', 'task=counting', 'en']);
    expect(read('?t=.II')).toEqual(['gate', 't=.II', null]);
  });

  it('is the example of a page that hands one on', () => {
    const { query } = sharedById('mask-padding')!;
    expect(read('https://x.org/zh/share/mask-padding/')).toEqual(['mask', query, 'zh']);
    expect(read('https://x.org/zh/share/nonsense/')).toBeNull();
  });

  it('is none where no widget shows it', () => {
    const none = [
      '',
      '?',
      'hello',
      'two words',
      'https://x.org/',
      'x.org/en/about/',
      'javascript:x',
      'http://',
    ];
    expect(none.map(read)).toEqual(none.map(() => null));
  });
});
