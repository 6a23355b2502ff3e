import unittest

from tiny_flamingo.rng import Random

# The first three numbers of mulberry32 as JavaScript computes them, with Math.imul and 32-bit shifts.
JAVASCRIPT = {
    0: [1144304738, 1416247, 958946056],
    1: [2693262067, 11749833, 2265367787],
    42: [2581720956, 1925393290, 3661312704],
    4294967295: [3850105811, 813802916, 3073704848],
}


class TheGenerator(unittest.TestCase):
    def test_gives_the_numbers_that_javascript_gives(self):
        for seed, numbers in JAVASCRIPT.items():
            rng = Random(seed)
            self.assertEqual([rng.u32() for _ in numbers], numbers)

    def test_takes_seeds_modulo_32_bits(self):
        self.assertEqual(Random(2**32 + 42).u32(), Random(42).u32())
        self.assertEqual(Random(-1).u32(), Random(2**32 - 1).u32())

    def test_goes_on_from_a_saved_state(self):
        rng = Random(7)
        rng.u32()
        other = Random(rng.state)
        self.assertEqual([rng.u32() for _ in range(5)], [other.u32() for _ in range(5)])

    def test_reaches_both_ends_of_a_range_and_nothing_else(self):
        rng = Random(1)
        self.assertEqual({rng.between(-2, 3) for _ in range(500)}, {-2, -1, 0, 1, 2, 3})
        self.assertTrue(all(0 <= rng.uniform() < 1 for _ in range(500)))

    def test_is_uniform(self):
        rng, counts = Random(2), [0] * 6
        for _ in range(6000):
            counts[rng.below(6)] += 1
        chi_square = sum((c - 1000) ** 2 / 1000 for c in counts)
        self.assertLess(chi_square, 20.5)  # 0.1% point for 5 degrees of freedom

    def test_samples_without_putting_back_and_leaves_the_list_alone(self):
        rng, items = Random(3), list("abcdef")
        for _ in range(200):
            self.assertEqual(len(set(rng.sample(items, 4))), 4)
            self.assertEqual(sorted(rng.shuffle(items)), items)
        self.assertEqual(items, list("abcdef"))

    def test_shuffles_into_every_order(self):
        rng = Random(4)
        self.assertEqual(len({"".join(rng.shuffle("abc")) for _ in range(200)}), 6)
