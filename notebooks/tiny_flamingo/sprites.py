"""The emoji as small pictures with transparency.

The named ones are kept in one sheet (48x48 each, RGBA), which the site's own scenes are drawn from too; the
unnamed ones are read from the font whenever it is there.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch.nn import functional as F

from .world import HELD_OUT, THINGS

FONT = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
SIZE = 48
COLUMNS = 16
SUPERSAMPLES = 3
BOX = 1.3
"""A sprite is drawn into a square of ceil(BOX * size): room for its turned corners."""

UNNAMED_BLOCKS = [(0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x2600, 0x27BF)]


def draw_emoji(emoji: str) -> np.ndarray:
    """The font's 136x128 bitmap, reduced to 48 pixels of width: (48, 48, 4) uint8; None if the font lacks it."""
    if not FONT.exists():
        raise FileNotFoundError(f"{FONT} is missing: apt-get install fonts-noto-color-emoji")
    font = ImageFont.truetype(str(FONT), 109)
    image = Image.new("RGBA", (136, 136))
    ImageDraw.Draw(image).text((0, 4), emoji, font=font, embedded_color=True)
    box = image.getbbox()
    if box is None or box[2] - box[0] < 40:
        return None
    centred = Image.new("RGBA", (136, 136))
    centred.paste(image.crop(box), ((136 - box[2] + box[0]) // 2, (136 - box[3] + box[1]) // 2))
    return np.asarray(centred.resize((SIZE, SIZE), Image.LANCZOS))


def make_sheet(path: Path):
    """The named emoji, row by row, as one PNG."""
    rows = -(-len(THINGS) // COLUMNS)
    sheet = np.zeros((rows * SIZE, COLUMNS * SIZE, 4), np.uint8)
    for t in THINGS:
        y, x = divmod(t.index, COLUMNS)
        sheet[y * SIZE : (y + 1) * SIZE, x * SIZE : (x + 1) * SIZE] = draw_emoji(t.emoji)
    sheet[sheet[..., 3] == 0] = 0
    Image.fromarray(sheet).save(path, optimize=True)


def read_sheet(path: Path) -> np.ndarray:
    """(137, 48, 48, 4) uint8."""
    sheet = np.asarray(Image.open(path))
    return np.stack([
        sheet[y * SIZE : (y + 1) * SIZE, x * SIZE : (x + 1) * SIZE]
        for y, x in (divmod(t.index, COLUMNS) for t in THINGS)
    ])  # fmt: skip


def unnamed() -> list[tuple[str, str]]:
    """(emoji, Unicode name) of the font's other emoji, without any that shows a held-out thing."""
    named = {t.emoji[0] for t in THINGS}
    forbidden = {t.name for t in HELD_OUT}
    found = []
    for low, high in UNNAMED_BLOCKS:
        for code in range(low, high + 1):
            name = unicodedata.name(chr(code), "").lower().replace("-", " ")
            if not name or chr(code) in named or forbidden & set(name.split()) or "modifier" in name:
                continue
            found.append((chr(code), name))
    return found


def premultiplied(sprites: np.ndarray) -> torch.Tensor:
    """(N, 48, 48, 4) uint8 to (N, 4, 48, 48) floats in 0..1, colours times alpha."""
    x = torch.from_numpy(np.ascontiguousarray(sprites)).permute(0, 3, 1, 2).float() / 255
    return torch.cat([x[:, :3] * x[:, 3:], x[:, 3:]], dim=1)


@lru_cache(maxsize=None)
def _offsets(side: int) -> torch.Tensor:
    """Positions of the samples along one side, in pixels from the centre of the box: (3 * side)."""
    return (torch.arange(side * SUPERSAMPLES) + 0.5) / SUPERSAMPLES - side / 2


def transform(sprite: torch.Tensor, size: int, angle: int, mirror: bool) -> torch.Tensor:
    """The sprite (4, 48, 48) at `size` pixels, turned by `angle` degrees clockwise: (4, side, side).

    Each pixel is the mean of 3x3 bilinear samples; outside of the sprite all is transparent.
    """
    side = int(np.ceil(BOX * size))
    o = _offsets(side)
    turn = torch.tensor(np.deg2rad(angle), dtype=torch.float64)
    cos, sin = torch.cos(turn).float(), torch.sin(turn).float()
    x = (o[None, :] * cos + o[:, None] * sin) * (2 / size)
    y = (o[:, None] * cos - o[None, :] * sin) * (2 / size)
    grid = torch.stack([-x if mirror else x, y], dim=-1)[None]
    fine = F.grid_sample(sprite[None], grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    return F.avg_pool2d(fine, SUPERSAMPLES)[0]
