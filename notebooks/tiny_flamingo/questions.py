"""The evaluation's questions. Each is drawn from a seed of its own, here and in the site's TypeScript alike.

A question is a list of turns; what the model answers to a turn stays in its context for the next one.
"""

from dataclasses import dataclass

from . import picture_tasks as tasks
from .picture_tasks import Media
from .rng import Random
from .scenes import clip, random_motion, single
from .world import HELD_OUT, MOTIONS, NAMED, NUMBERS, UNPAIRED


@dataclass
class Turn:
    """Items put into the context, then as many words taken from the model as `answer` has."""

    before: list
    answer: list[str]
    checked: bool = True


def _asked(examples: list[tasks.Example], start: list | None = None) -> list[Turn]:
    """All examples but the last are shown with their answers; the last is asked."""
    shown = [item for example in examples[:-1] for item in example.whole()]
    return [Turn((start or []) + shown + examples[-1].before, examples[-1].answer)]


def shots(task, count: int):
    """`count` whole examples of a task, then one to answer."""
    return lambda rng: _asked([task(rng) for _ in range(count + 1)])


def counting(count: int, shown: int = 2):
    """Counting with the plural given: the examples have any counts, the asked picture has `count`."""
    return lambda rng: _asked([tasks.counting(rng) for _ in range(shown)] + [tasks.counting(rng, count)])


def fact_after_naming(things):
    """The model names the thing itself, and is then asked where it is found."""

    def draw(rng: Random) -> list[Turn]:
        t = rng.choice(things)
        return [
            Turn([Media([single(rng, t.index)]), *"this is a".split()], [t.name], checked=False),
            Turn(". it is found in".split(), [t.place]),
        ]

    return draw


def binding(ways: int, things):
    """One example for each of `ways` new words, then a new picture of one of the things."""
    sprites = [t.index for t in things]
    return lambda rng: _asked(tasks.bindings(rng, ways, 1, sprites))


def motion(frames: int, shuffled: bool = False):
    """What happens in a clip; `shuffled` puts its frames into a random order first."""

    def draw(rng: Random) -> list[Turn]:
        t, m = rng.choice(NAMED), random_motion(rng)
        scenes = clip(rng, t.index, m, frames)
        if shuffled:
            scenes = rng.shuffle(scenes)
        return [Turn([Media(scenes), *"what happens ?".split()], ["it", m] if m.endswith("s") else ["it", "moves", m])]

    return draw


def dialogue(rng: Random) -> list[Turn]:
    """Three pictures named in turn, then one of them asked for by its number."""
    turns = [Turn(before, answer) for before, answer in tasks.dialogue(rng)]
    return turns[:1] + [Turn([".", *t.before], t.answer) for t in turns[1:]]


def by_example(of: str, count: int):
    """`<image> = word`: a sign that training never shows with pictures; the examples tell what is meant."""
    return lambda rng: _asked(tasks.by_example(rng, "=", of, count))


def held_out_name(rng: Random) -> list[Turn]:
    """A held-out thing by its real name: the language model knows the word, no picture came with it."""
    return _asked([tasks.naming(rng, HELD_OUT)])


QUESTIONS = {
    "naming": shots(tasks.naming, 0),
    "naming, 2 shots": shots(tasks.naming, 2),
    **{f"counting {word}": counting(k + 1) for k, word in enumerate(NUMBERS)},
    "counting, name generated": shots(tasks.counting_named, 2),
    "fact after naming": fact_after_naming(UNPAIRED),
    "fact after naming, trained": fact_after_naming(tasks.PAIRED),
    **{f"question: {task.__name__}": shots(task, 0) for task in tasks.QUESTIONS},
    **{f"new words, {ways}-way": binding(ways, HELD_OUT) for ways in (2, 4, 8)},
    **{f"new words, {ways}-way, known things": binding(ways, NAMED) for ways in (2, 4, 8)},
    "clip, 4 frames": motion(4),
    "clip, frames shuffled": motion(4, shuffled=True),
    "clip, 8 frames": motion(8),
    "dialogue": dialogue,
    **{f"new sign for the {of}, {k} shots": by_example(of, k) for of in ("place", "kind", "colour") for k in (0, 1, 2, 4)},
    "held-out name": held_out_name,
}  # fmt: skip

AXES = {m: ("left", "right") if m in ("left", "right") else ("up", "down") if m in ("up", "down") else ("grows", "shrinks") for m in MOTIONS}


def draw(name: str, seed: int, i: int) -> list[Turn]:
    """Question number i of a task, for an evaluation's seed."""
    number = list(QUESTIONS).index(name)
    return QUESTIONS[name](Random(seed * 7919 + number * 1000003 + i * 2654435761))


