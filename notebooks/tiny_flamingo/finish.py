"""From a finished run to the site's files: export, evaluation, parity prompts, card.

`python -m tiny_flamingo.finish --run RUN --out static/models/tiny-flamingo`
"""

import argparse
from pathlib import Path

import torch

from . import evaluate, export, sprites
from .card import write_card
from .flamingo import Flamingo
from .history import write_history
from .manifest import write_manifest
from .render import Renderer
from .runs import one_thread_that_keeps_its_memory


def finish(run: Path, out: Path, n: int = 1000, seed: int = 5, say=print):
    """Everything in `out` is written anew; figures are those of the weights as stored."""
    model = Flamingo()
    model.load_state_dict(torch.load(run / "flamingo.pt", map_location="cpu"))
    export.export_model(model, out)
    export.export_checkpoints(run, out)
    write_history(run / "flamingo.jsonl", out)
    write_manifest(out)
    stored = export.as_stored(model)
    if not (out / "sprites.png").exists():
        sprites.make_sheet(out / "sprites.png")
    renderer = Renderer(sprites.read_sheet(out / "sprites.png"))
    export.write_json(out / "parity.json", export.parity(stored, evaluate.Asker(stored, renderer)))
    figures = dict(seed=seed, n=n, tasks=evaluate.evaluate(stored, renderer, n, seed, say=say),
                   controls=evaluate.controls(stored, renderer, n, seed, say=say))  # fmt: skip
    export.write_json(out / "eval.json", figures)
    write_card(stored, figures, run, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--n", type=int, default=1000)
    arguments = parser.parse_args()
    one_thread_that_keeps_its_memory()
    finish(arguments.run, arguments.out, arguments.n)
