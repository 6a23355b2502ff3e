"""Asks the model the evaluation's questions and counts the right answers."""

import math

import numpy as np
import torch

from . import questions
from .flamingo import Flamingo
from .picture_tasks import Media
from .render import Renderer, to_input
from .runs import pad
from .world import IMAGE, TOKEN, VOCABULARY


def wilson(right: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% Wilson score interval of a share."""
    p = right / n
    centre, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)
    return max(0.0, low), min(1.0, high)


class Conversation:
    """One context: its words so far and the latents of its media."""

    def __init__(self):
        self.ids: list[int] = []
        self.latents: list[torch.Tensor] = []


class Asker:
    """Runs many conversations side by side. `edit` may change the latents of a batch (for the controls)."""

    def __init__(self, model: Flamingo, renderer: Renderer, edit=lambda latents: latents):
        self.model, self.renderer, self.edit = model.eval(), renderer, edit

    @torch.no_grad()
    def put(self, conversations: list[Conversation], items: list[list]):
        """Adds words and media to the contexts."""
        media = [(c, m) for c, row in zip(conversations, items) for m in row if isinstance(m, Media)]
        if media:
            inputs = [to_input(np.stack([self.renderer.draw(s) for s in m.frames])) for _, m in media]
            for (c, _), latents in zip(media, self.edit(self.model.encode(inputs))):
                c.latents.append(latents)
        for c, row in zip(conversations, items):
            c.ids += [TOKEN[IMAGE if isinstance(item, Media) else item] for item in row]

    @torch.no_grad()
    def next_words(self, conversations: list[Conversation]) -> torch.Tensor:
        """Logits (N, V) of the word after each context."""
        input_ids = pad([c.ids for c in conversations])
        counts = [len(c.latents) for c in conversations]
        flat = [latents for c in conversations for latents in c.latents]
        logits = self.model(input_ids, self.model.condition(torch.stack(flat) if flat else None, counts))
        return logits[torch.arange(len(conversations)), torch.tensor([len(c.ids) for c in conversations]) - 1]

    def answer(self, asked: list[list[questions.Turn]]) -> list[list[list[str]]]:
        """The greedy answers, [question][turn][word]. All questions must have the same form."""
        conversations = [Conversation() for _ in asked]
        answers = [[] for _ in asked]
        for t in range(len(asked[0])):
            self.put(conversations, [turns[t].before for turns in asked])
            longest = max(len(turns[t].answer) for turns in asked)
            words = [[] for _ in asked]
            for _ in range(longest):
                for i, best in enumerate(self.next_words(conversations).argmax(-1).tolist()):
                    if len(words[i]) < len(asked[i][t].answer):
                        words[i].append(VOCABULARY[best])
                        conversations[i].ids.append(best)
            for i, given in enumerate(words):
                answers[i].append(given)
        return answers


def is_right(turns: list[questions.Turn], given: list[list[str]]) -> bool:
    return all(g == t.answer for t, g in zip(turns, given) if t.checked)


def measure(asker: Asker, name: str, n: int, seed: int, batch: int = 100) -> dict:
    """Right answers among n questions of a task, with the 95% interval, and the numbers of those answered wrongly."""
    wrong = []
    for first in range(0, n, batch):
        asked = [questions.draw(name, seed, i) for i in range(first, min(n, first + batch))]
        wrong += [first + i for i, pair in enumerate(zip(asked, asker.answer(asked))) if not is_right(*pair)]
    right = n - len(wrong)
    low, high = wilson(right, n)
    return dict(right=right, n=n, share=round(right / n, 4), low=round(low, 4), high=round(high, 4), wrong=wrong)


def evaluate(model: Flamingo, renderer: Renderer, n: int = 1000, seed: int = 5, names=None, say=print) -> dict:
    asker, results = Asker(model, renderer), {}
    for name in names or questions.QUESTIONS:
        results[name] = measure(asker, name, n, seed)
        say(f"{name:40s} {results[name]['share']:.3f}  [{results[name]['low']:.3f}, {results[name]['high']:.3f}]")
    return results


def controls(model: Flamingo, renderer: Renderer, n: int = 1000, seed: int = 5, say=print) -> dict:
    """What is left when the pictures are taken away, in three ways. The model's gates are put back afterwards."""
    results = {}
    blind = Asker(model, renderer, edit=torch.zeros_like)
    order = torch.Generator().manual_seed(seed)
    swapped = Asker(model, renderer, edit=lambda x: x[torch.randperm(len(x), generator=order)])
    for label, asker in (("latents zero", blind), ("latents dealt out anew among all questions", swapped)):
        for name in ("naming", "new words, 2-way"):
            results[f"{label}: {name}"] = measure(asker, name, n, seed)
    gates = [gate for block in model.gated_cross_attn_layers for gate in (block.attn_gate, block.ff_gate)]
    kept = [gate.data.clone() for gate in gates]
    for gate in gates:
        gate.data.zero_()
    results["all gates 0: naming"] = measure(Asker(model, renderer), "naming", n, seed)
    for gate, value in zip(gates, kept):
        gate.data.copy_(value)
    for label, r in results.items():
        say(f"{label:60s} {r['share']:.3f}")
    return results
