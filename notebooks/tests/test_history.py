import json
import tempfile
import unittest
from pathlib import Path

from tiny_flamingo import history

SHIPPED = Path(__file__).parents[2] / "static" / "models" / "tiny-flamingo"


class Loss(unittest.TestCase):
    def test_is_a_mean_over_the_lines_near_the_step(self):
        log = {step: float(step) for step in range(0, 1001, 50)}
        self.assertEqual(history.mean_loss(log, 0), (0.0, 1))
        self.assertEqual(history.mean_loss(log, 40), (50.0, 1))
        self.assertEqual(history.mean_loss(log, 500), (500.0, 5))
        self.assertEqual(history.mean_loss(log, 1000), (900.0, 5))

    def test_of_a_step_that_was_done_twice_is_the_later(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "flamingo.jsonl"
            path.write_text("".join(json.dumps(dict(step=s, loss=x)) + "\n" for s, x in [(50, 3), (100, 2), (50, 1)]))
            self.assertEqual(history.read_log(path), {50: 1, 100: 2})


class Shipped(unittest.TestCase):
    def test_entries_are_what_the_checkpoints_hold(self):
        entries = json.loads((SHIPPED / "checkpoints" / "history.json").read_text())
        self.assertEqual([e["step"] for e in entries], sorted(e["step"] for e in entries))
        for entry in entries:
            read = history.read_checkpoint(SHIPPED / entry["file"])
            self.assertEqual(read, (entry["step"], entry["attn_gate"], entry["ff_gate"]))
        self.assertEqual(entries[0]["attn_gate"] + entries[0]["ff_gate"], [0.0] * 10)
