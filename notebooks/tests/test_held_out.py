"""The promises that the evaluation stands on, checked on thousands of drawn captions and sequences."""

import unittest

from tiny_flamingo import sprites
from tiny_flamingo.captions import Subjects, draw_batch
from tiny_flamingo.picture_tasks import draw
from tiny_flamingo.rng import Random
from tiny_flamingo.world import HELD_OUT, NAMED, PAIRED, THINGS, UNPAIRED

UNNAMED_NAMES = [name for _, name in sprites.unnamed()]
UNNAMED = [len(THINGS) + i for i in range(len(UNNAMED_NAMES))]
HELD_OUT_SPRITES = {t.index for t in HELD_OUT}
HELD_OUT_WORDS = {word for t in HELD_OUT for word in (t.name, t.plural)}


class HeldOutThings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        from .support import chunks_of

        rng = Random(12345)
        cls.chunks = [chunk for _ in range(6000) for chunk in chunks_of(draw(rng, UNNAMED))]
        rng, cls.captions = Random(54321), []
        for _ in range(20):
            cls.captions += zip(*draw_batch(rng, Subjects(UNNAMED_NAMES), 256))

    def test_the_world_is_divided(self):
        self.assertEqual((len(HELD_OUT), len(NAMED), len(THINGS)), (20, 117, 137))
        self.assertEqual({t.index for t in PAIRED} | {t.index for t in UNPAIRED}, {t.index for t in NAMED})
        self.assertGreaterEqual(len(UNPAIRED), 19)

    def test_are_never_in_a_captioned_picture(self):
        shown = {s.sprite for scene, _ in self.captions for s in scene.sprites}
        self.assertFalse(shown & HELD_OUT_SPRITES)
        self.assertGreaterEqual(len(shown & {t.index for t in NAMED}), 117)

    def test_are_never_named_in_a_caption(self):
        self.assertFalse({word for _, text in self.captions for word in text.split()} & HELD_OUT_WORDS)

    def test_have_no_lookalike_among_the_unnamed(self):
        emoji = {t.emoji for t in HELD_OUT}
        for character, name in sprites.unnamed():
            self.assertNotIn(character, emoji)
            self.assertFalse(set(name.split()) & {t.name for t in HELD_OUT}, name)

    def test_are_never_pictured_in_stage_4(self):
        shown = {sprite for pictured, _ in self.chunks for sprite in pictured}
        self.assertFalse(shown & HELD_OUT_SPRITES)
        self.assertTrue({t.index for t in NAMED} <= shown)

    def test_are_named_beside_nothing_but_unnamed_pictures(self):
        beside = {sprite for pictured, words in self.chunks if words & HELD_OUT_WORDS for sprite in pictured}
        self.assertTrue(beside <= set(UNNAMED))
        self.assertTrue(any(not pictured and words & HELD_OUT_WORDS for pictured, words in self.chunks))

    def test_unpaired_facts_never_come_with_their_pictures(self):
        facts = {t.index: {t.place, t.kind} for t in UNPAIRED}
        told = 0
        for pictured, words in self.chunks:
            for sprite in pictured & set(facts):
                self.assertFalse(words & facts[sprite], THINGS[sprite].name)
            told += any({THINGS[s].place, THINGS[s].kind} & words for s in pictured if s < len(THINGS))
        self.assertGreater(told, 500)

    def test_unpaired_facts_are_told_in_text_alone(self):
        heard = {t.name for pictured, words in self.chunks if not pictured for t in UNPAIRED if {t.name, t.place} <= words}
        self.assertGreater(len(heard), len(UNPAIRED) // 2)
