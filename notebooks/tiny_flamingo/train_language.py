"""Trains the language model on text alone. `python -m tiny_flamingo.train_language --out RUN`"""

import time
from pathlib import Path

import torch

from . import text_tasks, world
from .language_model import CONTEXT, LanguageModel, text_loss
from .muon import Both, schedule
from .rng import Random
from .runs import Log, batches_of_ids, best_device, load_state, one_thread_that_keeps_its_memory, save_state, stage_parser


def induction_accuracy(model, rng, n=64) -> float:
    """How often the second half of a repeated random text is predicted."""
    words = []
    for _ in range(n):
        part = [rng.choice(text_tasks.ANY) for _ in range(16)]
        words.append([world.TOKEN[w] for w in part * 2])
    ids = torch.tensor(words)
    with torch.no_grad():
        right = model(ids).argmax(-1).cpu()[:, 16:-1] == ids[:, 17:]
    return right.float().mean().item()


def binding_accuracy(model, rng, k=4, n=128) -> float:
    """`key value .` k times, one key again: is its value the next word?"""
    texts = []
    for _ in range(n):
        keys, values = rng.sample([t.name for t in world.THINGS], k), rng.sample(world.NONSENSE, k)
        i = rng.below(k)
        text = " ".join(f"<image> this is a {a} {b} . <|endofchunk|>" for a, b in zip(keys, values))
        texts.append(world.encode(f"{text} <image> this is a {keys[i]} {values[i]}"))
    ids = torch.tensor(texts)
    with torch.no_grad():
        return (model(ids[:, :-1])[:, -1].argmax(-1).cpu() == ids[:, -1]).float().mean().item()


def train(out: Path, steps: int = 2500, batch: int = 64, seed: int = 2, log_every: int = 50, save_every: int = 500, say=print):
    """Trains from nothing, or goes on from the state in `out`; writes language.pt and returns the model."""
    torch.manual_seed(seed)
    rng = Random(seed)
    model = LanguageModel(len(world.VOCABULARY)).to(best_device())
    optimiser = Both(model, lr=0.02, adam_lr=0.004)
    log = Log(out / "language.jsonl")
    start = load_state(out / "language-state.pt", model, optimiser, rng)
    began = time.time()
    for step in range(start, steps):
        share = min(1.0, max(0.0, (0.3 - step / steps) / 0.18))
        texts = [text_tasks.draw(rng, share) for _ in range(batch * 4)]
        loss = torch.zeros(())
        chunks = batches_of_ids(rng, texts, batch, CONTEXT)
        for ids in chunks[:1]:
            loss = text_loss(model(ids), ids, world.TOKEN[world.PAD], world.TOKEN[world.IMAGE])
            loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(schedule(step, steps))
        if step % log_every == 0 or step == steps - 1:
            check = Random(10**6 + step)
            log.add(step=step, loss=loss.item(), induction=induction_accuracy(model, check),
                    binding=binding_accuracy(model, check), seconds=round(time.time() - began))  # fmt: skip
            say(log.last)
        if step % save_every == save_every - 1 or step == steps - 1:
            save_state(out / "language-state.pt", model, optimiser, rng, step + 1)
    model.cpu()
    torch.save(model.state_dict(), out / "language.pt")
    return model


if __name__ == "__main__":
    arguments = stage_parser(2500).parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    one_thread_that_keeps_its_memory()
    train(arguments.out, arguments.steps)
