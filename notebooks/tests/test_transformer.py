import unittest

import torch

from tiny_flamingo import attention
from tiny_flamingo.language_model import CONTEXT, LanguageModel, text_loss
from tiny_flamingo.transformer import rotary_table, rotate
from tiny_flamingo.world import IMAGE, PAD, TOKEN, VOCABULARY


class RotaryPositions(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.table = rotary_table(40, 32).double()
        self.x = torch.randn(1, 2, 40, 32, dtype=torch.float64)

    def test_position_0_is_left_alone_and_lengths_are_kept(self):
        turned = rotate(self.x, self.table)
        self.assertTrue(torch.equal(turned[:, :, 0], self.x[:, :, 0]))
        self.assertTrue(torch.allclose(turned.norm(dim=-1), self.x.norm(dim=-1)))

    def test_pairs_are_half_a_head_apart_and_turn_by_base_to_the_minus_2j_over_dim(self):
        one = torch.zeros(1, 1, 4, 32, dtype=torch.float64)
        one[..., 5] = 1
        angle = torch.tensor(3 * 10000 ** (-2 * 5 / 32), dtype=torch.float64)
        turned = rotate(one, self.table)[0, 0, 3]
        self.assertAlmostEqual(turned[5].item(), angle.cos().item(), places=6)
        self.assertAlmostEqual(turned[21].item(), angle.sin().item(), places=6)
        self.assertEqual(int((turned != 0).sum()), 2)

    def test_products_depend_on_the_distance_alone(self):
        q, k = (torch.randn(32, dtype=torch.float64).expand(1, 1, 40, 32) for _ in range(2))
        products = rotate(q, self.table)[0, 0] @ rotate(k, self.table)[0, 0].T
        for back in (0, 1, 7):
            row = products.diagonal(-back)
            self.assertTrue(torch.allclose(row, row[:1].expand_as(row), atol=1e-5))
        self.assertGreater((products.diagonal(-1)[0] - products.diagonal(1)[0]).abs().item(), 1e-3)


class TheLanguageModel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(2)
        cls.model = LanguageModel(len(VOCABULARY)).eval()
        cls.ids = torch.randint(3, len(VOCABULARY), (3, 24))

    def test_no_word_hears_of_a_later_one(self):
        torch.manual_seed(3)
        for block in self.model.blocks:
            torch.nn.init.normal_(block.proj.weight, std=0.1)
            torch.nn.init.normal_(block.out.weight, std=0.1)
        other = self.ids.clone()
        other[:, 12:] = other[:, 12:].flip(1)
        with torch.no_grad():
            a, b = self.model(self.ids), self.model(other)
        self.assertTrue(torch.equal(a[:, :12], b[:, :12]))
        self.assertFalse(torch.allclose(a[:, 12:], b[:, 12:], atol=1e-3))

    def test_two_heads_start_by_looking_one_word_back(self):
        torch.manual_seed(4)
        pattern = attention.patterns(LanguageModel(len(VOCABULARY)), self.ids)[0]
        share = attention.share_at(pattern, 1).mean(0)
        self.assertGreater(share[:2].min().item(), 0.8)
        self.assertLess(share[2:].max().item(), 0.4)
        one_back = pattern[:, :2, 1:].argmax(-1) == torch.arange(23)
        self.assertGreater(one_back.float().mean().item(), 0.9)

    def test_patterns_are_those_that_the_block_uses(self):
        block, h = self.model.blocks[1], torch.randn(2, 9, 128)
        weights = attention.weights_of(block, h, self.model.mask, self.model.table)
        v = block.qkv(block.ln_1(h)).chunk(3, dim=-1)[2].view(2, 9, 4, 32).transpose(1, 2)
        x = h + block.proj((weights @ v).transpose(1, 2).reshape(2, 9, 128))
        x = x + block.out(torch.nn.functional.gelu(block.fc(block.ln_2(x))))
        self.assertTrue(torch.allclose(x, block(h, self.model.mask, self.model.table), atol=1e-5))
        self.assertEqual(weights.triu(1).abs().max().item(), 0)

    def test_the_context_ends_where_the_table_does(self):
        self.assertEqual(tuple(self.model(torch.zeros(1, CONTEXT, dtype=torch.long)).shape), (1, CONTEXT, len(VOCABULARY)))
        with self.assertRaises(RuntimeError):
            self.model(torch.zeros(1, CONTEXT + 1, dtype=torch.long))


class TheLoss(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        pad, image = TOKEN[PAD], TOKEN[IMAGE]
        self.ids = torch.tensor([[image, 7, 8, 1, image, 9], [5, 6, 1, pad, pad, pad]])
        self.counted = [(0, 0), (0, 1), (0, 2), (0, 4), (1, 0), (1, 1)]  # (row, place before the word)
        self.logits = torch.randn(2, 6, 12, dtype=torch.float64, requires_grad=True)
        self.loss = text_loss(self.logits, self.ids, pad, image)

    def test_is_the_plain_mean_over_all_text_tokens(self):
        log_p = self.logits.log_softmax(-1)
        costs = [-log_p[b, t, self.ids[b, t + 1]].item() for b, t in self.counted]
        self.assertAlmostEqual(self.loss.item(), sum(costs) / len(costs), places=12)

    def test_weighs_every_word_alike_and_pictures_and_padding_not_at_all(self):
        self.loss.backward()
        p = self.logits.detach().softmax(-1)
        expected = torch.zeros_like(p)
        for b, t in self.counted:
            expected[b, t] = p[b, t] / len(self.counted)
            expected[b, t, self.ids[b, t + 1]] -= 1 / len(self.counted)
        self.assertTrue(torch.allclose(self.logits.grad, expected, atol=1e-12))
