"""Stage 4 in two CPU processes, as somebody with a cluster would run it (DistributedDataParallel, gloo)."""

import json
import os
import subprocess
from pathlib import Path

import torch

from tiny_flamingo import train_flamingo
from tiny_flamingo.muon import Both, schedule
from tiny_flamingo.render import Renderer
from tiny_flamingo.rng import Random
from tiny_flamingo.train_all import torchrun
from tiny_flamingo.train_flamingo import batch_of, draw_sequences, load_frozen
from tiny_flamingo.train_vision import load_pictures
from tiny_flamingo.world import THINGS

from .support import UNNAMED, differing
from .test_training import Folder

OPTIONS = dict(steps=3, batch=8, unnamed=UNNAMED, log_every=1, save_every=2)
HERE = Path(__file__).parent.parent


def by_hand(out: Path):
    """The same training in one process: the gradients of both shares of the batch, averaged."""
    torch.manual_seed(4)
    model = load_frozen(out)
    optimiser = Both(model, lr=0.02, adam_lr=0.002, gates=4.0)
    renderer = Renderer(load_pictures(out, UNNAMED)[0], coarse=True)
    unnamed = [len(THINGS) + i for i in range(len(renderer.sprites) - len(THINGS))]
    generators = [Random(4000), Random(4001)]
    for step in range(OPTIONS["steps"]):
        for rng in generators:
            (model.loss(*batch_of(draw_sequences(rng, unnamed, 4), renderer)) / 2).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(schedule(step, OPTIONS["steps"]))
    return model


class TwoProcesses(Folder):
    def launch(self, out: Path, **changed):
        command = [*torchrun(2, out / "processes"), "-m", "tests.two_processes", str(out), json.dumps({**OPTIONS, **changed})]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        return subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, timeout=500)

    def test_end_with_equal_weights_which_are_those_of_the_averaged_gradients(self):
        out = self.fresh("run")
        done = self.launch(out)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        first, second = (torch.load(out / f"weights-of-{rank}.pt") for rank in (0, 1))
        self.assertEqual(differing(first, second), [])
        expected = by_hand(out).state_dict()
        farthest = max((first[name] - expected[name]).abs().max().item() for name in first)
        self.assertLess(farthest, 1e-4)
        steps = [json.loads(line)["step"] for line in (out / "flamingo.jsonl").read_text().splitlines()]
        self.assertEqual(steps, [0, 1, 2])

    def test_refuse_a_run_that_one_process_began(self):
        out = self.fresh("run")
        train_flamingo.train(out, **OPTIONS, say=lambda values: None)
        done = self.launch(out)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("the processes would start at steps [2, 0]", done.stderr)
