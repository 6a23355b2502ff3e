"""Captions for the contrastive stage: what, how many, beside what, on which colour, where."""

from .rng import Random
from .scenes import Scene, copies, pair, single
from .world import COLOURS, NAMED, NUMBERS, THINGS


class Subjects:
    """Everything that may be shown with a caption: the named things that are not held out, and the unnamed emoji
    under their Unicode names. Sprite numbers: things first, then the unnamed in their order."""

    def __init__(self, unnamed_names: list[str]):
        self.names = {t.index: (t.name, t.plural) for t in NAMED}
        self.unnamed = [len(THINGS) + i for i in range(len(unnamed_names))]
        for sprite, name in zip(self.unnamed, unnamed_names):
            self.names[sprite] = (name, name)
        self.named = [t.index for t in NAMED]

    def draw(self, rng: Random) -> int:
        return rng.choice(self.unnamed) if self.unnamed and rng.chance(0.3) else rng.choice(self.named)

    def content(self, scene: Scene) -> str:
        if "left" in scene.facts:
            left, right = scene.facts["left"], scene.facts["right"]
            return f"{self.names[left][0]} left of {self.names[right][0]}"
        count = scene.facts["count"]
        return f"{NUMBERS[count - 1]} {self.names[scene.sprites[0].sprite][count > 1]}"


def position(scene: Scene) -> str:
    """Where a single thing stands, in thirds of the picture."""
    if len(scene.sprites) != 1:
        return ""
    s = scene.sprites[0]
    across = "left" if s.x < 18 else "right" if s.x > 30 else "middle"
    down = "top" if s.y < 18 else "bottom" if s.y > 30 else "middle"
    return f"at {down} {across}"


def draw_batch(rng: Random, subjects: Subjects, size: int) -> tuple[list[Scene], list[str]]:
    """Scenes and captions. Groups differ in one thing only: the count, the order of a pair, or the colour."""
    scenes: list[Scene] = []
    while len(scenes) < size:
        x = rng.uniform()
        if x < 0.45:
            subject = subjects.draw(rng)
            scenes += [copies(rng, subject, count) for count in rng.sample(range(1, 7), 4)]
        elif x < 0.6:
            a, b = subjects.draw(rng), subjects.draw(rng)
            scenes += [pair(rng, a, b), pair(rng, b, a)] if a != b else []
        elif x < 0.65:
            subject, count = subjects.draw(rng), rng.between(1, 6)
            scenes += [copies(rng, subject, count, colour) for colour in rng.sample(list(COLOURS), 2)]
        else:
            scenes.append(single(rng, subjects.draw(rng)))
    scenes = scenes[:size]
    style = rng.uniform()
    captions = []
    for scene in scenes:
        words = subjects.content(scene)
        if style < 0.35:
            words += f" on {scene.colour}"
        elif style < 0.55:
            words += f" {position(scene)}"
        captions.append(words.strip())
    return scenes, captions
