"""Writes what the site's TypeScript must reproduce of the emoji world, exactly:

python3 -m tiny_flamingo.write_world_goldens    (in notebooks/; writes ../src/lib/flamingo/world/goldens/)

random.json: draws of the generator. questions.json: of each task of the evaluation the first questions, with the
SHA-256 of their pixels. pictures.png: some of the pictures, to see where pixels differ if they do.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from PIL import Image

from . import questions
from .picture_tasks import Media
from .render import Renderer
from .rng import Random
from .sprites import read_sheet

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "static/models/tiny-flamingo/sprites.png"
GOLDENS = ROOT / "src/lib/flamingo/world/goldens"
SEED, EACH = 5, 3
COLUMNS, ROWS = 6, 4


def frames_of(turns: list[questions.Turn]) -> list:
    """All scenes of a question, in their order."""
    return [scene for t in turns for item in t.before if isinstance(item, Media) for scene in item.frames]


def generator(seed: int) -> dict:
    """Draws of each kind, each kind from a generator of its own."""
    items = [2, 3, 5, 7, 11, 13, 17]
    return dict(
        seed=seed,
        u32=_draws(seed, lambda r: r.u32(), 12),
        uniform=_draws(seed, lambda r: r.uniform(), 4),
        between=_draws(seed, lambda r: r.between(-24, 24), 12),
        choice=_draws(seed, lambda r: r.choice(items), 12),
        sample=_draws(seed, lambda r: r.sample(items, 3), 4),
        shuffle=_draws(seed, lambda r: r.shuffle(items), 4),
        chance=_draws(seed, lambda r: r.chance(0.5), 12),
    )


def _draws(seed: int, draw, count: int) -> list:
    rng = Random(seed)
    return [draw(rng) for _ in range(count)]


def question(renderer: Renderer, task: str, i: int) -> dict:
    turns = questions.draw(task, SEED, i)
    pixels = b"".join(renderer.draw(scene).tobytes() for scene in frames_of(turns))
    return dict(turns=[asdict(t) for t in turns], pixels_sha256=hashlib.sha256(pixels).hexdigest())


def picture_sheet(renderer: Renderer) -> Image.Image:
    """The last frame of the first question of the first tasks, row by row."""
    tasks = list(questions.QUESTIONS)[: COLUMNS * ROWS]
    pictures = [renderer.draw(frames_of(questions.draw(task, SEED, 0))[-1]) for task in tasks]
    rows = [np.concatenate(pictures[i : i + COLUMNS], axis=1) for i in range(0, len(pictures), COLUMNS)]
    return Image.fromarray(np.concatenate(rows))


def write(name: str, lines: list[str], brackets: str):
    """JSON with an entry a line, so that a change is a short difference."""
    (GOLDENS / name).write_text(brackets[0] + "\n" + ",\n".join(lines) + "\n" + brackets[1] + "\n")


def main():
    renderer = Renderer(read_sheet(SHEET))
    GOLDENS.mkdir(exist_ok=True)
    write("random.json", [json.dumps(generator(seed)) for seed in (0, 5, 2**32 - 1, 5 * 7919 + 2654435761 * 999)], "[]")
    lines = [
        f"{json.dumps(task)}: " + json.dumps([question(renderer, task, i) for i in range(EACH)], separators=(",", ":"))
        for task in questions.QUESTIONS
    ]
    write("questions.json", lines, "{}")
    picture_sheet(renderer).save(GOLDENS / "pictures.png", optimize=True)


if __name__ == "__main__":
    main()
