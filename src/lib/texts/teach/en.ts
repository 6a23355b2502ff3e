/** Words of the page /teach and of the printed plans, in English. */

export const teach = {
  title: 'Teach with it',
  description:
    'Lessons of 20, 35 and 50 minutes that run in the browser, notes for the teacher in a second window, worksheets with an answer key.',
  lead: 'Three lessons, ready to give. The class predicts each step before it is shown; every number is computed while you watch.',
  lessons: 'Lessons',
  start: (minutes: number): string => `Start the ${minutes}-minute lesson`,
  plan: (minutes: number): string => `Plan of the ${minutes}-minute lesson`,
  minutes: (n: number): string => `${n} minutes`,
  slides: (all: number, asking: number): string => `${all} slides, ${asking} of them ask first`,
  how: {
    title: 'How a lesson runs',
    points: [
      'Start a lesson on the computer that the projector hangs on. It fills the window; `F` makes it fill the screen.',
      'Press `S` for the presenter window: what to say, what students get wrong, the answer, and a timer. Put it on your own screen. Each window follows the other.',
      'At a slide that asks, let everybody decide first. The first step forward opens the answer, the second brings the next slide. A clicker is enough for the whole lesson.',
      'Press `Q` for a QR code. Who scans it has the same slide on a device of their own.',
    ],
    keys: [
      ['PageDown', 'forward'],
      ['PageUp', 'back'],
      ['B', 'black screen, and back again'],
      ['S', 'presenter window'],
      ['Q', 'QR code'],
      ['F', 'full screen'],
      ['?', 'all keys'],
    ],
  },
  paper: {
    title: 'Worksheets',
    body: 'Blank tables to fill in by hand, and an answer key for you, both from one number. Another number gives another sheet.',
    level: {
      1: 'Level 1: up to the mask',
      2: 'Level 2: softmax and `ge` too',
      3: 'Level 3: all of it',
    },
  },
  more: {
    title: 'Before and after',
    practice: 'Questions without end, at three levels. Good as homework.',
    gotchas: 'Fourteen things that surprise even those who know the code, each with its source.',
  },
  needs: {
    title: 'What you need',
    points: [
      'A browser. No account, nothing to install.',
      'No server: all is computed in the page, the tiny model too, and nothing that students write leaves their device.',
    ],
  },
  sheet: {
    all: 'All lessons',
    print: 'Print the plan',
    present: 'Presenter window',
    worksheet: 'Worksheet',
    key: 'Answer key',
    aims: 'Afterwards students can',
    before: 'Before the lesson',
    glance: 'The lesson at a glance',
    time: 'Time',
    slide: 'Slide',
    shown: 'On the screen',
    asks: 'predict first',
    show: {
      words: 'words',
      lab: (step: string): string => `Mask Lab, ${step}`,
      'tiny-flamingo': 'the tiny Flamingo',
      'few-shot': 'few-shot prompts',
    },
    open: {
      slide: 'This slide',
      lab: 'The same in the Mask Lab',
      'tiny-flamingo': 'The tiny Flamingo’s page',
      'few-shot': 'The few-shot page',
    },
    notes: 'What to say and do',
    mistakes: 'What students usually get wrong',
    answer: 'Answer',
    computed: 'As computed',
    readOn: 'Read on',
  },
};
