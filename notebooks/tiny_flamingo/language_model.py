"""A plain decoder-only transformer with rotary positions and a tied output head."""

import torch
from torch import nn
from torch.nn import functional as F

from .transformer import Block, rotary_table

CONTEXT = 96


@torch.no_grad()
def start_with_previous_token_heads(block: Block, dim: int, table: torch.Tensor, count: int = 2):
    """Lets the first `count` heads of a block begin by looking one word back and passing on what they see.

    Through the biases of q and k alone: a rotated constant q against a constant k turned one position further
    scores sum(a * cos(theta * (i - j - 1))), which is highest at j = i - 1. Copying what followed the last time
    (induction) needs such heads and may take very long to find them; training is free to change them again.
    """
    dim_head = dim // block.heads
    half = dim_head // 2
    strength = torch.zeros(half)
    strength[:3] = torch.tensor([6.0, 6.0, 4.0])
    cos, sin = table[0, 1], table[1, 1]
    for head in range(count):
        at = head * dim_head
        block.qkv.bias[at : at + dim_head] = torch.cat([strength, torch.zeros(half)])
        block.qkv.bias[dim + at : dim + at + dim_head] = torch.cat([strength * cos, strength * sin])
    width = count * dim_head
    nn.init.orthogonal_(block.qkv.weight[2 * dim : 2 * dim + width])
    block.proj.weight[:, :width] = 0.07 * nn.init.orthogonal_(torch.empty(dim, width))


class LanguageModel(nn.Module):
    def __init__(self, vocab_size: int, dim: int = 128, depth: int = 5, heads: int = 4):
        super().__init__()
        self.wte = nn.Embedding(vocab_size, dim)
        nn.init.normal_(self.wte.weight, std=0.05)
        self.blocks = nn.ModuleList(Block(dim, heads) for _ in range(depth))
        self.ln_f = nn.LayerNorm(dim)
        self.register_buffer("table", rotary_table(CONTEXT, dim // heads), persistent=False)
        start_with_previous_token_heads(self.blocks[0], dim, self.table)
        self.register_buffer("mask", torch.full((CONTEXT, CONTEXT), -1e9).triu(1), persistent=False)

    def forward(self, input_ids, before_layer=lambda i, h: h):
        """Logits (B, T, V). `before_layer(i, h)` may change the hidden state in front of layer i."""
        h = self.wte(input_ids)
        for i, block in enumerate(self.blocks):
            h = block(before_layer(i, h), self.mask, self.table)
        return F.linear(self.ln_f(h), self.wte.weight)


def text_loss(logits, input_ids, pad: int, image: int):
    """Mean cross entropy of the next word over all words, uniformly; padding and `<image>` are not predicted."""
    labels = input_ids[:, 1:]
    labels = labels.masked_fill((labels == pad) | (labels == image), -100)
    return F.cross_entropy(logits[:, :-1].flatten(0, 1), labels.flatten(), ignore_index=-100)
