"""Tests of the lessons and their package: `python3 -m unittest discover -s tests -t .` in notebooks/."""
