"""Reads the JSON file that the Mask Lab gives away, and prints and compares tensors: for the PyTorch tour."""

import json
from pathlib import Path

import torch

WORKED_EXAMPLE = Path(__file__).parent / "worked-example.json"

# abs(a - b), relative where abs(b) is above 1. PyTorch sums in another order than the page, so last bits may differ.
TOLERANCE = 1e-5

DTYPES = {"float32": torch.float32, "int64": torch.int64, "bool": torch.bool}


class Refused(ValueError):
    """A file that the tour cannot follow; the message says why."""


def read(path) -> dict:
    """The document, its weights and tensors as torch tensors. Raises Refused, naming the file, where it is another."""
    path = Path(path)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise Refused(f"{path.name} cannot be read as JSON: {problem}") from None
    if not isinstance(document, dict) or document.get("flamingo") != 1:
        raise Refused(f"{path.name} is no JSON file of the Mask Lab, form 1")
    if document["origin"] != "drawn":
        raise Refused(f"{path.name} is a layer of the tiny Flamingo; its page gives away a script for that")
    if document["inputs"]["dtype"] != "float32":
        raise Refused(f"{path.name} is in {document['inputs']['dtype']}; the tour is in float32 alone")
    if document["error"]:
        raise Refused(f"{path.name} stops where the real code stops: {document['error']['message']}")
    for table in ("weights", "tensors"):
        document[table] = {name: tensor_of(one) for name, one in document[table].items()}
    return document


def tensor_of(stored: dict) -> torch.Tensor:
    """{"dtype", "shape", "data"}, where data are flat and numbers that are not finite are strings."""
    return torch.tensor([float(x) for x in stored["data"]], dtype=torch.float64).to(DTYPES[stored["dtype"]]).reshape(stored["shape"])


def error_of(found: torch.Tensor, wanted: torch.Tensor) -> float:
    """The largest abs(found - wanted), relative where abs(wanted) is above 1; infinite where shapes differ or a NaN is."""
    if found.shape != wanted.shape:
        return float("inf")
    found, wanted = found.double(), wanted.double()
    error = (found - wanted).abs() / wanted.abs().clamp(min=1)
    error = error.masked_fill(found == wanted, 0).nan_to_num(nan=float("inf"))
    return error.max().item() if error.numel() else 0.0


def text_of(x: float, dtype: torch.dtype) -> str:
    if dtype == torch.bool:
        return "True" if x else "."
    if not dtype.is_floating_point or x == 0:
        return f"{x:.0f}"
    return "-max" if x < -1e30 else f"{x:.4f}"


def table(name: str, tensor: torch.Tensor, rows: list | None = None, columns: list | None = None) -> str:
    """A tensor as a small table for each leading index. `rows`: words by sample; `columns`: one for each column."""
    lines = [f"{name}  {str(tensor.dtype).removeprefix('torch.')} {tuple(tensor.shape)}"]
    matrices = tensor.reshape(-1, *(tensor.shape[-2:] if tensor.dim() > 1 else (1, *tensor.shape)))
    per_sample = len(matrices) // tensor.shape[0] if tensor.dim() > 2 else 1
    for i, matrix in enumerate(matrices):
        names = rows[i // per_sample] if rows else [str(t) for t in range(len(matrix))]
        heads = columns or [str(j) for j in range(matrix.shape[-1])]
        texts = [[text_of(x, tensor.dtype) for x in row] for row in matrix.tolist()]
        cell, width = max(map(len, sum(texts, heads))), max(map(len, names))
        if tensor.dim() > 2:
            index = (i,) if tensor.dim() == 3 else (i // per_sample, i % per_sample)
            lines.append(f"[{', '.join(map(str, index))}]")
        for head, cells in zip(["", *names], [heads, *texts]):
            lines.append(f"  {head:{width}s} {'  '.join(text.rjust(cell) for text in cells)}")
    return "\n".join(lines)
