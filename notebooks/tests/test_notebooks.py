import ast
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent.parent
NOTEBOOKS = sorted(HERE.glob("[0-9]*.ipynb"))
NAMES = ["01-emoji-world", "02-vision-encoder", "03-language-model", "04-flamingo", "05-evaluate", "06-export"]


def notebook(*sources: str) -> str:
    cells = [dict(cell_type="code", id=str(i), metadata={}, execution_count=None, outputs=[], source=[s]) for i, s in enumerate(sources)]
    return json.dumps(dict(cells=cells, metadata={}, nbformat=4, nbformat_minor=5))


class TheNotebooks(unittest.TestCase):
    def test_are_six(self):
        self.assertEqual([path.stem for path in NOTEBOOKS], NAMES)

    def test_are_kept_without_outputs(self):
        for path in NOTEBOOKS:
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                if cell["cell_type"] == "code":
                    self.assertEqual((cell["outputs"], cell["execution_count"]), ([], None), path.name)

    def test_explain_as_much_as_they_compute(self):
        for path in NOTEBOOKS:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            self.assertEqual(cells[0]["cell_type"], "markdown")
            self.assertGreaterEqual(sum(c["cell_type"] == "markdown" for c in cells), len(cells) // 3)
            for cell in cells:
                if cell["cell_type"] == "code":
                    ast.parse("".join(cell["source"]))
                    self.assertLessEqual(len(cell["source"]), 30, path.name)

    def test_have_ids_of_their_own_for_every_cell(self):
        for path in NOTEBOOKS:
            ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
            self.assertEqual(len(ids), len(set(ids)))


class RunningNotebooks(unittest.TestCase):
    def run_one(self, *sources: str, limit: float = 200):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lesson.ipynb"
            path.write_text(notebook(*sources), encoding="utf-8")
            command = [sys.executable, str(HERE / "run.py"), "--limit", str(limit), str(path)]
            return subprocess.run(command, capture_output=True, text=True)

    def test_shares_one_namespace_and_finds_the_package(self):
        done = self.run_one("a = 1", "def f():\n    return a + 1\nb = f()", "from tiny_flamingo.rng import Random\nassert b == 2")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertRegex(done.stdout, r"^ok +lesson +[0-9.]+ s\n$")

    def test_shows_the_cell_that_threw_and_where(self):
        done = self.run_one("a = 1", "def f():\n    return a / 0\nf()")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, r"^FAILED lesson")
        self.assertIn("lesson.ipynb, code cell 2", done.stdout)
        self.assertIn("    return a / 0", done.stdout.split("Traceback")[1])
        self.assertIn("ZeroDivisionError", done.stdout)

    def test_ends_one_that_takes_too_long(self):
        done = self.run_one("import time\ntime.sleep(600)", limit=3)
        self.assertEqual(done.returncode, 1)
        self.assertIn("stopped after 3 s", done.stdout)
