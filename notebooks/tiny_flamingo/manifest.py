"""Writes manifest.json: length and SHA-256 of every file that the site loads."""

import hashlib
import json
from pathlib import Path


def write_manifest(folder: Path):
    paths = [folder / name for name in ("model.safetensors", "config.json", "vocabulary.json")]
    paths += sorted((folder / "checkpoints").glob("*.safetensors"))
    paths += (folder / "checkpoints").glob("history.json")
    files = {}
    for path in paths:
        data = path.read_bytes()
        files[str(path.relative_to(folder))] = dict(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
    (folder / "manifest.json").write_text(json.dumps({"files": files}, indent="\t") + "\n")
