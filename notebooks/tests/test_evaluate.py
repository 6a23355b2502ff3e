import unittest

import torch

from tiny_flamingo import evaluate, questions
from tiny_flamingo.evaluate import Asker, Conversation, is_right, wilson
from tiny_flamingo.flamingo import Flamingo
from tiny_flamingo.picture_tasks import Media
from tiny_flamingo.questions import QUESTIONS, Turn
from tiny_flamingo.render import Renderer
from tiny_flamingo.show import sequence
from tiny_flamingo.world import HELD_OUT, NAMED, NUMBERS, TOKEN, UNPAIRED, VOCABULARY

from .support import noise_sprites, opened


class WilsonIntervals(unittest.TestCase):
    def test_are_those_of_the_literature(self):
        for (right, n), (low, high) in {(0, 10): (0.0, 0.2775), (5, 10): (0.2366, 0.7634), (10, 10): (0.7225, 1.0),
                                        (81, 263): (0.2553, 0.3662)}.items():  # fmt: skip
            self.assertAlmostEqual(wilson(right, n)[0], low, places=4)
            self.assertAlmostEqual(wilson(right, n)[1], high, places=4)

    def test_stay_between_0_and_1(self):
        for n in (1, 7, 1000):
            self.assertEqual((wilson(0, n)[0], wilson(n, n)[1]), (0.0, 1.0))


class Questions(unittest.TestCase):
    def test_are_the_same_for_the_same_numbers_and_others_for_others(self):
        for name in QUESTIONS:
            self.assertEqual(questions.draw(name, 5, 3), questions.draw(name, 5, 3))
        for name in ("naming", "dialogue", "clip, 4 frames"):
            drawn = [sequence(questions.draw(name, 5, i)[0].before) + str(questions.draw(name, 5, i)[0].answer) for i in range(40)]
            self.assertGreater(len(set(drawn)), 4)

    def test_show_as_many_examples_as_they_say(self):
        for name, media in {"naming": 1, "naming, 2 shots": 3, "new words, 4-way": 5, "new sign for the kind, 4 shots": 5}.items():
            items = questions.draw(name, 1, 1)[0].before
            self.assertEqual(sum(isinstance(item, Media) for item in items), media, name)

    def test_ask_for_a_word_whose_example_was_shown(self):
        for i in range(100):
            (turn,) = questions.draw("new words, 8-way", 5, i)
            self.assertIn(turn.answer[0], turn.before)
            shown = {frame.sprites[0].sprite for item in turn.before if isinstance(item, Media) for frame in item.frames}
            self.assertEqual(len(shown), 8)
            self.assertTrue(shown <= {t.index for t in HELD_OUT})

    def test_of_unpaired_facts_check_the_fact_and_not_the_name(self):
        places = {t.name: t.place for t in UNPAIRED}
        for i in range(100):
            first, second = questions.draw("fact after naming", 5, i)
            self.assertEqual((first.checked, second.checked), (False, True))
            self.assertEqual(second.answer, [places[first.answer[0]]])

    def test_in_dialogues_ask_for_one_of_the_three_by_its_number(self):
        names = {t.index: t.name for t in NAMED}
        for i in range(100):
            turns = questions.draw("dialogue", 5, i)
            shown = [item.frames[0].sprites[0].sprite for t in turns for item in t.before if isinstance(item, Media)]
            number = NUMBERS.index(turns[3].before[2])
            self.assertEqual(turns[3].answer, [names[shown[number]]])


class Asking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(0)
        cls.model = opened(Flamingo())
        cls.renderer = Renderer(noise_sprites())

    def test_side_by_side_gives_what_asking_alone_gives(self):
        asker = Asker(self.model, self.renderer)
        asked = [questions.draw("dialogue", 5, i) for i in range(3)]
        self.assertEqual(asker.answer(asked), [asker.answer([turns])[0] for turns in asked])

    def test_puts_answers_into_the_context_of_the_next_turn(self):
        asker, seen = Asker(self.model, self.renderer), []
        asker.next_words = lambda conversations: seen.append(list(conversations[0].ids)) or torch.eye(len(VOCABULARY))[[7]]
        asker.answer([[Turn(["this"], ["is", "a"]), Turn(["dog"], ["."])]])
        this, dog = TOKEN["this"], TOKEN["dog"]
        self.assertEqual(seen, [[this], [this, 7], [this, 7, 7, dog]])

    def test_an_edit_changes_the_latents_and_nothing_else(self):
        blind = Asker(self.model, self.renderer, edit=torch.zeros_like)
        conversation = Conversation()
        blind.put([conversation], [questions.draw("naming", 5, 0)[0].before])
        self.assertEqual(conversation.latents[0].abs().max().item(), 0)
        self.assertEqual(len(conversation.ids), 4)

    def test_is_right_only_if_every_checked_word_is(self):
        turns = [Turn([], ["a", "dog"]), Turn([], ["cat"], checked=False)]
        self.assertTrue(is_right(turns, [["a", "dog"], ["dog"]]))
        self.assertFalse(is_right(turns, [["a", "cat"], ["cat"]]))

    def test_controls_put_the_gates_back(self):
        before = {k: v.clone() for k, v in self.model.state_dict().items()}
        results = evaluate.controls(self.model, self.renderer, n=4, say=lambda line: None)
        self.assertTrue(all(torch.equal(before[k], v) for k, v in self.model.state_dict().items()))
        self.assertEqual({r["n"] for r in results.values()}, {4})
