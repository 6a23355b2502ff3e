"""Trains the vision encoder by contrast. `python -m tiny_flamingo.train_vision --out RUN`"""

import time
from pathlib import Path

import numpy as np
import torch

from . import captions, sprites
from .captions import Subjects
from .muon import Both, schedule
from .render import Renderer, to_input
from .rng import Random
from .runs import Log, best_device, load_state, one_thread_that_keeps_its_memory, save_state, stage_parser
from .scenes import copies, pair, single
from .vision_encoder import Contrastive
from .world import COLOURS, NUMBERS


class Words:
    """Caption words to ids; 0 is padding."""

    def __init__(self, subjects: Subjects):
        words = "one left of on at top bottom middle right".split() + NUMBERS + list(COLOURS)
        for pair_of_names in subjects.names.values():
            words += " ".join(pair_of_names).split()
        self.id = {w: i + 1 for i, w in enumerate(dict.fromkeys(words))}

    def encode(self, texts: list[str]) -> torch.Tensor:
        rows = [[self.id[w] for w in text.split()][:24] for text in texts]
        width = max(map(len, rows))
        return torch.tensor([row + [0] * (width - len(row)) for row in rows])


def load_pictures(folder: Path, unnamed: int | None = None):
    """All sprites (N, 48, 48, 4) uint8, named first, and the unnamed ones' names (`unnamed`: at most how many)."""
    sheet = folder / "sprites.png"
    if not sheet.exists():
        sprites.make_sheet(sheet)
    drawn = [(name, sprites.draw_emoji(emoji)) for emoji, name in sprites.unnamed()[:unnamed]]
    drawn = [(name, picture) for name, picture in drawn if picture is not None]
    pictures = [sprites.read_sheet(sheet), *(picture[None] for _, picture in drawn)]
    return np.concatenate(pictures), [name for name, _ in drawn]


@torch.no_grad()
def zero_shot(model, words, subjects, renderer, rng, n=256):
    """Share of right captions among all names, six counts, eleven colours, and both orders of a pair."""

    def score(scenes, choices, answers):
        x = model.image_vectors(to_input(np.stack([renderer.draw(s) for s in scenes])))
        flat = [c for row in choices for c in row]
        unique = list(dict.fromkeys(flat))
        t = model.text_vectors(words.encode(unique))
        at = {c: i for i, c in enumerate(unique)}
        sims = (x @ t.T).cpu()
        picked = [max(row, key=lambda c: sims[i, at[c]].item()) for i, row in enumerate(choices)]
        return sum(p == a for p, a in zip(picked, answers)) / len(answers)

    things = [rng.choice(subjects.named) for _ in range(n)]
    scenes = [single(rng, t) for t in things]
    names = [f"one {subjects.names[t][0]}" for t in subjects.named]
    result = {"name": score(scenes, [names] * n, [subjects.content(s) for s in scenes])}
    colours = [[f"{subjects.content(s)} on {c}" for c in COLOURS] for s in scenes]
    result["colour"] = score(scenes, colours, [f"{subjects.content(s)} on {s.colour}" for s in scenes])
    scenes = [copies(rng, t, rng.between(1, 6)) for t in things]
    counts = [[f"{NUMBERS[k]} {subjects.names[t][k > 0]}" for k in range(6)] for t in things]
    result["count"] = score(scenes, counts, [subjects.content(s) for s in scenes])
    scenes = [pair(rng, *rng.sample(subjects.named, 2)) for _ in range(n)]
    orders = [[subjects.content(s), " ".join(subjects.content(s).split()[::-1]).replace("of left", "left of")] for s in scenes]
    result["pair"] = score(scenes, orders, [subjects.content(s) for s in scenes])
    return result


def train(out: Path, steps: int = 3800, batch: int = 256, seed: int = 1, unnamed: int | None = None,
          log_every: int = 50, save_every: int = 250, say=print):  # fmt: skip
    """Trains from nothing, or goes on from the state in `out`; writes vision.pt and returns the encoder."""
    torch.manual_seed(seed)
    rng = Random(seed)
    pictures, names = load_pictures(out, unnamed)
    renderer, subjects = Renderer(pictures, coarse=True), Subjects(names)
    exact = Renderer(pictures, cache=2000)
    words = Words(subjects)
    model = Contrastive(len(words.id) + 1).to(best_device())
    optimiser = Both(model, lr=0.02, adam_lr=0.003)
    log = Log(out / "vision.jsonl")
    start = load_state(out / "vision-state.pt", model, optimiser, rng)
    began = time.time()
    for step in range(start, steps):
        scenes, texts = captions.draw_batch(rng, subjects, batch)
        unique = list(dict.fromkeys(texts))
        at = {text: i for i, text in enumerate(unique)}
        x = to_input(np.stack([renderer.draw(s) for s in scenes]))
        loss = model.loss(x, words.encode(unique), torch.tensor([at[t] for t in texts]))
        loss.backward()
        optimiser.step(schedule(step, steps))
        if step % log_every == 0 or step == steps - 1:
            log.add(step=step, loss=loss.item(), seconds=round(time.time() - began))
            if step % (4 * log_every) == 0 or step == steps - 1:
                log.add(**log.last, **zero_shot(model, words, subjects, exact, Random(10**6 + step)))
            say(log.last)
        if step % save_every == save_every - 1 or step == steps - 1:
            save_state(out / "vision-state.pt", model, optimiser, rng, step + 1)
    model.cpu()
    torch.save(model.vision.state_dict(), out / "vision.pt")
    return model.vision


if __name__ == "__main__":
    arguments = stage_parser(3800).parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    one_thread_that_keeps_its_memory()
    train(arguments.out, arguments.steps)
