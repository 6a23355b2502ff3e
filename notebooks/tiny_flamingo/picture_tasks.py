"""Interleaved pictures and text: the sequences of the last stage, and the questions of the evaluation.

A task draws examples. An example is what comes before the answer (words and media) and the answer itself; a
training sequence is a few whole examples, an evaluation prompt the same with the last answer taken off.
"""

from dataclasses import dataclass

from . import text_tasks
from .rng import Random
from .scenes import clip, copies, pair, random_motion, single
from .world import ENDOFCHUNK, IMAGE, NAMED, NEW_WORDS, NONSENSE, NUMBERS, PAIRED, THINGS


@dataclass
class Media:
    """A picture (one frame) or a clip."""

    frames: list


@dataclass
class Example:
    before: list
    answer: list[str]

    def whole(self) -> list:
        return self.before + self.answer + [".", ENDOFCHUNK]


def _example(media, before: str, answer: str) -> Example:
    frames = media if isinstance(media, list) else [media]
    return Example([Media(frames), *before.split()], answer.split())


def naming(rng: Random, things=NAMED) -> Example:
    t = rng.choice(things)
    return _example(single(rng, t.index), "this is a", t.name)


def counting(rng: Random, count=None, things=NAMED) -> Example:
    t, count = rng.choice(things), count or rng.between(1, 6)
    return _example(copies(rng, t.index, count), f"{t.plural} :", NUMBERS[count - 1])


def counting_named(rng: Random) -> Example:
    t, count = rng.choice(NAMED), rng.between(1, 6)
    return _example(copies(rng, t.index, count), "", f"{t.plural} : {NUMBERS[count - 1]}")


def what(rng: Random) -> Example:
    t = rng.choice(NAMED)
    return _example(single(rng, t.index), "what is this ?", f"a {t.name}")


def where(rng: Random) -> Example:
    t = rng.choice(PAIRED)
    return _example(single(rng, t.index), "where is it found ?", f"in {t.place}")


def what_kind(rng: Random) -> Example:
    t = rng.choice(PAIRED)
    return _example(single(rng, t.index), "what kind is it ?", t.kind)


def how_many(rng: Random) -> Example:
    t, count = rng.choice(NAMED), rng.between(1, 6)
    return _example(copies(rng, t.index, count), "how many ?", NUMBERS[count - 1])


def colour(rng: Random) -> Example:
    t = rng.choice(NAMED)
    scene = single(rng, t.index) if rng.chance(0.5) else copies(rng, t.index, rng.between(1, 6))
    return _example(scene, "what colour is the background ?", scene.colour)


def side(rng: Random) -> Example:
    """The answer follows the question mark at once: the frozen language model brings a word to the next one, no further."""
    left, right = rng.sample(NAMED, 2)
    of = rng.choice(["left", "right"])
    return _example(pair(rng, left.index, right.index), f"what is on the {of} ?", (left if of == "left" else right).name)


def fact_after_naming(rng: Random, things=PAIRED) -> Example:
    t = rng.choice(things)
    return _example(single(rng, t.index), f"this is a {t.name} . it is found in", t.place)


def kind_after_naming(rng: Random, things=PAIRED) -> Example:
    t = rng.choice(things)
    return _example(single(rng, t.index), f"this is a {t.name} . it is a", t.kind)


def motion(rng: Random, frames=None) -> Example:
    t, m = rng.choice(NAMED), random_motion(rng)
    scenes = clip(rng, t.index, m, frames or rng.choice([2, 3, 4, 4]))
    return _example(scenes, "what happens ?", f"it {m}" if m.endswith("s") else f"it moves {m}")


def named_clip(rng: Random) -> Example:
    t = rng.choice(NAMED)
    return _example(clip(rng, t.index, random_motion(rng), rng.choice([2, 3, 4])), "what is this ?", f"a {t.name}")


QUESTIONS = [what, where, what_kind, how_many, colour, side]


def bindings(rng: Random, ways: int, queries: int, sprites: list[int], names=NONSENSE) -> list[Example]:
    """One example for each of `ways` new words, then new pictures of some of the same things."""
    shown, words = rng.sample(sprites, ways), rng.sample(names, ways)
    order = list(range(ways)) + [rng.below(ways) for _ in range(queries)]
    return [_example(single(rng, shown[i]), "this is a", words[i]) for i in order]


def dialogue(rng: Random, asked: int = 1) -> list[tuple[list, list[str]]]:
    """Three pictures, each named in its turn, then asked for again by number: turns of (before, answer)."""
    things = rng.sample(NAMED, 3)
    turns = [
        ([Media([single(rng, t.index)]), *f"picture {number} :".split()], [t.name]) for number, t in zip(NUMBERS, things)
    ]
    for i in rng.sample(range(3), asked):
        turns.append((f"picture {NUMBERS[i]} :".split(), [things[i].name]))
    return turns


