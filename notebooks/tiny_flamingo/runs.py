"""Checkpoints, logs and padding: what every training loop needs."""

import argparse
import ctypes
import json
import os
from pathlib import Path

import torch

from . import world


def one_thread_that_keeps_its_memory():
    """Settings for small models on few cores.

    One thread a process: for matrices of this size a second one only gets in the way. And glibc is told not to give
    freed memory back: otherwise every step asks the kernel for its activations anew, which has been seen to take
    most of the time in a virtual machine.
    """
    torch.set_num_threads(1)
    trim_threshold, mmap_threshold, largest = -1, -3, 2**31 - 1
    try:
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(mmap_threshold, largest)
        libc.mallopt(trim_threshold, largest)
    except OSError:
        pass


def best_device() -> torch.device:
    """The GPU of this process, if there is one: under torchrun each process has its own."""
    if not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)) % torch.cuda.device_count())


def stage_parser(steps: int) -> argparse.ArgumentParser:
    """What every stage takes on its command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True, help="the run folder")
    parser.add_argument("--steps", type=int, default=steps)
    return parser


class Log:
    """A file with one JSON object a line; an earlier run's lines are kept."""

    def __init__(self, path: Path):
        self.path = path
        self.last = {}

    def add(self, **values):
        self.last = values
        with self.path.open("a") as file:
            file.write(json.dumps(values) + "\n")


def save_state(path: Path, model, optimiser, rng, step: int):
    """Everything needed to go on, written beside the old file and then put in its place."""
    state = dict(model=model.state_dict(), optimiser=optimiser.state_dict(), rng=rng.state, step=step, torch=torch.get_rng_state())
    torch.save(state, path.with_suffix(".new"))
    os.replace(path.with_suffix(".new"), path)


def load_state(path: Path, model, optimiser, rng) -> int:
    """Goes on from a saved state, if there is one; the step to start with."""
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu")
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    rng.state = state["rng"]
    torch.set_rng_state(state["torch"])
    return state["step"]


def pad(rows: list[list[int]]) -> torch.Tensor:
    """Rows of token ids as one tensor, padded on the right."""
    width = max(len(row) for row in rows)
    return torch.tensor([row + [world.TOKEN[world.PAD]] * (width - len(row)) for row in rows])


def batches_of_ids(rng, texts: list[list[str]], batch: int, context: int) -> list[torch.Tensor]:
    """Batches of texts of like length, in random order, cut at `context` tokens."""
    rows = sorted(([world.TOKEN[w] for w in text][:context] for text in texts), key=len)
    return rng.shuffle([pad(rows[i : i + batch]) for i in range(0, len(rows), batch)])
