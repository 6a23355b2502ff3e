import unittest

import torch

from tiny_flamingo.flamingo import Flamingo
from tiny_flamingo.gated_cross_attention import MaskedCrossAttention, text_to_media_mask
from tiny_flamingo.picture_tasks import draw
from tiny_flamingo.render import Renderer
from tiny_flamingo.rng import Random
from tiny_flamingo.train_flamingo import batch_of
from tiny_flamingo.world import THINGS

from .support import UNNAMED, noise_sprites, opened


def drawn_batch(seed: int, n: int = 6):
    rng = Random(seed)
    unnamed = [len(THINGS) + i for i in range(UNNAMED)]
    return batch_of([draw(rng, unnamed) for _ in range(n)], Renderer(noise_sprites(), coarse=True))


class TheMask(unittest.TestCase):
    def setUp(self):
        self.text_time = torch.tensor([[0, 1, 1, 2, 3]])

    def shown(self, immediate):
        return text_to_media_mask(self.text_time, 3, 2, immediate)[0, 0].int().tolist()

    def test_eq_shows_the_last_picture_alone(self):
        rows = [[0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1]]
        self.assertEqual(self.shown(True), rows)

    def test_ge_shows_all_pictures_so_far(self):
        rows = [[0, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1]]
        self.assertEqual(self.shown(False), rows)

    def test_text_before_the_first_picture_gets_exactly_0_and_hidden_pictures_have_no_effect(self):
        torch.manual_seed(0)
        attend = MaskedCrossAttention(128, 96, 32, 4)
        x, media = torch.randn(1, 5, 128), torch.randn(1, 3, 2, 96)
        other = media.clone()
        other[:, 1] = torch.randn(1, 2, 96)
        for immediate, changed in ((True, [3]), (False, [3, 4])):
            mask = text_to_media_mask(self.text_time, 3, 2, immediate)
            a, b = (attend(x, m, mask, self.text_time)[0] for m in (media, other))
            self.assertEqual(a[0].abs().max().item(), 0.0)
            self.assertEqual([t for t in range(5) if not torch.allclose(a[t], b[t], atol=1e-6)], changed)


class AtStepZero(unittest.TestCase):
    def test_logits_equal_the_plain_language_models_exactly(self):
        torch.manual_seed(1)
        model = Flamingo()
        for seed in (1, 2, 3):
            ids, media, counts = drawn_batch(seed)
            with torch.no_grad():
                logits = model(ids, model.condition(model.encode(media) if media else None, counts))
            self.assertEqual((logits - model.lang_encoder(ids)).abs().max().item(), 0.0)

    def test_an_open_gate_lets_the_pictures_in(self):
        torch.manual_seed(1)
        model = opened(Flamingo())
        ids, media, counts = drawn_batch(1)
        with torch.no_grad():
            logits = model(ids, model.condition(model.encode(media), counts))
        self.assertGreater((logits - model.lang_encoder(ids)).abs().max().item(), 0.1)

    def test_the_gates_have_a_gradient_and_nothing_frozen_has_one(self):
        torch.manual_seed(1)
        model = Flamingo()
        model.loss(*drawn_batch(1)).backward()
        for block in model.gated_cross_attn_layers:
            self.assertGreater(block.ff_gate.grad.abs().item(), 0)
        trained = model.trained()
        self.assertTrue(all(p.grad is None for name, p in model.named_parameters() if name not in trained))
        self.assertEqual({n for n, p in model.named_parameters() if p.requires_grad}, set(trained))


class Conditioning(unittest.TestCase):
    def test_puts_the_media_of_each_row_in_order_and_zeros_after_them(self):
        model = Flamingo()
        latents = torch.arange(1.0, 4.0)[:, None, None].expand(3, 8, 96)
        media = model.condition(latents, [1, 0, 2])
        self.assertEqual(tuple(media.shape), (3, 2, 8, 96))
        self.assertEqual(media[:, :, 0, 0].tolist(), [[1, 0], [0, 0], [2, 3]])
        self.assertEqual(model.condition(None, [0, 0]).abs().max().item(), 0)

    def test_clips_and_pictures_mixed_give_the_latents_they_give_alone(self):
        torch.manual_seed(1)
        model = opened(Flamingo())
        media = [torch.randn(frames, 3, 48, 48) for frames in (1, 4, 1, 3)]
        with torch.no_grad():
            together, alone = model.encode(media), [model.encode([m])[0] for m in media]
        for a, b in zip(together, alone):
            self.assertTrue(torch.allclose(a, b, atol=1e-5))

    def test_the_order_of_frames_matters_and_more_frames_than_trained_are_interpolated(self):
        torch.manual_seed(1)
        model = Flamingo().eval()
        clip = torch.randn(4, 3, 48, 48)
        with torch.no_grad():
            a, b = model.encode([clip, clip.flip(0)])
        self.assertGreater((a - b).abs().max().item(), 1e-4)
        rows, embs = model.perceiver.frame_embeddings(7), model.perceiver.frame_embs
        self.assertTrue(torch.allclose(rows[::2], embs) and torch.allclose(rows[1], (embs[0] + embs[1]) / 2, atol=1e-6))

    def test_other_rows_and_padding_change_nothing(self):
        torch.manual_seed(1)
        model = opened(Flamingo())
        ids, media, counts = drawn_batch(4)
        with torch.no_grad():
            latents = model.encode(media)
            together = model(ids, model.condition(latents, counts))
            start = 0
            for row, count in enumerate(counts):
                length = int((ids[row] != 0).sum())
                mine = latents[start : start + count]
                alone = model(ids[row : row + 1, :length], model.condition(mine if count else None, [count]))
                self.assertTrue(torch.allclose(together[row, :length], alone[0], atol=1e-4))
                start += count
