"""The model card, written from the figures of the evaluation and the logs of the run."""

import json
import platform
from pathlib import Path

import torch

from .evaluate import wilson
from .questions import QUESTIONS
from .world import HELD_OUT, NAMED, NUMBERS, UNPAIRED, VOCABULARY

COUNTING = [f"counting {word}" for word in NUMBERS]
QUESTION_TASKS = [name for name in QUESTIONS if name.startswith("question:")]

TABLE = [
    (f"naming, 0 shots, {len(NAMED)} trained classes, full vocabulary", ["naming"]),
    ("naming, 2 shots", ["naming, 2 shots"]),
    ("counting 1-6, plural given, 2 shots", COUNTING),
    ("counting, plural also generated: both right, 2 shots", ["counting, name generated"]),
    ("place after its own naming, never told with a picture", ["fact after naming"]),
    ("place after its own naming, told with pictures", ["fact after naming, trained"]),
    ("question answering, six questions", QUESTION_TASKS),
    ("new words, held-out classes, 1 example each, 2-way", ["new words, 2-way"]),
    ("new words, held-out classes, 1 example each, 4-way", ["new words, 4-way"]),
    ("new words, held-out classes, 1 example each, 8-way", ["new words, 8-way"]),
    ("what happens in a clip of 4 frames", ["clip, 4 frames"]),
    ("the same, frames shuffled", ["clip, frames shuffled"]),
    ("the same, 8 frames (trained up to 4)", ["clip, 8 frames"]),
    ("dialogue over three pictures, every turn right", ["dialogue"]),
]


def pooled(tasks: dict, names: list[str]) -> dict:
    """Several tasks as one: right answers and questions added up."""
    right, n = sum(tasks[k]["right"] for k in names), sum(tasks[k]["n"] for k in names)
    low, high = wilson(right, n)
    return dict(right=right, n=n, share=right / n, low=low, high=high)


def last_line(path: Path) -> dict:
    return json.loads(path.read_text().strip().splitlines()[-1])


def minutes(path: Path) -> str:
    """Wall time of a stage from its log; a resumed run starts its clock anew, so the parts are added up."""
    seconds, total = 0, 0
    for line in path.read_text().splitlines():
        now = json.loads(line)["seconds"]
        if now < seconds:
            total += seconds
        seconds = now
    return f"{(total + seconds) / 60:.0f} minutes"


def write_card(model, figures: dict, run: Path, folder: Path):
    """card.md; `figures` is what eval.json holds."""
    tasks = figures["tasks"]
    sections = [
        _what_it_is(model, (folder / "model.safetensors").stat().st_size),
        _data(),
        _skills(tasks),
        _examples_in_context(tasks),
        _controls(figures["controls"]),
        _gates(model),
        _limits(tasks),
        DEPARTURES,
        _training(run),
    ]
    (folder / "card.md").write_text("\n\n".join(sections) + "\n")


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure_row(label: str, r: dict) -> list[str]:
    return [label, f"{r['share']:.3f}", f"{r['low']:.3f} to {r['high']:.3f}", str(r["n"])]


FIGURE_HEAD = ["task", "share", "95% interval", "N"]


def _what_it_is(model, size: int) -> str:
    names = ("vision_encoder", "perceiver", "lang_encoder", "gated_cross_attn_layers")
    count = {name: sum(p.numel() for p in getattr(model, name).parameters()) for name in names}
    parts = [
        ["vision encoder (ViT, 36 patches of 8x8, dim 96, 4 layers)", count["vision_encoder"], "by contrast with captions, then frozen"],
        ["Perceiver resampler (8 latents, 2 layers)", count["perceiver"], "in the last stage"],
        [f"language model (dim 128, 5 layers, {len(VOCABULARY)} words, context 96)", count["lang_encoder"], "on text alone, then frozen"],
        ["gated cross-attention in front of each layer", count["gated_cross_attn_layers"], "in the last stage"],
    ]
    return f"""# Tiny Flamingo: model card

A vision-language model of {sum(count.values()):,} weights ({size / 1e6:.2f} MB), trained from nothing by Flamingo's recipe on pictures of
emoji, small enough to be watched at work in a browser. It knows nothing but these pictures.

{table(["part", "weights", "trained"], [[a, f"{b:,}", c] for a, b, c in parts])}"""


def _data() -> str:
    return f"""## Data

Pictures of 48x48 pixels, drawn at random from Noto Color Emoji: one emoji (16 to 44 pixels), one to six copies (14 to 25
pixels), two side by side, or a clip of frames in which one moves, grows or shrinks; turned by up to 24 degrees, mirrored,
on a flat background of eleven colours. {len(NAMED)} things have names. {len(HELD_OUT)} more ({', '.join(t.name for t in HELD_OUT)}) are held out: their
pictures never come with a label, in any stage. {len(UNPAIRED)} things have their place and kind told in text only. Further emoji of the font
appear under their Unicode names in the contrastive stage, and as carriers of new words in the last one.
Evaluation pictures are drawn from other seeds than training pictures.

The font is under the SIL Open Font License 1.1, its artwork under the Apache License 2.0
(https://github.com/googlefonts/noto-emoji). The weights and sprites in this folder are made from it."""


