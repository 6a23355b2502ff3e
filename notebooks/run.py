"""Runs notebooks from top to bottom without Jupyter: `python3 run.py [--limit SECONDS] [--save FOLDER] [NOTEBOOK ...]`

Each notebook runs in a process of its own, its cells in one namespace, with `notebooks/` as the working folder. One
line is printed for each; if a cell throws, the cell and the traceback are too, and the exit status is 1.
TINY=1 in the environment makes them run for seconds (see tiny_flamingo/lesson.py).
"""

import argparse
import ast
import json
import linecache
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent


def code_cells(path: Path) -> list[str]:
    """The sources of the code cells, in order."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run_cell(source: str, name: str, namespace: dict):
    """Executes a cell; the value of a last expression is given back, as Jupyter would show it."""
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), namespace)
    if last is not None:
        return eval(compile(ast.Expression(last.value), name, "eval"), namespace)


def run_here(path: Path, save: Path | None):
    """Runs a notebook in this process; figures are kept in `save` as NOTEBOOK-CELL.png."""
    namespace = {"__name__": "__main__"}
    for number, source in enumerate(code_cells(path), 1):
        try:
            shown = run_cell(source, f"{path.name}, code cell {number}", namespace)
        except Exception:
            print(f"--- {path.name}, code cell {number}\n{source}\n---")
            traceback.print_exc(file=sys.stdout)
            sys.exit(1)
        if shown is None:
            continue
        if save and hasattr(shown, "savefig"):
            shown.savefig(save / f"{path.stem}-{number:02d}.png", dpi=100)
        elif save:
            print(shown)


def run_apart(path: Path, limit: float, save: Path | None) -> bool:
    """Runs a notebook in a process of its own and prints its line."""
    command = [sys.executable, __file__, "--here", str(path.resolve())]
    if save:
        command += ["--save", str(save.resolve())]
    paths = [str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "MPLBACKEND": "Agg", "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    began = time.time()
    try:
        done = subprocess.run(command, cwd=HERE, env=environment, timeout=limit, capture_output=True, text=True, encoding="utf-8")
        ok, output = done.returncode == 0, done.stdout + done.stderr
    except subprocess.TimeoutExpired as late:
        ok, output = False, (late.stdout or b"").decode(errors="replace") + f"stopped after {limit:.0f} s\n"
    print(f"{'ok    ' if ok else 'FAILED'} {path.stem:24s} {time.time() - began:6.1f} s", flush=True)
    if save:
        (save / f"{path.stem}.txt").write_text(output, encoding="utf-8")
    if not ok:
        print(output, flush=True)
    return ok


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path, help="all lessons beside this file if none is named")
    parser.add_argument("--limit", type=float, default=86400, help="seconds that each may take (a full training: a day)")
    parser.add_argument("--save", type=Path, help="a folder for what the cells print and draw")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.save:
        arguments.save.mkdir(parents=True, exist_ok=True)
    if arguments.here:
        run_here(arguments.notebooks[0], arguments.save)
        return 0
    notebooks = arguments.notebooks or sorted(HERE.glob("[0-9]*.ipynb"))
    return 0 if all([run_apart(path, arguments.limit, arguments.save) for path in notebooks]) else 1


if __name__ == "__main__":
    sys.exit(main())