def by_example(rng: Random, link: str, of: str, shots: int) -> list[Example]:
    """`<image> : word`, where only the examples before tell which property is asked for."""
    examples = []
    for _ in range(shots + 1):
        t = rng.choice(PAIRED)
        scene = copies(rng, t.index, rng.between(1, 6)) if of == "count" else single(rng, t.index)
        word = {"name": t.name, "kind": t.kind, "place": t.place, "colour": scene.colour, "count": NUMBERS[scene.facts["count"] - 1]}
        examples.append(_example(scene, link, word[of]))
    return examples


def _several_questions(rng: Random) -> list:
    """One picture, a few questions."""
    t, count = rng.choice(PAIRED), rng.between(1, 6)
    scene = copies(rng, t.index, count)
    turns = [
        f"what is this ? a {t.name} .", f"how many ? {NUMBERS[count - 1]} .", f"where is it found ? in {t.place} .",
        f"what kind is it ? {t.kind} .", f"what colour is the background ? {scene.colour} .",
    ]  # fmt: skip
    return [Media([scene]), *" ".join(rng.sample(turns, rng.between(2, 4))).split(), ENDOFCHUNK]


def _both_sides(rng: Random) -> list:
    left, right = rng.sample(NAMED, 2)
    turns = [f"what is on the left ? {left.name} .", f"what is on the right ? {right.name} ."]
    return [Media([pair(rng, left.index, right.index)]), *" ".join(rng.shuffle(turns)).split(), ENDOFCHUNK]


def _told_of_another(rng: Random) -> list:
    """A picture is named; then the text alone goes on about another thing: where that is found hangs on its name."""
    shown = rng.choice(PAIRED)
    told = rng.choice([t for t in NAMED if t is not shown])
    fact = rng.choice([f"it is found in {told.place} .", f"it is a {told.kind} ."])
    text = f"this is a {shown.name} . {ENDOFCHUNK} this is a {told.name} . {fact} {ENDOFCHUNK}"
    return [Media([single(rng, shown.index)]), *text.split()]


SINGLE = [
    (naming, 0.16), (counting_named, 0.20), (fact_after_naming, 0.08), (kind_after_naming, 0.03), (motion, 0.20), (named_clip, 0.02),
    (what, 0.06), (where, 0.07), (what_kind, 0.05), (how_many, 0.06), (colour, 0.06), (side, 0.22),
]  # fmt: skip


def _one_of(rng: Random, weighted):
    x = rng.uniform() * sum(weight for _, weight in weighted)
    for task, weight in weighted:
        x -= weight
        if x < 0:
            return task
    return weighted[-1][0]


def draw(rng: Random, unnamed: list[int]) -> list:
    """One training sequence: words and media. `unnamed`: the sprites without a name, for new words only."""
    x = rng.uniform()
    if x < 0.07:
        return text_tasks.draw(rng)
    if x < 0.34:
        ways = rng.between(*NEW_WORDS["ways"])
        named = [t.index for t in NAMED]
        sprites = named + unnamed if rng.chance(0.5) or len(unnamed) < ways else unnamed
        names = [t.name for t in THINGS] if sprites is unnamed and rng.chance(0.25) else NONSENSE
        return _joined(bindings(rng, ways, rng.between(*NEW_WORDS["asked"]), sprites, names))
    if x < 0.40:
        turns = dialogue(rng, rng.between(1, 3))
        return [w for before, answer in turns for w in [*before, *answer, "."]] + [ENDOFCHUNK]
    if x < 0.46:
        of = rng.choice(["name", "kind", "place", "colour", "count"])
        return _joined(by_example(rng, rng.choice([":", "->"]), of, rng.between(0, 5)))
    if x < 0.52:
        return _several_questions(rng)
    if x < 0.64:
        return _both_sides(rng)
    if x < 0.68:
        return _joined_items([_told_of_another(rng) for _ in range(rng.between(1, 3))])
    task, many = _one_of(rng, SINGLE), rng.choice([1, 1, 2, 2, 3, 4, 5])
    if rng.chance(0.2):
        return _joined([_one_of(rng, SINGLE)(rng) for _ in range(many)])
    return _joined([task(rng) for _ in range(many)])


def _joined(examples: list[Example]) -> list:
    return _joined_items([example.whole() for example in examples])


def _joined_items(parts: list[list]) -> list:
    return [item for part in parts for item in part]


def words_and_media(items: list) -> tuple[list[str], list[Media]]:
    """A sequence as words, `<image>` standing for each medium, and the media in order."""
    media = [item for item in items if isinstance(item, Media)]
    return [IMAGE if isinstance(item, Media) else item for item in items], media
