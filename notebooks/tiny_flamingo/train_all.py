"""Trains everything from nothing: vision encoder, language model, then what joins them.

`python3 -m tiny_flamingo.train_all --out runs/full` goes on where it was stopped; a stage whose result is in the
folder is skipped. `--tiny` is the same in seconds, to see that all runs; it teaches the model nothing.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from . import plots, train_flamingo, train_language, train_vision
from .runs import one_thread_that_keeps_its_memory
from .train_vision import load_pictures


@dataclass(frozen=True)
class Stage:
    """A part of the training: `train(out, **options)` writes `result` into `out` when it is through."""

    name: str
    train: Callable
    result: str
    tiny: dict = field(default_factory=dict)
    """Options of the seconds-long run; without them the defaults of `train` are the full run."""


TINY_UNNAMED = 40
STAGES = {
    stage.name: stage
    for stage in (
        Stage("vision", train_vision.train, "vision.pt", dict(steps=12, batch=16, unnamed=TINY_UNNAMED, log_every=4)),
        Stage("language", train_language.train, "language.pt", dict(steps=20, batch=8, log_every=4)),
        Stage("flamingo", train_flamingo.train, "flamingo.pt", dict(steps=12, batch=8, unnamed=TINY_UNNAMED, log_every=2)),
    )
}  # fmt: skip


def pictures(out: Path, tiny: bool):
    """The sprites and names that the run folder's stages train with."""
    return load_pictures(out, TINY_UNNAMED if tiny else None)


def line_of(name: str, values: dict) -> str:
    """One line of progress from what a training loop logs."""
    figures = [f"{k} {v:.3f}" for k, v in values.items() if isinstance(v, float)]
    return f"{name:8s} step {values['step']:5d}  {values['seconds']:5d} s  " + "  ".join(figures)


def finish_stage(name: str, out: Path, tiny: bool = False, processes: int = 1, say=print) -> bool:
    """Trains a stage, or goes on with it; False if its result was there already."""
    stage = STAGES[name]
    if (out / stage.result).exists():
        say(f"{name:8s} {out / stage.result} is there")
        return False
    out.mkdir(parents=True, exist_ok=True)
    options = stage.tiny if tiny else {}
    if name == "flamingo" and processes > 1:
        in_processes(out, options, processes)
    else:
        stage.train(out, **options, say=lambda values: say(line_of(name, values)))
    return True


def torchrun(processes: int, logs: Path) -> list[str]:
    """The start of a command that runs a module in several processes on this machine.

    Standard output is copied to a file and the console: torchrun's default, "neither", is a value that PyTorch 1.13
    cannot read under Python 3.11 (`Std.from_str("0")` is None there).
    """
    launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", str(processes)]
    return [*launcher, "--redirects", "1", "--tee", "1", "--log_dir", str(logs)]


def in_processes(out: Path, options: dict, processes: int):
    """Stage 4 in several processes, which divide the batch among them."""
    out = out.resolve()
    command = [*torchrun(processes, out / "processes"), "-m", "tiny_flamingo.train_flamingo", "--out", str(out)]
    for key in ("steps", "batch", "unnamed"):
        if key in options:
            command += [f"--{key}", str(options[key])]
    here = Path(__file__).parent.parent
    subprocess.run(command, check=True, cwd=here, env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"})


def train_all(out: Path, tiny: bool = False, processes: int = 1, say=print):
    """All stages in order; losses and gates are drawn anew after each."""
    for name in STAGES:
        finish_stage(name, out, tiny, processes, say)
        for path in plots.save_all(out):
            say(f"{name:8s} {path} drawn")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the run folder")
    parser.add_argument("--tiny", action="store_true", help="seconds instead of hours")
    parser.add_argument("--processes", type=int, default=1, help="of stage 4, by torchrun")
    arguments = parser.parse_args()
    one_thread_that_keeps_its_memory()
    train_all(arguments.out, arguments.tiny, arguments.processes)
