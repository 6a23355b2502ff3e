"""Writes the trained model for the site: weights in 8 bits, configuration, vocabulary, checkpoints, figures.

A matrix is stored as int8 with one float16 scale per output row (`NAME` and `NAME.scale`), a vector as float16.
The figures of the card are measured on the weights as stored.
"""

import json
from pathlib import Path

import numpy as np
import torch

from . import safetensors
from .evaluate import Conversation
from .flamingo import Flamingo
from .language_model import CONTEXT
from .picture_tasks import words_and_media
from .questions import QUESTIONS, draw
from .world import ENDOFCHUNK, IMAGE, PAD, TOKEN, VOCABULARY

def quantised(name: str, weight: torch.Tensor) -> dict[str, np.ndarray]:
    """A weight as it is stored."""
    if weight.ndim < 2:
        return {name: weight.numpy().astype(np.float16)}
    rows = weight.flatten(1)
    scale = (rows.abs().amax(1) / 127).clamp(min=1e-7).half()
    whole = (rows / scale.float()[:, None]).round().clamp(-127, 127).to(torch.int8)
    return {name: whole.view(weight.shape).numpy(), f"{name}.scale": scale.numpy()}


def restored(stored: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The float32 weights that a reader of the file gets."""
    weights = {}
    for name, x in stored.items():
        if name.endswith(".scale"):
            continue
        x = torch.from_numpy(x.astype(np.float32))
        if f"{name}.scale" in stored:
            scale = torch.from_numpy(stored[f"{name}.scale"].astype(np.float32))
            x = x * scale.view(-1, *[1] * (x.ndim - 1))
        weights[name] = x
    return weights


def stored_weights(state: dict[str, torch.Tensor]) -> dict[str, np.ndarray]:
    return {k: v for name, weight in state.items() for k, v in quantised(name, weight.detach()).items()}


def as_stored(model: Flamingo) -> Flamingo:
    """A copy with the weights that the site will have."""
    copy = Flamingo()
    copy.load_state_dict(restored(stored_weights(model.state_dict())))
    return copy.eval()


def config(model: Flamingo) -> dict:
    """Every size and special token, for the reader of the weights."""
    vision, language, gated = model.vision_encoder, model.lang_encoder, model.gated_cross_attn_layers
    attention = model.perceiver.layers[0][0]
    n, dim_visual = model.perceiver.latents.shape
    return {
        "format": "tiny-flamingo-1",
        "vision_encoder": dict(image_size=48, patch_size=8, dim=dim_visual, depth=len(vision.blocks),
                               heads=vision.blocks[0].heads, pixel_mean=127.5, pixel_scale=70),
        "perceiver": dict(dim=dim_visual, depth=len(model.perceiver.layers), heads=attention.heads,
                          dim_head=attention.to_q.out_features // attention.heads, num_latents=n,
                          max_num_frames=model.perceiver.frame_embs.shape[0], ff_mult=4),
        "lang_encoder": dict(vocab_size=len(VOCABULARY), dim=language.wte.embedding_dim, depth=len(language.blocks),
                             heads=language.blocks[0].heads, context=CONTEXT, rotary_base=10000),
        "gated_cross_attn": dict(every_n_layers=1, heads=gated[0].attn.heads,
                                 dim_head=gated[0].attn.to_q.out_features // gated[0].attn.heads, ff_mult=4,
                                 only_attend_immediate_media=True),
        "special_tokens": dict(pad=TOKEN[PAD], endofchunk=TOKEN[ENDOFCHUNK], image=TOKEN[IMAGE]),
    }  # fmt: skip


@torch.no_grad()
def parity(model: Flamingo, asker, per_task: int = 2, seed: int = 11) -> list[dict]:
    """Prompts of all tasks with the logits of their last position and the greedy answers.

    A prompt is named by (task, seed, number): whoever compares draws the same question from the same seed.
    """
    cases = []
    for name in QUESTIONS:
        for i in range(per_task):
            turns = draw(name, seed, i)
            conversation = Conversation()
            asker.put([conversation], [turns[0].before])
            logits = asker.next_words([conversation])[0]
            words, _ = words_and_media(turns[0].before)
            cases.append(dict(task=name, seed=seed, number=i, words=" ".join(words),
                              logits=[float(f"{x:.7g}") for x in logits.tolist()],
                              answer=asker.answer([turns])[0]))  # fmt: skip
    return cases


def write_json(path: Path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def export_model(model: Flamingo, folder: Path):
    """model.safetensors, config.json and vocabulary.json; `model` should be the unrounded one."""
    folder.mkdir(parents=True, exist_ok=True)
    safetensors.write(folder / "model.safetensors", stored_weights(model.state_dict()))
    (folder / "config.json").write_text(json.dumps(config(model), indent="\t") + "\n")
    write_json(folder / "vocabulary.json", VOCABULARY)


def export_checkpoints(run: Path, folder: Path):
    """The trained part along stage 4, one file each; the step stands in the metadata."""
    (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
    for path in sorted(run.glob("checkpoint-*.pt")):
        saved = torch.load(path)
        name = path.with_suffix(".safetensors").name
        safetensors.write(folder / "checkpoints" / name, stored_weights(saved["trained"]), {"step": str(saved["step"])})
