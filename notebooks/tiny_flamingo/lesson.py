"""What every notebook starts with: the folder it works in, and how long it may take.

Environment: TINY=1 trains for seconds in a temporary folder that is removed at the end; otherwise RUN names the run
folder (default notebooks/runs/full), whose training is read, or gone on with if it is not finished.
"""

import os
import tempfile
from pathlib import Path

import torch

from . import train_all
from .flamingo import Flamingo
from .render import Renderer
from .runs import one_thread_that_keeps_its_memory

TINY = os.environ.get("TINY") == "1"
_temporary = tempfile.TemporaryDirectory(prefix="tiny-flamingo-") if TINY else None
RUN = Path(_temporary.name if TINY else os.environ.get("RUN") or Path(__file__).parent.parent / "runs" / "full")
RUN.mkdir(parents=True, exist_ok=True)
one_thread_that_keeps_its_memory()


def need(*stages: str):
    """Makes sure that these stages are trained."""
    for stage in stages:
        train_all.finish_stage(stage, RUN, TINY)


def renderer(coarse: bool = False) -> tuple[Renderer, list[str]]:
    """A renderer for all sprites, and the names of the unnamed ones."""
    pictures, names = train_all.pictures(RUN, TINY)
    return Renderer(pictures, coarse=coarse, cache=4000), names


def trained_model() -> Flamingo:
    """The whole model as training left it."""
    model = Flamingo()
    model.load_state_dict(torch.load(RUN / train_all.STAGES["flamingo"].result))
    return model.eval()
