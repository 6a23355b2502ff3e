"""Stage 4: the resampler and the gated blocks learn to let a frozen language model see.

`python -m tiny_flamingo.train_flamingo --out RUN`, or with several processes
`torchrun --nproc_per_node 2 -m tiny_flamingo.train_flamingo --out RUN` (the batch is divided among them); train_all
says which further options an old PyTorch needs.
"""

import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from . import picture_tasks, processes
from .flamingo import Flamingo
from .language_model import CONTEXT
from .muon import Both, schedule
from .render import Renderer, to_input
from .rng import Random
from .runs import Log, best_device, load_state, one_thread_that_keeps_its_memory, pad, save_state, stage_parser
from .train_vision import load_pictures
from .world import THINGS, TOKEN

CHECKPOINTS = [0.0, 0.01, 0.03, 0.06, 0.1, 0.18, 0.3, 0.5, 0.75, 1.0]
"""Shares of the steps after which the trained part is kept, for the time-lapse."""


class Loss(nn.Module):
    """DistributedDataParallel wants a forward that gives the loss."""

    def __init__(self, model: Flamingo):
        super().__init__()
        self.model = model

    def forward(self, input_ids, media, counts):
        return self.model.loss(input_ids, media, counts)


def batch_of(sequences: list[list], renderer: Renderer):
    """Sequences as (input_ids, media, counts), cut at the context."""
    rows, media, counts = [], [], []
    for items in sequences:
        words, pictures = picture_tasks.words_and_media(items[:CONTEXT])
        rows.append([TOKEN[w] for w in words])
        counts.append(len(pictures))
        media += [to_input(np.stack([renderer.draw(s) for s in m.frames])) for m in pictures]
    return pad(rows), media, counts


def fingerprint(model: Flamingo) -> dict[str, bytes]:
    """The frozen weights, byte by byte."""
    trained = model.trained()
    return {k: v.cpu().numpy().tobytes() for k, v in model.state_dict().items() if k not in trained}


def gates_of(model: Flamingo) -> list[list[float]]:
    """tanh of (attn_gate, ff_gate) of each gated block, to 3 digits."""
    return [[round(g.tanh().item(), 3) for g in (b.attn_gate, b.ff_gate)] for b in model.gated_cross_attn_layers]


def load_frozen(out: Path) -> Flamingo:
    """A Flamingo with the two trained halves in place, and nothing else trained yet."""
    model = Flamingo()
    model.vision_encoder.load_state_dict(torch.load(out / "vision.pt", map_location="cpu"))
    model.lang_encoder.load_state_dict(torch.load(out / "language.pt", map_location="cpu"))
    return model


def draw_sequences(rng: Random, unnamed: list[int], batch: int) -> list[list]:
    """`batch` sequences of like length, out of four times as many."""
    drawn = sorted((picture_tasks.draw(rng, unnamed) for _ in range(4 * batch)), key=len)
    start = rng.below(4) * batch
    return drawn[start : start + batch]


def train(out: Path, steps: int = 5000, batch: int = 64, seed: int = 4, unnamed: int | None = None,
          log_every: int = 50, save_every: int = 250, say=print):  # fmt: skip
    """Trains from nothing, or goes on from the state in `out`; writes flamingo.pt and returns the model.

    Under torchrun each process draws its own sequences and takes batch / WORLD_SIZE of them; gradients are averaged.
    """
    rank, world = processes.join()
    torch.manual_seed(seed)
    rng = Random(seed * 1000 + rank)
    pictures, names = load_pictures(out, unnamed)
    renderer = Renderer(pictures, coarse=True)
    sprites = [len(THINGS) + i for i in range(len(names))]
    model = load_frozen(out).to(best_device())
    before = fingerprint(model)
    optimiser = Both(model, lr=0.02, adam_lr=0.002, gates=4.0)
    start = load_state(out / f"flamingo-state-{rank}.pt", model, optimiser, rng)
    processes.agree_on_start(start)
    loss_of = processes.averaged(Loss(model))
    log, began = Log(out / "flamingo.jsonl"), time.time()
    kept = {round(share * steps): i for i, share in enumerate(CHECKPOINTS)}
    for step in range(start, steps + 1):
        if rank == 0 and step in kept:
            torch.save(dict(step=step, trained=model.trained()), out / f"checkpoint-{kept[step]:02d}.pt")
        if step == steps:
            break
        loss = loss_of(*batch_of(draw_sequences(rng, sprites, batch // world), renderer))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(schedule(step, steps))
        if rank == 0 and (step % log_every == 0 or step == steps - 1):
            log.add(step=step, loss=loss.item(), gates=gates_of(model), seconds=round(time.time() - began))
            say(log.last)
        if step % save_every == save_every - 1:
            save_state(out / f"flamingo-state-{rank}.pt", model, optimiser, rng, step + 1)
    assert fingerprint(model) == before, "a frozen weight changed"
    model.cpu()
    if rank == 0:
        torch.save(model.state_dict(), out / "flamingo.pt")
    return model


if __name__ == "__main__":
    parser = stage_parser(5000)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--unnamed", type=int, help="at most how many unnamed emoji")
    arguments = parser.parse_args()
    one_thread_that_keeps_its_memory()
    train(arguments.out, arguments.steps, arguments.batch, unnamed=arguments.unnamed)
