"""The emoji world: what there is to see, and the words to say it."""

import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Thing:
    """A class of pictures with a name. `held_out`: no picture of it is ever paired with that name."""

    index: int
    name: str
    plural: str
    emoji: str
    place: str
    kind: str
    held_out: bool
    fact_unpaired: bool
    """Its place and kind are told in text only: no picture of it ever comes with them."""


def _load():
    data = json.loads((HERE / "world.json").read_text())
    named = [c for c in data["classes"] if not c["held_out"]]
    unpaired = {c["name"] for c in named[3::6]}
    things = [
        Thing(i, c["name"], c["plural"], c["emoji"], c["place"], c["kind"], c["held_out"], c["name"] in unpaired)
        for i, c in enumerate(data["classes"])
    ]
    return things, data["nonsense"], data["new_words"]


THINGS, NONSENSE, NEW_WORDS = _load()
NAMED = [t for t in THINGS if not t.held_out]
HELD_OUT = [t for t in THINGS if t.held_out]
PAIRED = [t for t in NAMED if not t.fact_unpaired]
UNPAIRED = [t for t in NAMED if t.fact_unpaired]

NUMBERS = ["one", "two", "three", "four", "five", "six"]
ORDINALS = ["first", "second", "third"]
COLOURS = {
    "red": (205, 40, 40), "orange": (240, 140, 40), "yellow": (240, 220, 60), "green": (60, 165, 75),
    "blue": (60, 95, 215), "purple": (130, 60, 175), "pink": (245, 155, 195), "brown": (120, 75, 40),
    "gray": (130, 130, 130), "white": (245, 245, 245), "black": (22, 22, 22),
}  # fmt: skip
MOTIONS = ["left", "right", "up", "down", "grows", "shrinks"]

PAD, ENDOFCHUNK, IMAGE = "<pad>", "<|endofchunk|>", "<image>"


def _vocabulary():
    words = [PAD, ENDOFCHUNK, IMAGE, ".", "?", ":", "=", "->", ","]
    words += "this is a an it found in what where kind how many colour the background on picture happens moves".split()
    words += "and of not more same different".split()
    words += NUMBERS + ORDINALS + list(COLOURS) + MOTIONS
    for t in THINGS:
        words += [t.name, t.plural, t.place, t.kind]
    words += NONSENSE
    return list(dict.fromkeys(words))


VOCABULARY = _vocabulary()
TOKEN = {word: i for i, word in enumerate(VOCABULARY)}


def encode(text: str) -> list[int]:
    """Token ids of space-separated words; a KeyError names a word that is not in the vocabulary."""
    return [TOKEN[word] for word in text.split()]


def decode(ids) -> str:
    """The words of token ids, separated by spaces."""
    return " ".join(VOCABULARY[i] for i in ids)