def _skills(tasks: dict) -> str:
    rows = [figure_row(label, pooled(tasks, names)) for label, names in TABLE]
    counts = [tasks[name]["share"] for name in COUNTING]
    asked = ", ".join(f"{k.removeprefix('question: ').replace('_', ' ')} {tasks[k]['share']:.3f}" for k in QUESTION_TASKS)
    known = ", ".join(f"{k}-way {tasks[f'new words, {k}-way, known things']['share']:.3f}" for k in (2, 4, 8))
    return f"""## Skills

Right answers, greedy, the whole vocabulary to choose from; 95% Wilson intervals; measured on the weights as stored here.

{table(FIGURE_HEAD, rows)}

Counting by count, 1 to 6: {', '.join(f'{c:.3f}' for c in counts)} (worst {min(counts):.3f}).
Questions one by one: {asked}.
New words for things whose names it knows: {known}.

Shuffling the frames of a clip leaves the axis of its motion to be seen, so chance is one half there, not one sixth; and one
shuffle in 24 is no shuffle."""


def _examples_in_context(tasks: dict) -> str:
    rows = [
        [of, *(f"{tasks[f'new sign for the {of}, {k} shots']['share']:.3f}" for k in (0, 1, 2, 4))]
        for of in ("place", "kind", "colour")
    ]
    return f"""### Examples in context

`<image> = word` is a sign that the last stage never shows; only the examples say whether place, kind or colour is meant.

{table(["asked for", "0 shots", "1 shot", "2 shots", "4 shots"], rows)}"""


def _controls(controls: dict) -> str:
    return f"""### Controls

{table(FIGURE_HEAD, [figure_row(label, r) for label, r in controls.items()])}"""


def _gates(model) -> str:
    blocks = model.gated_cross_attn_layers
    rows = [[str(i), f"{b.attn_gate.tanh().item():+.3f}", f"{b.ff_gate.tanh().item():+.3f}"] for i, b in enumerate(blocks)]
    return f"""## Gates

tanh of the gates after training. Signs are arbitrary; all start at 0, where the model is the plain language model, bit for bit.

{table(["layer", "attn_gate", "ff_gate"], rows)}"""


def _limits(tasks: dict) -> str:
    return f"""## Limits

It sees emoji on flat backgrounds and nothing else: a photograph gets an answer that means nothing. It has {len(VOCABULARY)} words. It
names a held-out thing by its real name in {tasks['held-out name']['share']:.1%} of the cases: the language model knows the word, but no picture came
with it. Of two things side by side it seldom tells the asked side ({tasks['question: side']['share']:.0%} right): it sees both, but the frozen language model
hands the word for the side on to no later word, and training did not get round that. It writes "a" before a noun, whatever the noun. Each word attends only to the picture before it (only_attend_immediate_media), so what
an earlier picture showed must pass through the words after that picture. A prompt and its answer may not exceed 96
tokens."""


DEPARTURES = """## How the recipe departs from the paper

- The optimiser is Muon for weight matrices and AdamW for the rest (the paper: AdamW).
- Two heads of the language model's first layer start as previous-token heads (`start_with_previous_token_heads`). The
  architecture is a plain transformer with rotary positions, and the loss is uniform over text tokens, as in the paper;
  without that start, copying took too long to appear.
- The language model's text holds `<image>` where a picture was taken out, so that no embedding needs training later.
- The resampler has 8 latents of 96 (the paper: 64 of the encoder's width), and attention of 4 heads.
- Weights are stored in 8 bits with a scale a row."""


def _environment() -> str:
    """The machine and the libraries."""
    names = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    device = torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU"
    return f"{names[0]}, {len(names)} cores, {device}; torch {torch.__version__}, Python {platform.python_version()}"


def _training(run: Path) -> str:
    stages = [
        ("vision encoder, 256 pictures a step", run / "vision.jsonl"),
        ("language model, 64 texts a step", run / "language.jsonl"),
        ("resampler and gated blocks, 64 sequences a step", run / "flamingo.jsonl"),
    ]
    rows = [[label, str(last_line(log)["step"] + 1), minutes(log)] for label, log in stages]
    notes = (run / "notes.md").read_text().strip() if (run / "notes.md").exists() else ""
    return f"""## Training

{table(["stage", "steps", "time"], rows)}

On {_environment()}.
Seeds 1, 2 and 4. The notebooks in `notebooks/` train it again.

{notes}""".rstrip()
