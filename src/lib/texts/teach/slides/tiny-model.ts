import type { Slide } from '../types';

export default {
  id: 'tiny-model',
  show: { kind: 'widget', widget: 'tiny-flamingo', query: '', asked: 'spoiler=1' },
  text: {
    en: {
      title: 'What does a real model do with its pictures?',
      lead: 'This Flamingo was trained by the same recipe, only tiny, and it runs here in the browser. What will it say?',
      notes: [
        'Say: “All that you have seen happens in this model, in each of its gated layers, for every word.” Describe the prompt: one picture of a panda, and the words “this is a”. Let the class predict the next word. The step forward uncovers the model, which begins to work then: give it a few seconds.',
        'Let somebody choose other pictures or another question. It knows emoji scenes and a few hundred words; about anything else it guesses.',
        'Open the tiny model’s page, close all gates under “Experiments”, and compare the two answers. Ask beforehand: “Will it be silent, or talk nonsense?”',
      ],
      mistakes: [
        'Expecting a model that knows the world. It was made to be looked into.',
        'Expecting silence with closed gates. A language model goes on talking; only the pictures do not reach it any more.',
      ],
      answer:
        'The answer on screen is computed now, from these pictures. With all gates closed it follows from the words alone, whatever the pictures show.',
    },
    zh: {
      title: '真的模型怎样用它的图？',
      lead: '这个Flamingo用同样的方法训练，只是很小，就在这个浏览器里运行。它会说什么？',
      notes: [
        '讲：“刚才看到的一切，都发生在这个模型的每个门控层里，对每个词都是如此。”说明提示是什么：一张熊猫的图，后面是“this is a”。让全班先猜下一个词。往前一步就揭开，模型这时才开始算，等它几秒钟。',
        '请一位同学换几张图，或换一个问题。它只认识表情符号的场景和几百个词，别的全靠猜。',
        '打开小Flamingo的页面，在实验一栏把门全部关上，比较两次的回答。先问：“它会一言不发，还是胡说？”',
      ],
      mistakes: [
        '指望它认识整个世界。做它是为了让人看进去。',
        '以为关上门它就不说话了。语言模型会接着说，只是图再也到不了它那里。',
      ],
      answer:
        '屏幕上的回答是此刻根据这些图算出来的。门全部关上以后，回答只取决于文字，不管图里是什么。',
    },
  },
} satisfies Slide;
