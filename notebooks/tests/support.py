"""What several tests need: sprites without a font, a run folder with untrained halves, and a stop at a step."""

from pathlib import Path

import numpy as np
import torch

from tiny_flamingo.flamingo import Flamingo
from tiny_flamingo.picture_tasks import Media
from tiny_flamingo.runs import one_thread_that_keeps_its_memory
from tiny_flamingo.world import ENDOFCHUNK, THINGS

one_thread_that_keeps_its_memory()
UNNAMED = 4


class Stopped(Exception):
    """Stands for a process that was killed."""


def stop_at(step: int):
    """A `say` that ends the training when this step is logged."""

    def say(values):
        if values["step"] == step:
            raise Stopped

    return say


def silent(_):
    """A `say` that says nothing."""


def noise_sprites(unnamed: int = UNNAMED) -> np.ndarray:
    """(N, 48, 48, 4) uint8: noise, every sprite different, with transparent corners."""
    sprites = np.random.default_rng(0).integers(0, 256, (len(THINGS) + unnamed, 48, 48, 4), dtype=np.uint8)
    sprites[:, :8, :8, 3] = 0
    return sprites


def untrained_halves(out: Path):
    """vision.pt and language.pt of random weights, as the first two stages would leave them."""
    torch.manual_seed(0)
    model = Flamingo()
    torch.save(model.vision_encoder.state_dict(), out / "vision.pt")
    torch.save(model.lang_encoder.state_dict(), out / "language.pt")


def opened(model: Flamingo) -> Flamingo:
    """The model with its gates off 0, so that pictures have an effect."""
    for block in model.gated_cross_attn_layers:
        block.attn_gate.data.fill_(0.7)
        block.ff_gate.data.fill_(-0.4)
    return model.eval()


def chunks_of(items: list) -> list[tuple[set[int], set[str]]]:
    """(sprites shown, words said) of every chunk of a sequence."""
    chunks, sprites, words = [], set(), set()
    for item in [*items, ENDOFCHUNK]:
        if isinstance(item, Media):
            sprites |= {s.sprite for frame in item.frames for s in frame.sprites}
        elif item != ENDOFCHUNK:
            words.add(item)
        elif sprites or words:
            chunks.append((sprites, words))
            sprites, words = set(), set()
    return chunks


def differing(a: dict, b: dict) -> list[str]:
    """The names whose tensors are not equal bit for bit."""
    assert a.keys() == b.keys()
    return [name for name in a if a[name].numpy().tobytes() != b[name].numpy().tobytes()]
