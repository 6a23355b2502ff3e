"""Training loops: what is frozen stays, and a stopped run ends with the weights of one that was not stopped."""

import json
import tempfile
import unittest
from pathlib import Path

import torch

from tiny_flamingo import train_flamingo, train_language, train_vision
from tiny_flamingo.plots import read_log
from tiny_flamingo.runs import Log
from tiny_flamingo.train_flamingo import fingerprint, load_frozen

from .support import UNNAMED, Stopped, differing, silent, stop_at, untrained_halves

SMALL = dict(steps=5, batch=4, log_every=1, save_every=2)
STAGES = {
    "vision": (train_vision.train, dict(unnamed=UNNAMED)),
    "language": (train_language.train, {}),
    "flamingo": (train_flamingo.train, dict(unnamed=UNNAMED)),
}


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.out = Path(self.temporary.name)

    def fresh(self, name: str) -> Path:
        out = self.out / name
        out.mkdir()
        untrained_halves(out)
        return out


class ARunThatWasStopped(Folder):
    def check(self, stage: str):
        train, more = STAGES[stage]
        whole = train(self.fresh("whole"), **SMALL, **more, say=silent)
        stopped = self.fresh("stopped")
        with self.assertRaises(Stopped):
            train(stopped, **SMALL, **more, say=stop_at(3))  # the last saved state is that after step 1
        resumed = train(stopped, **SMALL, **more, say=silent)
        self.assertEqual(differing(whole.state_dict(), resumed.state_dict()), [])
        losses = [[e["loss"] for e in read_log(self.out / name / f"{stage}.jsonl")] for name in ("whole", "stopped")]
        self.assertEqual(losses[0], losses[1])

    def test_in_the_vision_stage_ends_with_the_same_weights(self):
        self.check("vision")

    def test_in_the_language_stage_ends_with_the_same_weights(self):
        self.check("language")

    def test_in_stage_4_ends_with_the_same_weights(self):
        self.check("flamingo")


class Stage4(Folder):
    def test_leaves_every_frozen_byte_and_changes_the_rest(self):
        out = self.fresh("run")
        torch.manual_seed(4)
        before = load_frozen(out)
        after = train_flamingo.train(out, **SMALL, unnamed=UNNAMED, say=silent)
        self.assertEqual(fingerprint(before), fingerprint(after))
        self.assertEqual(set(differing(before.state_dict(), after.state_dict())), set(after.trained()))

    def test_keeps_the_trained_part_along_the_way_and_the_first_is_untrained(self):
        out = self.fresh("run")
        model = train_flamingo.train(out, **SMALL, unnamed=UNNAMED, say=silent)
        kept = [torch.load(path) for path in sorted(out.glob("checkpoint-*.pt"))]
        self.assertEqual([k["step"] for k in kept], sorted({round(s * 5) for s in train_flamingo.CHECKPOINTS}))
        self.assertEqual(kept[0]["trained"]["gated_cross_attn_layers.0.attn_gate"].item(), 0.0)
        self.assertEqual(differing(kept[-1]["trained"], model.trained()), [])


class Logs(Folder):
    def test_steps_done_twice_count_once_and_the_later_one_counts(self):
        log = Log(self.out / "x.jsonl")
        for step, loss in ((0, 5.0), (1, 4.0), (2, 3.0), (1, 4.5)):
            log.add(step=step, loss=loss)
        log.add(step=1, loss=4.5, name=0.2)
        self.assertEqual(read_log(log.path), [dict(step=0, loss=5.0), dict(step=1, loss=4.5, name=0.2)])
        self.assertEqual(len([json.loads(line) for line in log.path.read_text().splitlines()]), 5)
        self.assertEqual(read_log(self.out / "none.jsonl"), [])
