"""Masked cross-attention to the pictures, behind tanh gates that start at 0. OpenFlamingo's names and layout."""

import torch
from torch import nn

from .perceiver_resampler import feed_forward, heads_of


def text_to_media_mask(text_time, images: int, latents: int, immediate: bool = True):
    """(B, 1, T, images * latents): may this token look at this latent?"""
    media_time = torch.arange(1, images + 1, device=text_time.device).repeat_interleave(latents)
    compare = torch.eq if immediate else torch.ge
    return compare(text_time[:, None, :, None], media_time)


class MaskedCrossAttention(nn.Module):
    def __init__(self, dim: int, dim_visual: int, dim_head: int, heads: int):
        super().__init__()
        self.heads, self.scale = heads, dim_head**-0.5
        self.norm = nn.LayerNorm(dim)
        self.to_q = nn.Linear(dim, heads * dim_head, bias=False)
        self.to_kv = nn.Linear(dim_visual, 2 * heads * dim_head, bias=False)
        self.to_out = nn.Linear(heads * dim_head, dim, bias=False)
        self.to_kv.weight.splits = 2

    def forward(self, x, media, mask, text_time):
        """x (B, T, dim), media (B, images, n, dim_visual)."""
        q = heads_of(self.to_q(self.norm(x)), self.heads) * self.scale
        k, v = (heads_of(part, self.heads) for part in self.to_kv(media.flatten(1, 2)).chunk(2, dim=-1))
        sim = (q @ k.transpose(-1, -2)).masked_fill(~mask, -torch.finfo(q.dtype).max)
        attn = sim.softmax(dim=-1).masked_fill((text_time == 0)[:, None, :, None], 0.0)
        return self.to_out((attn @ v).transpose(-2, -3).flatten(-2))


class GatedCrossAttentionBlock(nn.Module):
    def __init__(self, dim: int, dim_visual: int, dim_head: int = 32, heads: int = 4):
        super().__init__()
        self.attn = MaskedCrossAttention(dim, dim_visual, dim_head, heads)
        self.attn_gate = nn.Parameter(torch.zeros(1))
        self.ff = feed_forward(dim)
        self.ff_gate = nn.Parameter(torch.zeros(1))

    def forward(self, x, media, mask, text_time):
        x = self.attn(x, media, mask, text_time) * self.attn_gate.tanh() + x
        return self.ff(x) * self.ff_gate.tanh() + x
