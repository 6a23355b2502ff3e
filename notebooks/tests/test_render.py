import unittest

import numpy as np
import torch

from tiny_flamingo.render import Renderer, to_input
from tiny_flamingo.rng import Random
from tiny_flamingo.scenes import SIDE, Scene, Sprite, copies, single
from tiny_flamingo.sprites import premultiplied, transform

from .support import noise_sprites


def flat_sprite(rgba):
    return np.broadcast_to(np.array(rgba, np.uint8), (1, 48, 48, 4)).copy()


def scene_of(sprites, background=(10, 20, 30), brightness=1.0):
    return Scene(sprites, "black", background, brightness)


class Rendering(unittest.TestCase):
    def test_an_empty_scene_is_its_background(self):
        picture = Renderer(flat_sprite([255, 0, 0, 255])).draw(scene_of([]))
        self.assertEqual((picture.shape, picture.dtype), ((SIDE, SIDE, 3), np.uint8))
        self.assertTrue((picture == (10, 20, 30)).all())

    def test_an_opaque_sprite_covers_its_square_and_nothing_else(self):
        picture = Renderer(flat_sprite([200, 100, 50, 255])).draw(scene_of([Sprite(0, 24, 20, 20, 0, False)]))
        self.assertTrue((picture[11:29, 15:33] == (200, 100, 50)).all())
        covered = (picture != (10, 20, 30)).any(-1)
        ys, xs = np.nonzero(covered)
        # 20 pixels from 14 to 33 and from 10 to 29, and a rim of one where the bilinear edge fades out
        self.assertEqual((xs.min(), xs.max(), ys.min(), ys.max()), (13, 34, 9, 30))
        self.assertLess(np.abs(picture[9, 20].astype(int) - (10, 20, 30)).max(), 30)

    def test_half_transparent_pixels_mix_with_the_background_and_brightness_touches_the_sprite_alone(self):
        picture = Renderer(flat_sprite([200, 100, 50, 51])).draw(scene_of([Sprite(0, 24, 24, 40, 0, False)], brightness=0.9))
        mixed = [int(np.floor(b * 0.8 + c * 0.2 * 0.9 + 0.5)) for b, c in zip((10, 20, 30), (200, 100, 50))]
        self.assertEqual(picture[24, 24].tolist(), mixed)

    def test_later_sprites_lie_on_top(self):
        sprites = np.concatenate([flat_sprite([255, 0, 0, 255]), flat_sprite([0, 255, 0, 255])])
        here = dict(x=24, y=24, size=20, angle=0, mirror=False)
        picture = Renderer(sprites).draw(scene_of([Sprite(0, **here), Sprite(1, **here)]))
        self.assertEqual(picture[24, 24].tolist(), [0, 255, 0])

    def test_what_hangs_over_the_edge_is_cut(self):
        renderer = Renderer(flat_sprite([255, 255, 255, 255]))
        for x, y in ((0, 0), (47, 0), (0, 47), (47, 47)):
            picture = renderer.draw(scene_of([Sprite(0, x, y, 20, 0, False)]))
            covered = int((picture == 255).all(-1).sum())
            self.assertTrue(81 <= covered <= 121, covered)  # about a quarter of 20 x 20
        for x, y in ((24, -40), (24, 90), (-40, 24), (90, 24)):
            picture = renderer.draw(scene_of([Sprite(0, x, y, 44, 24, False)]))
            self.assertTrue((picture == (10, 20, 30)).all())

    def test_mirroring_turns_left_and_right(self):
        sprite = premultiplied(noise_sprites()[:1])[0]
        plain, mirrored = (transform(sprite, 30, 0, m) for m in (False, True))
        self.assertTrue(torch.allclose(plain.flip(-1), mirrored, atol=1e-6))

    def test_angles_turn_clockwise(self):
        corner = flat_sprite([0, 0, 0, 0])
        corner[0, :16, 16:32] = 255  # a mark at the top
        ink = transform(premultiplied(corner)[0], 40, 90, False)[3]
        xs = (ink * torch.arange(ink.shape[1])).sum() / ink.sum()
        self.assertGreater(xs, ink.shape[1] * 0.6)

    def test_what_was_drawn_before_changes_nothing(self):
        scenes = [copies(Random(i), i % 137, 1 + i % 6) for i in range(30)]
        used, small = Renderer(noise_sprites()), Renderer(noise_sprites(), cache=1)
        for scene in scenes + scenes:
            self.assertTrue((used.draw(scene) == small.draw(scene)).all())

    def test_coarse_drawing_rounds_sizes_and_angles(self):
        exact, coarse = Renderer(noise_sprites()), Renderer(noise_sprites(), coarse=True)
        fits = scene_of([Sprite(3, 20, 22, 30, 12, True)])
        between = scene_of([Sprite(3, 20, 22, 31, 14, True)])
        self.assertTrue((coarse.draw(between) == exact.draw(fits)).all())
        self.assertFalse((exact.draw(between) == exact.draw(fits)).all())

    def test_input_is_centred_and_channels_come_first(self):
        picture = Renderer(noise_sprites()).draw(single(Random(1), 4))
        x = to_input(picture[None])
        self.assertEqual((tuple(x.shape), x.dtype), ((1, 3, SIDE, SIDE), torch.float32))
        self.assertAlmostEqual(x[0, 2, 5, 7].item(), (int(picture[5, 7, 2]) - 127.5) / 70, places=6)
