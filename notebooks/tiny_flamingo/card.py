"""The model card, written from the figures of the evaluation and the logs of the run."""

import json
import platform
from pathlib import Path

import torch

from .questions import QUESTIONS
from .world import HELD_OUT, NAMED, UNPAIRED, VOCABULARY

TABLE = [
    ("naming, 0 shots, 117 trained classes, full vocabulary", ["naming"]),
    ("naming, 2 shots", ["naming, 2 shots"]),
    ("counting 1-6, plural given, 2 shots", [f"counting {w}" for w in ("one", "two", "three", "four", "five", "six")]),
    ("counting, plural also generated: both right, 2 shots", ["counting, name generated"]),
    ("place after its own naming, never told with a picture", ["fact after naming"]),
    ("place after its own naming, told with pictures", ["fact after naming, trained"]),
    ("question answering, six questions", [name for name in QUESTIONS if name.startswith("question:")]),
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
    from .evaluate import wilson

    right, n = sum(tasks[k]["right"] for k in names), sum(tasks[k]["n"] for k in names)
    low, high = wilson(right, n)
    return dict(right=right, n=n, share=right / n, low=low, high=high)


def row(label: str, r: dict) -> str:
    return f"| {label} | {r['share']:.3f} | {r['low']:.3f} to {r['high']:.3f} | {r['n']} |"


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


def write_card(model, figures: dict, run: Path, folder: Path, processes: int = 1):
    """card.md; `figures` is what eval.json holds."""
    tasks, controls = figures["tasks"], figures.get("controls", {})
    parts = {k: sum(p.numel() for p in getattr(model, k).parameters())
             for k in ("vision_encoder", "perceiver", "lang_encoder", "gated_cross_attn_layers")}  # fmt: skip
    size = (folder / "model.safetensors").stat().st_size
    gates = [(b.attn_gate.tanh().item(), b.ff_gate.tanh().item()) for b in model.gated_cross_attn_layers]
    text = f"""# Tiny Flamingo: model card

A vision-language model of {sum(parts.values()):,} weights ({size / 1e6:.2f} MB), trained from nothing by Flamingo's recipe on pictures of
emoji, to be small enough to be watched at work in a browser. It knows nothing but these pictures.

| part | weights | trained |
| --- | --- | --- |
| vision encoder (ViT, 36 patches of 8x8, dim 96, 4 layers) | {parts['vision_encoder']:,} | by contrast with captions, then frozen |
| Perceiver resampler (8 latents, 2 layers) | {parts['perceiver']:,} | in the last stage |
| language model (dim 128, 5 layers, {len(VOCABULARY)} words, context 96) | {parts['lang_encoder']:,} | on text alone, then frozen |
| gated cross-attention in front of each layer | {parts['gated_cross_attn_layers']:,} | in the last stage |

## Data

Pictures of 48x48 pixels, drawn at random from Noto Color Emoji: one emoji (16 to 44 pixels), one to six copies (14 to 25
pixels), two side by side, or a clip of frames in which one moves, grows or shrinks; turned by up to 24 degrees, mirrored,
on a flat background of eleven colours. {len(NAMED)} things have names; {len(HELD_OUT)} more ({', '.join(t.name for t in HELD_OUT)}) are held out: their
pictures never come with a label, in any stage. {len(UNPAIRED)} things have their place and kind told in text only. Further emoji of the font
appear under their Unicode names in the contrastive stage, and as carriers of new words in the last one.
Evaluation pictures are drawn from other seeds than training pictures.

The font is under the SIL Open Font License 1.1, its artwork under the Apache License 2.0
(https://github.com/googlefonts/noto-emoji). The weights and sprites in this folder are made from it.

## Skills

Right answers, greedy, the whole vocabulary to choose from; 95% Wilson intervals; measured on the weights as stored here.

| task | share | 95% interval | N |
| --- | --- | --- | --- |
"""
    text += "\n".join(row(label, pooled(tasks, names)) for label, names in TABLE)
    counts = [tasks[k]["share"] for k in TABLE[2][1]]
    text += f"\n\nCounting by count, 1 to 6: {', '.join(f'{c:.3f}' for c in counts)} (worst {min(counts):.3f}).\n\nQuestions one by one: "
    text += ", ".join(f"{k.removeprefix('question: ').replace('_', ' ')} {tasks[k]['share']:.3f}" for k in TABLE[6][1])
    text += """.

Shuffling the frames of a clip leaves the axis of the motion to be seen, so chance is one half there, not one sixth; two
shuffles in four frames also leave part of the order.

### Examples in context

`<image> = word` is a sign that the last stage never shows; only the examples say whether place, kind or colour is meant.

| asked for | 0 shots | 1 shot | 2 shots | 4 shots |
| --- | --- | --- | --- | --- |
"""
    for of in ("place", "kind", "colour"):
        shares = [tasks[f"new sign for the {of}, {k} shots"]["share"] for k in (0, 1, 2, 4)]
        text += f"| {of} | {' | '.join(f'{s:.3f}' for s in shares)} |\n"
    text += "\n### Controls\n\n| control | share | 95% interval | N |\n| --- | --- | --- | --- |\n"
    text += "\n".join(row(label, r) for label, r in controls.items())
    text += f"""

Known things as carriers of new words: 2-way {tasks['new words, 2-way, known things']['share']:.3f}, 4-way {tasks['new words, 4-way, known things']['share']:.3f}, 8-way {tasks['new words, 8-way, known things']['share']:.3f}.

## Gates

tanh of the gates after training (signs are arbitrary; they start at 0, where the model is the plain language model, bit for bit).

| layer | attn_gate | ff_gate |
| --- | --- | --- |
"""
    text += "\n".join(f"| {i} | {a:+.3f} | {f:+.3f} |" for i, (a, f) in enumerate(gates))
    text += f"""

## Limits

It sees emoji on flat backgrounds and nothing else: a photograph gets an answer that means nothing. It has {len(VOCABULARY)} words. It
names a held-out thing by its real name in {tasks['held-out name']['share']:.0%} of the cases: the language model knows the word, but no picture came with it.
It writes "a" before every noun. Each word attends only to the picture before it (only_attend_immediate_media), so what
an earlier picture showed must pass through the words after that picture. Pictures, words and clips together may not
exceed 96 tokens.

## How the recipe departs from the paper

- The optimiser is Muon for weight matrices and AdamW for the rest (the paper: AdamW).
- Two heads of the language model's first layer start as previous-token heads (through their biases; see
  `start_with_previous_token_heads`). The architecture is a plain transformer with rotary positions, and the loss is
  uniform over text tokens, as in the paper; without that start, copying took too long to appear.
- The language model's text holds `<image>` where a picture was taken out, so that no embedding needs training later.
- The resampler has 8 latents of 96 (the paper: 64), and attention of 4 heads.
- Weights are stored in 8 bits with a scale a row.

## Training

| stage | steps | time |
| --- | --- | --- |
| vision encoder, 256 pictures a step | {last_line(run / 'vision.jsonl')['step'] + 1} | {minutes(run / 'vision.jsonl')} |
| language model, 64 texts a step | {last_line(run / 'language.jsonl')['step'] + 1} | {minutes(run / 'language.jsonl')} |
| resampler and gated blocks, 64 sequences a step | {last_line(run / 'flamingo.jsonl')['step'] + 1} | {minutes(run / 'flamingo.jsonl')} |

On 2 cores of an AMD EPYC, shared with other work, one thread a process, {processes} process{'es' if processes > 1 else ''} in the last stage; torch {torch.__version__}, Python {platform.python_version()}, OpenBLAS; no
GPU. Seeds 1, 2 and 4. The notebooks in `notebooks/` train it again.
"""
    (folder / "card.md").write_text(text)
