"""The Perceiver resampler: any number of patch tokens in, `num_latents` out. OpenFlamingo's names and layout."""

import torch
from torch import nn


def feed_forward(dim: int, mult: int = 4) -> nn.Sequential:
    inner = dim * mult
    return nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, inner, bias=False), nn.GELU(), nn.Linear(inner, dim, bias=False))


def heads_of(x, heads: int):
    """(..., tokens, heads * d) to (..., heads, tokens, d)."""
    return x.unflatten(-1, (heads, -1)).transpose(-2, -3)


class PerceiverAttention(nn.Module):
    def __init__(self, dim: int, dim_head: int, heads: int):
        super().__init__()
        self.heads, self.scale = heads, dim_head**-0.5
        self.norm_media, self.norm_latents = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.to_q = nn.Linear(dim, heads * dim_head, bias=False)
        self.to_kv = nn.Linear(dim, 2 * heads * dim_head, bias=False)
        self.to_out = nn.Linear(heads * dim_head, dim, bias=False)
        self.to_kv.weight.splits = 2

    def forward(self, x, latents):
        """x (N, tokens, dim) and latents (N, n, dim): the latents look at the tokens and at themselves."""
        x, latents = self.norm_media(x), self.norm_latents(latents)
        q = heads_of(self.to_q(latents), self.heads) * self.scale
        k, v = (heads_of(part, self.heads) for part in self.to_kv(torch.cat((x, latents), dim=-2)).chunk(2, dim=-1))
        out = (q @ k.transpose(-1, -2)).softmax(dim=-1) @ v
        return self.to_out(out.transpose(-2, -3).flatten(-2))


class PerceiverResampler(nn.Module):
    def __init__(self, dim: int = 96, depth: int = 2, dim_head: int = 24, heads: int = 4, num_latents: int = 8, max_num_frames: int = 4):
        super().__init__()
        self.latents = nn.Parameter(torch.randn(num_latents, dim))
        self.frame_embs = nn.Parameter(0.1 * torch.randn(max_num_frames, dim))
        self.layers = nn.ModuleList(
            nn.ModuleList([PerceiverAttention(dim, dim_head, heads), feed_forward(dim)]) for _ in range(depth)
        )
        self.norm = nn.LayerNorm(dim)

    def frame_embeddings(self, frames: int):
        """The first rows, or, beyond the frames trained with, the rows linearly interpolated as in the paper."""
        most = self.frame_embs.shape[0]
        if frames <= most:
            return self.frame_embs[:frames]
        return nn.functional.interpolate(self.frame_embs.T[None], size=frames, mode="linear", align_corners=True)[0].T

    def forward(self, x):
        """x (N, F, v, dim) to (N, num_latents, dim)."""
        x = (x + self.frame_embeddings(x.shape[1])[:, None]).flatten(1, 2)
        latents = self.latents.expand(x.shape[0], -1, -1)
        for attention, ff in self.layers:
            latents = attention(x, latents) + latents
            latents = ff(latents) + latents
        return self.norm(latents)
