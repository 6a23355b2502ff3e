"""Small drawings for the lessons: pictures, interleaved sequences, masks and attention patterns."""

from matplotlib.figure import Figure

from .picture_tasks import Media
from .render import Renderer
from .scenes import Scene
from .world import ENDOFCHUNK


def pictures(renderer: Renderer, scenes: list[Scene], titles: list[str] | None = None, columns: int = 8) -> Figure:
    """Scenes side by side, with a title each."""
    rows = -(-len(scenes) // columns)
    columns = min(columns, len(scenes))
    figure = Figure(figsize=(1.7 * columns, 1.9 * rows), layout="constrained")
    panels = figure.subplots(rows, columns, squeeze=False).flatten()
    for axes in panels:
        axes.axis("off")
    for axes, scene, title in zip(panels, scenes, titles or [""] * len(scenes)):
        axes.imshow(renderer.draw(scene))
        axes.set_title(title, fontsize=7)
    return figure


def sequence(items: list) -> str:
    """Interleaved items as text, a line for each chunk; a medium as `<image>`, a clip with its number of frames."""
    lines, words = [], []
    for item in items:
        if isinstance(item, Media):
            words.append("<image>" if len(item.frames) == 1 else f"<image: {len(item.frames)} frames>")
        else:
            words.append(item)
        if item == ENDOFCHUNK:
            lines.append(" ".join(words))
            words = []
    return "\n".join([*lines, " ".join(words)] if words else lines)


def scenes_of(items: list) -> list[Scene]:
    """The first frames of the media of a sequence, in order."""
    return [item.frames[0] for item in items if isinstance(item, Media)]


def heatmap(values, rows: list[str], columns: list[str], title: str = "", width: float = 6.0) -> Figure:
    """A matrix with a word at each row and column."""
    figure = Figure(figsize=(width, width * max(0.25, len(rows) / max(1, len(columns)))), layout="constrained")
    axes = figure.subplots()
    image = axes.imshow(values, cmap="Greys", vmin=0, vmax=1, aspect="auto")
    axes.set_xticks(range(len(columns)), columns, rotation=90, fontsize=7)
    axes.set_yticks(range(len(rows)), rows, fontsize=7)
    axes.set_title(title, fontsize=9)
    figure.colorbar(image, ax=axes)
    return figure
