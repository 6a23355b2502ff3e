"""Curves of a run, drawn from its logs."""

import json
from pathlib import Path

from matplotlib.figure import Figure

SHARES = {"vision": ["name", "count", "colour", "pair"], "language": ["induction", "binding"], "flamingo": []}
"""What each stage logs beside its loss: shares of right answers."""


def read_log(path: Path) -> list[dict]:
    """The entries by step. Of steps done twice (a run was stopped and went on) the later one counts."""
    entries: dict[int, dict] = {}
    if path.exists():
        for line in path.read_text().splitlines():
            entry = json.loads(line)
            if entry["step"] <= max(entries, default=-1):
                entries = {step: old for step, old in entries.items() if step <= entry["step"]}
            entries.setdefault(entry["step"], {}).update(entry)
    return list(entries.values())


def column(entries: list[dict], key: str) -> tuple[list[int], list]:
    """Steps and values of the entries that have the key."""
    having = [entry for entry in entries if key in entry]
    return [entry["step"] for entry in having], [entry[key] for entry in having]


def losses(run: Path, stages=tuple(SHARES)) -> Figure:
    """A panel for each stage: the loss on the left axis, shares of right answers on the right one."""
    figure = Figure(figsize=(4.6 * len(stages), 3.4), layout="constrained")
    for axes, stage in zip(figure.subplots(1, len(stages), squeeze=False)[0], stages):
        entries = read_log(run / f"{stage}.jsonl")
        axes.set(title=stage if entries else f"{stage}: not trained yet", xlabel="step", ylabel="loss (nats)")
        axes.plot(*column(entries, "loss"), color="black", linewidth=1)
        if SHARES[stage]:
            right = axes.twinx()
            right.set(ylim=(0, 1), ylabel="share right")
            for key in SHARES[stage]:
                right.plot(*column(entries, key), label=key, marker=".", linewidth=1)
            right.legend(loc="center right", fontsize="small")
    return figure


def gates(run: Path) -> Figure:
    """|tanh| of both gates of each block over the steps: signs are arbitrary, sizes are what counts."""
    steps, values = column(read_log(run / "flamingo.jsonl"), "gates")
    figure = Figure(figsize=(9, 3.4), layout="constrained")
    panels = figure.subplots(1, 2, sharey=True)
    for axes, which, title in zip(panels, (0, 1), ("attn_gate", "ff_gate")):
        axes.set(title=title, xlabel="step", ylabel="|tanh gate|")
        for layer in range(len(values[0]) if values else 0):
            axes.plot(steps, [abs(row[layer][which]) for row in values], label=f"layer {layer}")
    if values:
        panels[1].legend(fontsize="small")
    return figure


def gates_by_layer(by_layer: list[list[float]]) -> Figure:
    """Bars of |tanh| for (attn_gate, ff_gate) of each block."""
    figure = Figure(figsize=(5, 3), layout="constrained")
    axes = figure.subplots()
    for which, name in enumerate(("attn_gate", "ff_gate")):
        places = [layer + 0.4 * which for layer in range(len(by_layer))]
        axes.bar(places, [abs(row[which]) for row in by_layer], width=0.4, label=name)
    axes.set(xlabel="layer", ylabel="|tanh gate|")
    axes.set_xticks([layer + 0.2 for layer in range(len(by_layer))], range(len(by_layer)))
    axes.legend()
    return figure


def intervals(results: dict[str, dict], targets: dict[str, float] | None = None) -> Figure:
    """Shares with their 95% intervals, a row for each task; a bar stands at the share to reach, or at chance."""
    figure = Figure(figsize=(8, 0.8 + 0.26 * len(results)), layout="constrained")
    axes = figure.subplots()
    for y, (name, r) in enumerate(results.items()):
        axes.plot([r["low"], r["high"]], [y, y], color="gray", linewidth=3)
        axes.plot(r["share"], y, "o", color="black", markersize=4)
        if targets and name in targets:
            axes.plot(targets[name], y, "|", color="tab:red", markersize=12)
    axes.set_yticks(range(len(results)), results)
    axes.set(xlim=(-0.02, 1.02), xlabel="share right, with its 95% interval")
    axes.invert_yaxis()
    axes.grid(axis="x", alpha=0.3)
    return figure


def save_all(run: Path) -> list[Path]:
    """losses.png and gates.png in the run folder."""
    drawn = {"losses.png": losses(run), "gates.png": gates(run)}
    for name, figure in drawn.items():
        figure.savefig(run / name, dpi=110)
    return [run / name for name in drawn]
