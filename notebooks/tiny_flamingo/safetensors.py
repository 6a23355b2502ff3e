"""Writes .safetensors files: an 8-byte header length, a JSON header, raw little-endian data."""

import json
import struct
from pathlib import Path

import numpy as np

DTYPES = {"float32": "F32", "float16": "F16", "int8": "I8", "int64": "I64", "bool": "BOOL"}


def write(path: Path, tensors: dict[str, np.ndarray], metadata: dict[str, str] | None = None):
    """Tensors in the given order; the header is padded so that the data begin at a multiple of 8."""
    header, offset = {"__metadata__": metadata or {}}, 0
    for name, x in tensors.items():
        header[name] = dict(dtype=DTYPES[str(x.dtype)], shape=list(x.shape), data_offsets=[offset, offset + x.nbytes])
        offset += x.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for x in tensors.values():
            file.write(np.ascontiguousarray(x).tobytes())
