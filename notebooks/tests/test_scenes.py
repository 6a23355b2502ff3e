import unittest

from tiny_flamingo.captions import Subjects, draw_batch, position
from tiny_flamingo.rng import Random
from tiny_flamingo.scenes import SIDE, clip, copies, pair, single
from tiny_flamingo.world import COLOURS, MOTIONS, NUMBERS


def edges(s):
    """The sprite's own square, untilted: left, top, right, bottom."""
    half = s.size // 2
    return s.x - half, s.y - half, s.x + half, s.y + half


class Scenes(unittest.TestCase):
    def test_one_thing_lies_inside_the_picture(self):
        for seed in range(500):
            left, top, right, bottom = edges(single(Random(seed), 0).sprites[0])
            self.assertGreaterEqual(min(left, top), 0)
            self.assertLessEqual(max(right, bottom), SIDE)

    def test_copies_are_as_many_as_asked_and_lie_inside(self):
        for seed in range(500):
            count = 1 + seed % 6
            scene = copies(Random(seed), 5, count)
            self.assertEqual([len(scene.sprites), scene.facts["count"]], [count, count])
            self.assertEqual({s.sprite for s in scene.sprites}, {5})
            for left, top, right, bottom in map(edges, scene.sprites):
                self.assertGreaterEqual(min(left, top), 0)
                self.assertLessEqual(max(right, bottom), SIDE)

    def test_copies_do_not_cover_one_another(self):
        for seed in range(300):
            sprites = copies(Random(seed), 5, 6).sprites
            for i, a in enumerate(sprites):
                for b in sprites[:i]:
                    apart = max(abs(a.x - b.x), abs(a.y - b.y))
                    self.assertGreaterEqual(apart, a.size - 2)

    def test_a_pair_stands_in_the_order_of_its_facts(self):
        for seed in range(300):
            left, right = pair(Random(seed), 3, 8).sprites
            self.assertEqual((left.sprite, right.sprite), (3, 8))
            self.assertLessEqual(edges(left)[2], edges(right)[0] + 2)

    def test_a_clip_changes_one_thing_evenly_and_in_the_right_direction(self):
        for seed, motion in enumerate(MOTIONS * 40):
            frames = [scene.sprites[0] for scene in clip(Random(seed), 2, motion, 4)]
            xs, ys, sizes = ([getattr(s, k) for s in frames] for k in ("x", "y", "size"))
            moving = {"left": xs[::-1], "right": xs, "up": ys[::-1], "down": ys, "grows": sizes, "shrinks": sizes[::-1]}[motion]
            steps = [b - a for a, b in zip(moving, moving[1:])]
            self.assertGreater(min(steps), 0, motion)
            self.assertLessEqual(max(steps) - min(steps), 1, motion)
            still = {"left": [ys, sizes], "right": [ys, sizes], "up": [xs, sizes], "down": [xs, sizes]}.get(motion, [xs, ys])
            self.assertEqual([len(set(values)) for values in still], [1, 1], motion)

    def test_eight_frames_begin_and_end_where_four_do(self):
        for seed, motion in enumerate(MOTIONS):
            four, eight = (clip(Random(seed), 1, motion, n) for n in (4, 8))
            self.assertEqual((four[0], four[-1]), (eight[0], eight[-1]))

    def test_the_background_is_near_its_colour(self):
        for seed in range(300):
            scene = single(Random(seed), 0)
            self.assertTrue(all(abs(a - b) <= 16 for a, b in zip(scene.background, COLOURS[scene.colour])))


class Captions(unittest.TestCase):
    def test_say_what_is_in_the_scene(self):
        subjects = Subjects(["night with stars"])
        for seed in range(20):
            for scene, text in zip(*draw_batch(Random(seed), subjects, 64)):
                self.assertTrue(text.startswith(subjects.content(scene)))
                rest = text[len(subjects.content(scene)) :].strip()
                self.assertIn(rest, ("", f"on {scene.colour}", position(scene)))
                if "count" in scene.facts:
                    self.assertEqual(text.split()[0], NUMBERS[len(scene.sprites) - 1])
