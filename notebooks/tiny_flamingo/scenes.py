"""Scenes: what is in a picture and where, drawn at random. Pictures are 48x48.

A scene is plain data, so that the site can draw the same scenes from the same random numbers.
"""

from dataclasses import dataclass, field

from .rng import Random
from .world import COLOURS, MOTIONS

SIDE = 48
FRAMES = 4


@dataclass(frozen=True)
class Sprite:
    """One emoji: the centre of its box stands at (x, y) pixels."""

    sprite: int
    x: int
    y: int
    size: int
    angle: int
    mirror: bool


@dataclass(frozen=True)
class Scene:
    sprites: list[Sprite]
    colour: str
    background: tuple[int, int, int]
    brightness: float
    facts: dict = field(default_factory=dict)


def _background(rng: Random, colour=None):
    colour = colour or rng.choice(list(COLOURS))
    return colour, tuple(max(0, min(255, c + rng.between(-16, 16))) for c in COLOURS[colour])


def _finish(rng: Random, sprites, colour=None, **facts) -> Scene:
    colour, background = _background(rng, colour)
    return Scene(sprites, colour, background, (85 + rng.below(31)) / 100, facts)


def _place(rng: Random, sprite: int, x: int, y: int, size: int) -> Sprite:
    return Sprite(sprite, x, y, size, rng.between(-24, 24), rng.chance(0.5))


def single(rng: Random, sprite: int, colour=None) -> Scene:
    """One emoji of 16 to 44 pixels, wholly or nearly inside."""
    size = rng.between(16, 44)
    half = size // 2
    x, y = rng.between(half, SIDE - half), rng.between(half, SIDE - half)
    return _finish(rng, [_place(rng, sprite, x, y, size)], colour, count=1)


def copies(rng: Random, sprite: int, count: int, colour=None) -> Scene:
    """`count` copies in the cells of a 2x2, 3x2 or 2x3 grid; one alone may also be large."""
    if count == 1 and rng.chance(0.5):
        return single(rng, sprite, colour)
    columns, rows = rng.choice([(3, 2), (2, 3)] if count > 4 or rng.chance(0.5) else [(2, 2)])
    width, height = SIDE // columns, SIDE // rows
    size = rng.between(14, min(width, height) + 1)
    sprites = []
    for cell in rng.sample(range(columns * rows), count):
        slack_x, slack_y = max(0, (width - size) // 2), max(0, (height - size) // 2)
        x = cell % columns * width + width // 2 + rng.between(-slack_x, slack_x)
        y = cell // columns * height + height // 2 + rng.between(-slack_y, slack_y)
        sprites.append(_place(rng, sprite, x, y, size))
    return _finish(rng, sprites, colour, count=count)


def pair(rng: Random, left: int, right: int) -> Scene:
    """Two different things side by side."""
    sprites = [
        _place(rng, sprite, x + rng.between(-2, 2), rng.between(14, 34), rng.between(16, 23))
        for sprite, x in ((left, 12), (right, 36))
    ]
    return _finish(rng, sprites, left=left, right=right)


def clip(rng: Random, sprite: int, motion: str, frames: int = FRAMES) -> list[Scene]:
    """One thing that moves or changes its size evenly over the frames."""
    angle, mirror = rng.between(-24, 24), rng.chance(0.5)
    colour, background = _background(rng)
    brightness = (85 + rng.below(31)) / 100
    if motion in ("grows", "shrinks"):
        small, large = rng.between(14, 20), rng.between(28, 42)
        ends = [(24 + rng.between(-3, 3), 24 + rng.between(-3, 3))] * 2
        sizes = (small, large) if motion == "grows" else (large, small)
    else:
        size, way = rng.between(14, 24), rng.between(14, 22)
        sizes, low, high = (size, size), 24 - way // 2, 24 + way - way // 2
        across = rng.between(14, 34)
        a, b = (low, high) if motion in ("right", "down") else (high, low)
        ends = [(a, across), (b, across)] if motion in ("left", "right") else [(across, a), (across, b)]
    return [
        Scene(
            [Sprite(sprite, _step(ends[0][0], ends[1][0], f, frames), _step(ends[0][1], ends[1][1], f, frames),
                    _step(sizes[0], sizes[1], f, frames), angle, mirror)],
            colour, background, brightness, dict(motion=motion),
        )
        for f in range(frames)
    ]  # fmt: skip


def _step(start: int, end: int, frame: int, frames: int) -> int:
    """Where an even change from `start` to `end` has come to, rounded half up."""
    last = max(1, frames - 1)
    return (2 * (start * (last - frame) + end * frame) + last) // (2 * last)


def random_motion(rng: Random) -> str:
    return rng.choice(MOTIONS)
