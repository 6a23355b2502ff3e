import json
import tempfile
import unittest
from pathlib import Path

import torch
from tour.worked_example import WORKED_EXAMPLE, Refused, error_of, read, table, tensor_of


class Reading(unittest.TestCase):
    def refused(self, text: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "mine.json"
            path.write_text(text, encoding="utf-8")
            with self.assertRaises(Refused) as refusal:
                read(path)
            return str(refusal.exception)

    def changed(self, **changes) -> str:
        return json.dumps({**json.loads(WORKED_EXAMPLE.read_text(encoding="utf-8")), **changes})

    def test_gives_tensors_of_their_shapes_and_types(self):
        document = read(WORKED_EXAMPLE)
        self.assertEqual(document["tensors"]["text_time"].tolist(), [[0, 1, 1, 1], [0, 0, 1, 1]])
        self.assertEqual(document["tensors"]["media_locations"].dtype, torch.bool)
        self.assertEqual(document["weights"]["attn.to_kv.weight"].shape, (8, 8))

    def test_gives_back_numbers_that_are_not_finite(self):
        stored = {"dtype": "float32", "shape": [3], "data": ["-Infinity", "NaN", 0.1]}
        self.assertEqual(str(tensor_of(stored).tolist()), "[-inf, nan, 0.10000000149011612]")

    def test_says_of_a_file_why_it_cannot_be_followed(self):
        self.assertIn("mine.json cannot be read as JSON", self.refused("{"))
        self.assertIn("no JSON file of the Mask Lab", self.refused("[]"))
        self.assertIn("no JSON file of the Mask Lab", self.refused(self.changed(flamingo=2)))
        self.assertIn("a layer of the tiny Flamingo", self.refused(self.changed(origin="model")))
        stopped = {"step": "amax", "message": "amax(): Expected"}
        self.assertIn("where the real code stops: amax()", self.refused(self.changed(error=stopped)))
        inputs = {**json.loads(WORKED_EXAMPLE.read_text(encoding="utf-8"))["inputs"], "dtype": "float16"}
        self.assertIn("is in float16", self.refused(self.changed(inputs=inputs)))


class Comparing(unittest.TestCase):
    def test_is_relative_above_one_and_absolute_below(self):
        self.assertAlmostEqual(error_of(torch.tensor([102.0]), torch.tensor([100.0])), 0.02)
        self.assertAlmostEqual(error_of(torch.tensor([0.2]), torch.tensor([0.1])), 0.1, places=6)

    def test_finds_a_nan_and_another_shape_endlessly_far_off(self):
        nan = torch.tensor([float("nan")])
        self.assertEqual(error_of(nan, torch.tensor([1.0])), float("inf"))
        self.assertEqual(error_of(torch.zeros(2, 1), torch.zeros(2)), float("inf"))

    def test_counts_equal_numbers_as_equal_however_large(self):
        largest = torch.tensor([torch.finfo(torch.float32).max])
        self.assertEqual(error_of(largest, largest), 0)


class Printing(unittest.TestCase):
    def test_puts_words_at_the_rows_of_their_sample(self):
        printed = table("x", torch.tensor([[[0.5], [-3e38]], [[0.0], [1.0]]]), [["a", "bb"], ["c", "d"]], ["p"])
        wanted = ["x  float32 (2, 2, 1)", "[0]", "          p", "  a  0.5000", "  bb   -max", "[1]", "         p", "  c      0", "  d 1.0000"]
        self.assertEqual(printed.split("\n"), wanted)
