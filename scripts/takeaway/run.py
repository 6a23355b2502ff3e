"""Runs every Python script of a folder and reads every .npy and .npz in it; prints what came of them as one JSON object.

A process of its own for each script would start PyTorch each time. Usage: run.py FOLDER
"""

import contextlib
import io
import json
import runpy
import sys
import traceback
import warnings
from pathlib import Path

import numpy as np


def outcome(script):
    """The exit status of a script (a message counts as 1, as for Python itself) and all that it printed."""
    printed = io.StringIO()
    status = 0
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            runpy.run_path(str(script), run_name="__main__")
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
            print("" if end.code is None else end.code)
        except BaseException:
            status = 1
            print(traceback.format_exc())
    return {"status": status, "printed": printed.getvalue()}


def described(array):
    numbers = [repr(x) for x in array.ravel().tolist()]
    return {"dtype": str(array.dtype), "shape": array.shape, "data": numbers}


def main(folder):
    torch = None
    with contextlib.suppress(ImportError):
        import torch
    found = {"scripts": {}, "arrays": {}}
    for script in sorted(folder.glob("*.py")):
        if torch is not None or not script.name.startswith("pytorch"):
            found["scripts"][script.name] = outcome(script)
    for file in sorted(folder.glob("*.np?")):
        # No pickles: the files hold numbers alone.
        loaded = np.load(file, allow_pickle=False)
        arrays = {"": loaded} if isinstance(loaded, np.ndarray) else dict(loaded)
        found["arrays"][file.name] = {name: described(array) for name, array in arrays.items()}
    json.dump(found, sys.stdout)


main(Path(sys.argv[1]))
