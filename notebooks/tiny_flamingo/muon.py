"""Muon: momentum whose matrices are made orthogonal before the step (Keller Jordan, 2024).

The paper trains with AdamW. Muon reaches the same loss in about half the steps, which is what makes two
processor cores enough; embeddings, gains, biases and gates still take AdamW.
"""

import torch


def orthogonalise(g: torch.Tensor, steps: int = 5) -> torch.Tensor:
    """The nearest semi-orthogonal matrix, roughly, by a quintic Newton-Schulz iteration."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g / (g.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    for _ in range(steps):
        s = x @ x.T
        x = a * x + (b * s + c * (s @ s)) @ x
    return x.T if tall else x


class Muon(torch.optim.Optimizer):
    """For weight matrices of hidden layers only; `splits` rows are treated as matrices of their own (q, k, v)."""

    def __init__(self, parameters, lr: float = 0.02, momentum: float = 0.95, weight_decay: float = 0.0):
        super().__init__(parameters, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if not state:
                    state["momentum"] = torch.zeros_like(p)
                m = state["momentum"].lerp_(p.grad, 1 - group["momentum"])
                g = p.grad.lerp(m, group["momentum"]).flatten(1)
                parts = getattr(p, "splits", 1)
                update = torch.cat([orthogonalise(part) for part in g.chunk(parts)])
                scale = max(1.0, g.shape[0] / parts / g.shape[1]) ** 0.5
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.add_(update.view_as(p), alpha=-group["lr"] * scale)


class Both:
    """Muon and AdamW as one optimiser, with one learning-rate factor."""

    def __init__(self, model: torch.nn.Module, lr: float, adam_lr: float, weight_decay: float = 0.01, gates: float = 1.0):
        matrices, vectors, gate = [], [], []
        for name, p in model.named_parameters():
            if not p.requires_grad:
                continue
            if name.endswith("_gate"):
                gate.append(p)
            elif p.ndim >= 2 and not any(word in name for word in ("wte", "pos", "embs", "latents", "scale")):
                matrices.append(p)
            else:
                vectors.append(p)
        self.parts = [Muon(matrices, lr=lr, weight_decay=weight_decay)]
        groups = [dict(params=vectors, lr=adam_lr)]
        if gate:
            groups.append(dict(params=gate, lr=adam_lr * gates))
        self.parts.append(torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.0))
        for part in self.parts:
            for group in part.param_groups:
                group["base_lr"] = group["lr"]

    def step(self, factor: float):
        """One step at `factor` times the base learning rates; gradients are cleared."""
        for part in self.parts:
            for group in part.param_groups:
                group["lr"] = group["base_lr"] * factor
            part.step()
            part.zero_grad(set_to_none=True)

    def state_dict(self):
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states):
        for part, state in zip(self.parts, states):
            part.load_state_dict(state)


def schedule(step: int, steps: int, warmup: int = 50, decay: float = 0.5) -> float:
    """Linear warm-up, a plateau, and a linear fall to 2% over the last `decay` of the steps."""
    rise = min(1.0, (step + 1) / warmup)
    fall = min(1.0, (steps - step) / (decay * steps))
    return rise * max(0.02, fall)
