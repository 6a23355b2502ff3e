"""Writes checkpoints/history.json: step, loss and gates of each saved checkpoint, for the time-lapse.

`python3 -m tiny_flamingo.history --log RUN/flamingo.jsonl --out static/models/tiny-flamingo`

Steps and gates are read from the checkpoints themselves. The loss is recorded, not computed: a line of the log holds
the loss of one batch, so lines near the step are averaged. Near means within a fifth of the step, since early on the
loss falls fast, but within 25 steps at least: then there is a line, as every 50th step is logged. Where a run was
resumed a step may stand twice; the later line is that of the weights that went on.

Needs the standard library alone.
"""

import argparse
import json
import struct
from pathlib import Path

from .manifest import write_manifest

LEAST, SHARE = 25, 5
"""Steps, and the part of the step, within which a line is near."""


def read_log(path: Path) -> dict[int, float]:
    """Loss by step."""
    lines = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    return {line["step"]: line["loss"] for line in lines}


def mean_loss(log: dict[int, float], step: int) -> tuple[float, int]:
    """The mean of the logged losses near a step, and how many they are."""
    near = [loss for at, loss in log.items() if abs(at - step) <= max(LEAST, step // SHARE)]
    return round(sum(near) / len(near), 4), len(near)


def read_checkpoint(path: Path) -> tuple[int, list[float], list[float]]:
    """(step, attn_gate by layer, ff_gate by layer) of a checkpoint; gates are float16, before tanh."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])

    def gate(name: str) -> float:
        begin, end = header[name]["data_offsets"]
        return struct.unpack("<e", data[8 + length + begin : 8 + length + end])[0] + 0.0  # no -0

    layers = sum(name.endswith(".attn_gate") for name in header)
    gates = [
        [gate(f"gated_cross_attn_layers.{i}.{name}") for i in range(layers)] for name in ("attn_gate", "ff_gate")
    ]
    return int(header["__metadata__"]["step"]), *gates


def history(log: dict[int, float], folder: Path) -> list[dict]:
    """The checkpoints of a model's folder in their order."""
    entries = []
    for path in sorted((folder / "checkpoints").glob("*.safetensors")):
        step, attn_gate, ff_gate = read_checkpoint(path)
        loss, lines = mean_loss(log, step)
        entries.append(dict(file=f"checkpoints/{path.name}", step=step, loss=loss, loss_lines=lines,
                            attn_gate=attn_gate, ff_gate=ff_gate))  # fmt: skip
    return entries


def write_history(log: Path, folder: Path):
    entries = history(read_log(log), folder)
    lines = ",\n".join("\t" + json.dumps(entry) for entry in entries)
    (folder / "checkpoints" / "history.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", type=Path, required=True, help="flamingo.jsonl of the run")
    parser.add_argument("--out", type=Path, required=True, help="the model's folder; manifest.json is written anew")
    arguments = parser.parse_args()
    write_history(arguments.log, arguments.out)
    write_manifest(arguments.out)
