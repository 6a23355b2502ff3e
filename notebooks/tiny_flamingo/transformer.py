"""The pre-LN transformer block that the vision encoder and the language model share."""

import torch
from torch import nn
from torch.nn import functional as F


def rotary_table(positions: int, dim_head: int, base: float = 10000.0) -> torch.Tensor:
    """Cosines and sines, (2, positions, dim_head / 2): angle = position * base ** (-2j / dim_head)."""
    j = torch.arange(dim_head // 2)
    angle = torch.arange(positions)[:, None] * base ** (-2 * j / dim_head)[None]
    return torch.stack([angle.cos(), angle.sin()])


def rotate(x: torch.Tensor, table: torch.Tensor) -> torch.Tensor:
    """Turns the pairs (j, j + dim_head / 2) of x (B, heads, T, dim_head) by their position's angles."""
    a, b = x.chunk(2, dim=-1)
    cos, sin = table[0, : x.shape[2]], table[1, : x.shape[2]]
    return torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)


class Block(nn.Module):
    """h + proj(attention(ln_1 h)), then h + out(gelu(fc(ln_2 h))). x: (B, T, dim)."""

    def __init__(self, dim: int, heads: int):
        super().__init__()
        self.heads = heads
        self.ln_1 = nn.LayerNorm(dim)
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)
        self.ln_2 = nn.LayerNorm(dim)
        self.fc = nn.Linear(dim, 4 * dim)
        self.out = nn.Linear(4 * dim, dim)
        self.qkv.weight.splits = 3
        for weight in (self.proj.weight, self.out.weight):
            nn.init.zeros_(weight)

    def forward(self, x, mask=None, table=None):
        b, t, d = x.shape
        q, k, v = self.qkv(self.ln_1(x)).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        if table is not None:
            q, k = rotate(q, table), rotate(k, table)
        sim = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            sim = sim + mask[:t, :t]
        y = (sim.softmax(dim=-1) @ v).transpose(1, 2).reshape(b, t, d)
        x = x + self.proj(y)
        return x + self.out(F.gelu(self.fc(self.ln_2(x))))
