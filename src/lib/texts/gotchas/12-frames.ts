import { caseOf, changedIn, changedLastFrame } from '../../lesson/experiments';
import { need, run } from '../../trace';
import { answerThat, defineGotcha, same } from './define';
import { at, example, scene } from './examples';
import { four, list, row } from './say';
import { helpers, issue, openFlamingo } from './sources';

/** How many frames. */
const FRAMES = 3;
/** T = 1, F = 3, and T = 3, F = 1. */
const clip = example('I..', { T_img: 1 });
const pictures = example('I..', { T_img: FRAMES });

const timesOf = (inputs: typeof clip): number[] => {
  const times = need(run(inputs), 'media_time');
  return Array.from({ length: times.size }, (_, i) => times.get(i));
};

function find() {
  const change = changedLastFrame(caseOf(run(clip)), FRAMES, clip.seed);
  const tokens = change.shape[1];
  return {
    change,
    clipTimes: timesOf(clip),
    pictureTimes: timesOf(pictures),
    clipTokens: changedIn(change, 0).map((t) => t + 1),
    last: change.get(0, tokens - 1),
    lastOfPictures: change.get(1, tokens - 1),
  };
}

export const gotcha = defineGotcha({
  id: 'frames',
  scenes: [scene(clip, at('media_time', 0)), scene(pictures, at('media_time', FRAMES - 1))],
  asksAt: 'sequence',
  shows: ['media_time', 'mask'],
  find,
  right: ({ clipTimes }) =>
    answerThat(same(clipTimes, [1, 2, 3]), same(clipTimes, [1]), same(clipTimes, [])),
  results: ({ change }) => [{ tensor: 'change_of_out', values: change, kind: 'change' }],
  sources: [
    issue('lucidrains/flamingo-pytorch', 8),
    issue('EvolvingLMMs-Lab/Otter', 295),
    openFlamingo('open_flamingo/src/flamingo.py'),
    helpers,
  ],
  text: {
    en: {
      title: 'T or F: what are three frames?',
      card: '`vision_x` has an axis T and an axis F. With a clip of three frames, which of them is 3?',
      lead: '`vision_x` is (B, T, F, C, H, W): T counts what the text calls `<image>`, F the frames of one of them. Below are one `<image>` and the same three frames, once as a clip (T = 1, F = 3), once as three pictures (T = 3, F = 1).',
      ask: 'What is the `media_time` of each of the clip’s three frames?',
      answers: ['1, 2 and 3', '1 for all of them', 'None: frames have no media_time'],
      why: ({ clipTimes, pictureTimes }) => [
        `That is how three pictures are counted: ${row('en', pictureTimes, String)}. media_time counts T, and of a clip T is ${clipTimes.length}.`,
        `\`media_time\` is \`arange(T_img) + 1\`, here ${row('en', clipTimes, String)}: the resampler has made one set of latents of all the frames.`,
        'A clip is one medium with one set of latents, and these columns do have a media_time.',
      ],
      sentences: ({ clipTokens, last, lastOfPictures }) => [
        `As a clip the frames enter the resampler together and come out as one medium: change the last frame, and the \`out\` of tokens ${list('en', clipTokens)} changes, of the last one by ${four(last)}.`,
        `As three pictures after one \`<image>\` only the first is ever seen: the same change moves the last token by ${four(lastOfPictures)}.`,
        'OpenFlamingo’s own `Flamingo` class asserts F == 1; its resampler takes more, and knows their order only if it is given `frame_embs`.',
      ],
      scenes: ['One clip of three frames: T = 1, F = 3', 'Three pictures: T = 3, F = 1'],
      results: () => [
        {
          title:
            'Largest change of each token’s `out` when the last frame changes (resampler with weights drawn from the seed)',
          rows: ['clip', 'pictures'],
          columns: ['<image>', 'old', 'big'],
        },
      ],
    },
    zh: {
      title: 'T还是F：三帧算什么？',
      card: '`vision_x`有T和F两个轴。三帧的视频，哪个轴是3？',
      lead: '`vision_x`的形状是`(B, T, F, C, H, W)`：T数的是文本里的`<image>`，F数的是其中一个的帧。下面只有一个`<image>`，同样三帧，一次当作视频（T = 1，F = 3），一次当作三张图（T = 3，F = 1）。',
      ask: '视频的三帧，`media_time`各是多少？',
      answers: ['1、2、3', '全是1', '没有：帧没有media_time'],
      why: ({ clipTimes, pictureTimes }) => [
        `三张图才这样数：${row('zh', pictureTimes, String)}。media_time数的是T，而视频的T是${clipTimes.length}。`,
        `\`media_time\`是\`arange(T_img) + 1\`，这里是${row('zh', clipTimes, String)}：重采样器把所有帧变成了一组潜在向量。`,
        '视频是一个媒体，有一组潜在向量，这些列当然有media_time。',
      ],
      sentences: ({ clipTokens, last, lastOfPictures }) => [
        `当作视频时，各帧一起进入感知重采样器，出来是一个媒体：改动最后一帧，词元${list('zh', clipTokens)}的\`out\`都变，最后一个变了${four(last)}。`,
        `当作三张图放在一个\`<image>\`之后，只有第一张会被看到：同样的改动让最后一个词元变了${four(lastOfPictures)}。`,
        'OpenFlamingo自己的`Flamingo`类断言F == 1；它的重采样器能接受更多帧，但只有给了`frame_embs`才知道帧的先后。',
      ],
      scenes: ['一段三帧的视频：T = 1，F = 3', '三张图：T = 3，F = 1'],
      results: () => [
        {
          title: '最后一帧改变时，每个词元`out`的最大变化（重采样器的权重由种子抽取）',
          rows: ['视频', '三张图'],
          columns: ['<image>', 'old', 'big'],
        },
      ],
    },
  },
});
