"""The text-only corpus of the language model: facts, forms of question and answer, and much copying.

Each function draws one short text as a list of words. `<image>` occurs in it as it does in a web page whose
pictures were taken out: it says nothing about what was there.
"""

from .rng import Random
from .world import COLOURS, ENDOFCHUNK, IMAGE, MOTIONS, NONSENSE, NUMBERS, THINGS, VOCABULARY

CONTENT = [t.name for t in THINGS] + [t.plural for t in THINGS] + NONSENSE + NUMBERS + list(COLOURS)
ANY = VOCABULARY[3:]


def induction(rng: Random, length: int = 48) -> list[str]:
    """Random words, repeated: what comes next can only be copied.

    The periods vary widely: with short ones alone, looking a fixed number of words back would do.
    """
    period = rng.between(3, 24)
    words = [rng.choice(ANY) for _ in range(period)]
    return (words * (length // period + 1))[:length]


def bindings(rng: Random, keys=None) -> list[str]:
    """Keys with values, then some of the keys again: the value must be looked up."""
    k = rng.between(2, 8)
    keys = rng.sample([t.name for t in THINGS], k)
    values = rng.sample(NONSENSE if rng.chance(0.6) else CONTENT, k)
    lead, link, tail = rng.choice(
        [
            ("", "", "."),
            ("", ":", f". {ENDOFCHUNK}"),
            ("", "=", f". {ENDOFCHUNK}"),
            ("", "->", "."),
            (IMAGE, "", f". {ENDOFCHUNK}"),
            (f"{IMAGE} this is a", "", f". {ENDOFCHUNK}"),
            (f"{IMAGE} this is a", "", f". {ENDOFCHUNK}"),
            ("this", "is a", "."),
        ]
    )
    order = list(range(k)) + [rng.below(k) for _ in range(k)]
    words = []
    for i in order:
        words += f"{lead} {keys[i]} {link} {values[i]} {tail}".split()
    return words


def facts(rng: Random) -> list[str]:
    """What a thing is and where it is found, in the words that the questions will use."""
    words = []
    for _ in range(rng.between(1, 4)):
        thing = rng.choice(THINGS)
        lead = f"{IMAGE} " if rng.chance(0.7) else ""
        tails = rng.sample(
            [
                f"it is found in {thing.place} .",
                f"where is it found ? in {thing.place} .",
                f"what kind is it ? {thing.kind} .",
                f"it is a {thing.kind} .",
                f"what is this ? a {thing.name} .",
            ],
            rng.between(1, 3),
        )
        head = rng.choice([f"this is a {thing.name} .", f"what is this ? a {thing.name} ."])
        words += f"{lead}{head} {' '.join(tails)} {ENDOFCHUNK}".split()
    return words


def lists(rng: Random) -> list[str]:
    """A thing and one of its properties, line after line: which property is told by the first lines."""
    link = rng.choice([":", "->", "=", ""])
    of = rng.choice(["place", "kind", "plural"])
    words = []
    for thing in rng.sample(THINGS, rng.between(2, 8)):
        words += f"{thing.name} {link} {getattr(thing, of)} . {ENDOFCHUNK}".split()
    return words


def questions(rng: Random) -> list[str]:
    """Questions about a picture that is not there: their form, and what kind of word answers them."""
    words = []
    for _ in range(rng.between(1, 5)):
        thing, other = rng.sample(THINGS, 2)
        number, motion = rng.choice(NUMBERS), rng.choice(MOTIONS)
        words += rng.choice(
            [
                f"{IMAGE} this is a {thing.name} .",
                f"{IMAGE} {thing.plural} : {number} .",
                f"{IMAGE} {thing.plural} : {number} .",
                f"{IMAGE} how many ? {number} . what is this ? a {thing.name} .",
                f"{IMAGE} what colour is the background ? {rng.choice(list(COLOURS))} .",
                f"{IMAGE} what is on the left ? a {thing.name} . what is on the right ? a {other.name} .",
                f"{IMAGE} what is on the right ? a {other.name} . what is on the left ? a {thing.name} .",
                f"{IMAGE} what happens ? it {motion if motion.endswith('s') else 'moves ' + motion} .",
                f"{IMAGE} {rng.choice([':', '->', '='])} {rng.choice([thing.name, thing.kind, thing.place, number])} .",
            ]
        ).split() + [ENDOFCHUNK]
    return words


def dialogue(rng: Random) -> list[str]:
    """Three pictures are named by number, then asked for again."""
    things = rng.sample(THINGS, 3)
    words = []
    for number, thing in zip(NUMBERS, things):
        words += f"{IMAGE} picture {number} : {thing.name} .".split()
    for i in rng.sample(range(3), rng.between(1, 3)):
        words += f"picture {NUMBERS[i]} : {things[i].name} .".split()
    return words + [ENDOFCHUNK]


MIXTURE = [(induction, 0.18), (bindings, 0.37), (facts, 0.17), (lists, 0.06), (questions, 0.10), (dialogue, 0.15)]


def draw(rng: Random, induction_share: float = 0.0) -> list[str]:
    """A text of the mixture; `induction_share` of the texts are pure copying (the curriculum's first part)."""
    if rng.chance(induction_share):
        return induction(rng)
    x = rng.uniform() * sum(weight for _, weight in MIXTURE)
    for task, weight in MIXTURE:
        x -= weight
        if x < 0:
            return task(rng)
    return dialogue(rng)
