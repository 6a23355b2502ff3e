/** For tests: a lesson of four slides. The second and the last ask. */

import type { Lesson, LessonStop, SlideText } from '../../../texts/teach/types';

const text = (title: string): SlideText => ({
  title,
  lead: '',
  notes: [],
  mistakes: [],
  answer: '',
});

const stop = (id: string, minutes: number, show: LessonStop['show']): LessonStop => ({
  id,
  minutes,
  show,
  gotcha: null,
  text: text(id),
});

export const lesson: Lesson = {
  id: '20',
  title: 'four slides',
  summary: '',
  aims: [],
  before: [],
  minutes: 10,
  worksheet: { seed: 1, level: 1 },
  stops: [
    stop('story', 1, { kind: 'words' }),
    stop('mask', 4, { kind: 'lab', query: 't=.I.I,I.I.&step=mask', asks: true }),
    stop('model', 3, { kind: 'widget', widget: 'tiny-flamingo', query: '', asked: null }),
    stop('rows', 2, { kind: 'lab', query: 'step=zero_rows', asks: true }),
  ],
};

export const slides = lesson.stops.map(({ id }) => id);
