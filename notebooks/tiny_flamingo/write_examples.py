"""Writes the example prompts that the site offers and `npm run ask` is tested with.

`python3 -m tiny_flamingo.write_examples` (in notebooks/). A file is named TASK--ANSWER.json; the answer is the truth
about the scenes drawn here, whatever the model says.
"""

import json
from pathlib import Path

from PIL import Image

from .render import Renderer
from .rng import Random
from .scenes import clip, copies, pair, single
from .sprites import read_sheet
from .world import ENDOFCHUNK, THINGS

MODEL = Path(__file__).parents[2] / "static/models/tiny-flamingo"
INDEX = {t.name: t.index for t in THINGS}


class Writer:
    """Draws pictures under their names and keeps the prompts."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.renderer = Renderer(read_sheet(folder / "sprites.png"))
        for name in ("pictures", "examples"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def picture(self, name: str, scene) -> str:
        """The picture's path as seen from a prompt file."""
        Image.fromarray(self.renderer.draw(scene)).save(self.folder / "pictures" / f"{name}.png", optimize=True)
        return f"../pictures/{name}.png"

    def prompt(self, task: str, answer: str, parts: list[dict], max_new_tokens: int = 8):
        path = self.folder / "examples" / f"{task}--{answer.replace(' ', '-')}.json"
        path.write_text(json.dumps({"prompt": parts, "max_new_tokens": max_new_tokens}, indent="\t") + "\n")


def write(folder: Path = MODEL):
    w = Writer(folder)

    def one(name: str, seed: int, colour=None) -> dict:
        return {"image": w.picture(name, single(Random(seed), INDEX[name.split("-")[0]], colour))}

    def text(words: str) -> dict:
        return {"text": words}

    w.prompt("name", "panda", [one("panda", 12, "green"), text("this is a")])
    cats = {"image": w.picture("three-cats", copies(Random(4), INDEX["cat"], 3, "blue"))}
    w.prompt("count", "three", [cats, text("cats :")])
    w.prompt("question", "in forests", [one("owl", 3, "pink"), text("where is it found ?")])
    w.prompt("kind", "fruit", [one("banana", 8, "purple"), text("what kind is it ?")])
    w.prompt("colour", "orange", [one("whale", 6, "orange"), text("what colour is the background ?")])
    beside = {"image": w.picture("dog-taxi", pair(Random(9), INDEX["dog"], INDEX["taxi"]))}
    w.prompt("side", "taxi", [beside, text("what is on the right ?")], max_new_tokens=2)
    w.prompt("fact", "asia", [one("tiger", 5, "white"), text("this is a tiger . it is found in")])
    w.prompt("new-word", "dax", [
        one("raccoon", 2, "yellow"), text(f"this is a dax . {ENDOFCHUNK}"),
        one("otter", 12, "blue"), text(f"this is a wug . {ENDOFCHUNK}"),
        one("raccoon-again", 11, "red"), text("this is a"),
    ])  # fmt: skip
    frames = clip(Random(3), INDEX["car"], "left")
    video = [w.picture(f"car-{i}", frame) for i, frame in enumerate(frames)]
    w.prompt("clip", "it moves left", [{"video": video}, text("what happens ?")])
    w.prompt("dialogue", "rocket", [
        one("lion", 1, "gray"), text("picture one : lion ."), one("rocket", 14, "pink"), text("picture two : rocket ."),
        one("cherry", 15, "green"), text("picture three : cherry . picture two :"),
    ], max_new_tokens=2)  # fmt: skip


if __name__ == "__main__":
    write()
