import type { Slide } from '../types';

export default {
  id: 'resampler',
  show: { kind: 'words' },
  gotcha: 'frames',
  text: {
    en: {
      title: 'Where do a picture’s latents come from?',
      lead: 'A picture has many patches, and a clip has many more. The perceiver resampler turns any number of them into the same few vectors.',
      notes: [
        'Say: “A vision encoder cuts the picture into patches and makes a vector of each. Then a fixed number of learnt vectors, the latents, look at all the patches and come back with what they found.”',
        'Ask: “One sample has a large picture, another a clip of many frames. How many columns does each get in the mask?” Let them vote.',
        'If there is time, open the resampler’s page and take frames away from the clip: what the latents look at changes, their number does not.',
      ],
      mistakes: [
        'Taking a latent for a region of the picture. Each latent can look at all patches of all frames.',
        'Giving each frame of a clip a `media_time` of its own. A clip has one `<image>` token, so all its frames share one time.',
        'Counting more columns for a larger picture. Their number is fixed when the model is made.',
      ],
      answer:
        'The same number of columns for each: as many as there are latents. Frames of one clip go in together and share one `media_time`.',
    },
    zh: {
      title: '一张图的潜在向量从哪里来？',
      lead: '一张图有许多图块，一段视频就更多。感知重采样器把任意多的图块变成同样几个向量。',
      notes: [
        '讲：“视觉编码器把图切成图块，每块变成一个向量。然后有固定几个学出来的向量，也就是潜在向量，去看所有的图块，带着看到的东西回来。”',
        '问：“一个样本是一张大图，另一个样本是许多帧的片段。它们在掩码里各占几列？”让全班投票。',
        '有时间的话，打开重采样器的页面，从片段里拿掉几帧：潜在向量看的地方变了，个数没变。',
      ],
      mistakes: [
        '把一个潜在向量当成图的一块区域。每个潜在向量都能看所有帧的所有图块。',
        '给片段的每一帧各编一个`media_time`。一段片段只有一个`<image>`词元，所以各帧的时间相同。',
        '以为图大列就多。列数在建模型时就定了。',
      ],
      answer: '列数都一样：有几个潜在向量就是几列。同一片段的各帧一起进去，共用一个`media_time`。',
    },
  },
} satisfies Slide;
