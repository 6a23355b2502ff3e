"""A process of the torchrun test: trains stage 4 and leaves its weights. Arguments: folder, options as JSON."""

import json
import os
import sys
from pathlib import Path

import torch

from tests.support import silent
from tiny_flamingo import train_flamingo

if __name__ == "__main__":
    out, options = Path(sys.argv[1]), json.loads(sys.argv[2])
    model = train_flamingo.train(out, **options, say=silent)
    torch.save(model.state_dict(), out / f"weights-of-{os.environ['RANK']}.pt")
