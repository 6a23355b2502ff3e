import type { Slide } from '../types';

export default {
  id: 'story',
  show: { kind: 'lab', query: 't=.I.I.&img=2&w=Look+flamingo+dog', asks: false },
  text: {
    en: {
      title: 'Which picture does each word speak of?',
      lead: 'A story with two pictures. You see at once which word goes with which picture. How could a model know?',
      notes: [
        'Say: “Flamingo reads text with pictures in it. Where a picture belongs, the text holds one token, `<image>`. The picture itself travels beside the text, as a few vectors.”',
        'Point at each word in turn and let the class call out which picture it may look at. Take the answers without judging them.',
        'Ask: “What would the model learn about the word ’flamingo’ if it looked at the dog as well?”',
        'Say: “Each word may look at one picture only, the nearest one before it. A table of yes and no sees to that, the mask. At the end of this lesson you can fill it in by hand.”',
      ],
      mistakes: [
        'Taking the `<image>` token for the picture. It only marks the place, like a bookmark; no pixel is in it.',
        'Giving a word the picture that follows it, as with a caption above a photo. Flamingo reads from left to right, so a word looks back.',
      ],
      answer:
        '“Look” goes with no picture, “flamingo” with the first, “dog” with the second: each word with the nearest picture before it. An `<image>` token goes with its own picture.',
    },
    zh: {
      title: '每个词说的是哪张图？',
      lead: '一个带两张图的小故事。你一眼就看出哪个词配哪张图。模型怎么知道？',
      notes: [
        '讲：“Flamingo读的是夹着图的文本。该放图的地方，文本里只有一个词元`<image>`；图本身变成几个向量，走另一条路进来。”',
        '依次指着每个词，让全班说出它可以看哪张图。先收下所有回答，不作评判。',
        '问：“如果flamingo这个词也看到了狗，模型会学到什么？”',
        '讲：“每个词只许看一张图，就是它前面最近的那张。管这件事的是一张写着可以和不可以的表，叫掩码。下课时，你能用手把它填出来。”',
      ],
      mistakes: [
        '把`<image>`词元当成了图。它只标出位置，好比一枚书签，里面没有像素。',
        '把词配给后面的图，像写在照片上方的标题那样。Flamingo从左往右读，词是往回看的。',
      ],
      answer:
        '“Look”不配任何图，“flamingo”配第一张，“dog”配第二张：每个词配它前面最近的一张。`<image>`词元配它自己那张。',
    },
  },
} satisfies Slide;
