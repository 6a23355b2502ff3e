"""Scenes to pixels. `Renderer` keeps every transformed sprite it has made, so that drawing is mostly pasting."""

from functools import lru_cache

import numpy as np
import torch

from .scenes import SIDE, Scene
from .sprites import premultiplied, transform


class Renderer:
    """Draws scenes from sprites (N, 48, 48, 4) uint8.

    `coarse` rounds sizes to even pixels and angles to multiples of 6 degrees, so that most sprites of a long
    training are found ready made; evaluation draws exactly.
    """

    def __init__(self, sprites: np.ndarray, coarse: bool = False, cache: int = 250_000):
        self.sprites = premultiplied(sprites)
        self.coarse = coarse
        self._ready = lru_cache(maxsize=cache)(self._sprite)

    def sprite(self, sprite: int, size: int, angle: int, mirror: bool) -> np.ndarray:
        """(side, side, 4), colours times alpha."""
        if self.coarse:
            size, angle = size // 2 * 2, round(angle / 6) * 6
        return self._ready(sprite, size, angle, mirror)

    def _sprite(self, sprite: int, size: int, angle: int, mirror: bool) -> np.ndarray:
        return transform(self.sprites[sprite], size, angle, mirror).permute(1, 2, 0).numpy().copy()

    def draw(self, scene: Scene) -> np.ndarray:
        """(48, 48, 3) uint8: flat background, then the sprites over it, brightened, rounded half up."""
        picture = np.empty((SIDE, SIDE, 3), np.float32)
        picture[:] = scene.background
        for s in scene.sprites:
            box = self.sprite(s.sprite, s.size, s.angle, s.mirror)
            side = box.shape[0]
            x0, y0 = s.x - side // 2, s.y - side // 2
            top, bottom = (min(SIDE, max(0, y)) for y in (y0, y0 + side))
            left, right = (min(SIDE, max(0, x)) for x in (x0, x0 + side))
            box = box[top - y0 : bottom - y0, left - x0 : right - x0]
            part = picture[top:bottom, left:right]
            part *= 1 - box[..., 3:]
            part += box[..., :3] * (255 * scene.brightness)
        return np.clip(np.floor(picture + 0.5), 0, 255).astype(np.uint8)


def to_input(pictures: np.ndarray) -> torch.Tensor:
    """(N, 48, 48, 3) uint8 to (N, 3, 48, 48) float32, (pixels - 127.5) / 70."""
    return (torch.from_numpy(pictures).permute(0, 3, 1, 2).float() - 127.5) / 70
