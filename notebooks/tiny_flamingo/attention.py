"""Attention patterns: where the heads of a block look."""

import torch

from .language_model import LanguageModel
from .transformer import Block, rotate


def weights_of(block: Block, x: torch.Tensor, mask=None, table=None) -> torch.Tensor:
    """The attention weights (B, heads, T, T) that `block` gives to x (B, T, dim); each row sums to 1."""
    b, t, d = x.shape
    q, k, _ = block.qkv(block.ln_1(x)).view(b, t, 3, block.heads, d // block.heads).permute(2, 0, 3, 1, 4)
    if table is not None:
        q, k = rotate(q, table), rotate(k, table)
    sim = (q * (d // block.heads) ** -0.5) @ k.transpose(-1, -2)
    return (sim if mask is None else sim + mask[:t, :t]).softmax(dim=-1)


@torch.no_grad()
def patterns(model: LanguageModel, input_ids: torch.Tensor) -> torch.Tensor:
    """The weights of all layers, (layers, B, heads, T, T)."""
    seen = []

    def keep(layer, h):
        seen.append(weights_of(model.blocks[layer], h, model.mask, model.table))
        return h

    model(input_ids, keep)
    return torch.stack(seen)


def share_at(pattern: torch.Tensor, back: int) -> torch.Tensor:
    """Mean weight on the word `back` places before, for patterns (..., T, T)."""
    return pattern.diagonal(-back, -2, -1).mean(-1)
