import json
import struct
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from tiny_flamingo import export, safetensors
from tiny_flamingo.flamingo import Flamingo

from .support import opened


class EightBits(unittest.TestCase):
    def test_are_off_by_half_a_step_of_the_row_at_most(self):
        torch.manual_seed(0)
        weight = torch.randn(20, 30) * torch.logspace(-3, 2, 20)[:, None]
        stored = export.quantised("w", weight)
        steps = torch.from_numpy(stored["w.scale"].astype(np.float32))[:, None]
        error = ((export.restored(stored)["w"] - weight).abs() / steps).max().item()
        self.assertLess(error, 0.5 + 127 * 2**-11)  # the scale is itself rounded to float16
        self.assertGreater(error, 0.4)

    def test_keep_a_row_of_zeros_and_vectors_in_float16(self):
        stored = export.quantised("w", torch.zeros(2, 3))
        self.assertTrue(torch.equal(export.restored(stored)["w"], torch.zeros(2, 3)))
        vector = torch.tensor([0.1, -3.0])
        self.assertTrue(torch.equal(export.restored(export.quantised("b", vector))["b"], vector.half().float()))

    def test_as_stored_is_what_a_reader_of_the_file_gets(self):
        torch.manual_seed(0)
        model = opened(Flamingo())
        with tempfile.TemporaryDirectory() as folder:
            export.export_model(model, Path(folder))
            data = (Path(folder) / "model.safetensors").read_bytes()
            config = json.loads((Path(folder) / "config.json").read_text())
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8 : 8 + length])
        self.assertEqual(length % 8, 0)
        name, expected = "perceiver.layers.1.0.to_kv.weight", export.as_stored(model).state_dict()
        parts = []
        for key, dtype in ((name, np.int8), (f"{name}.scale", np.float16)):
            begin, end = header[key]["data_offsets"]
            parts.append(np.frombuffer(data[8 + length + begin : 8 + length + end], dtype).reshape(header[key]["shape"]))
        read = parts[0].astype(np.float32) * parts[1].astype(np.float32)[:, None]
        self.assertTrue(np.array_equal(read, expected[name].numpy()))
        self.assertEqual(config["perceiver"]["num_latents"], 8)


class Safetensors(unittest.TestCase):
    def test_lie_one_after_another_and_fill_the_file(self):
        tensors = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.array([1, -2], np.int8), "c": np.float16([0.5])}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.safetensors"
            safetensors.write(path, tensors, {"step": "3"})
            data = path.read_bytes()
        (length,) = struct.unpack("<Q", data[:8])
        header = json.loads(data[8 : 8 + length])
        self.assertEqual(header.pop("__metadata__"), {"step": "3"})
        self.assertEqual([h["data_offsets"] for h in header.values()], [[0, 24], [24, 26], [26, 28]])
        self.assertEqual([h["dtype"] for h in header.values()], ["F32", "I8", "F16"])
        self.assertEqual(len(data), 8 + length + 28)
