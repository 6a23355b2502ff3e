"""The vision encoder (a small ViT) and the text tower that it is trained against."""

import torch
from torch import nn
from torch.nn import functional as F

from .transformer import Block

PATCH, SIDE = 8, 48


class VisionEncoder(nn.Module):
    """(N, 3, 48, 48) to patch tokens (N, 36, dim)."""

    def __init__(self, dim: int = 96, depth: int = 4, heads: int = 4):
        super().__init__()
        self.conv = nn.Conv2d(3, dim, PATCH, PATCH, bias=False)
        self.pos = nn.Parameter(0.02 * torch.randn((SIDE // PATCH) ** 2, dim))
        self.blocks = nn.ModuleList(Block(dim, heads) for _ in range(depth))
        self.ln_post = nn.LayerNorm(dim)

    def forward(self, x):
        n = x.shape[0]
        side = SIDE // PATCH
        patches = x.view(n, 3, side, PATCH, side, PATCH).permute(0, 2, 4, 1, 3, 5).reshape(n, side * side, -1)
        h = patches @ self.conv.weight.flatten(1).T + self.pos
        for block in self.blocks:
            h = block(h)
        return self.ln_post(h)


class TextTower(nn.Module):
    """Captions, as word ids (N, L) padded with 0, to one vector each. Thrown away after training."""

    def __init__(self, words: int, dim: int = 96, depth: int = 2, heads: int = 4, length: int = 24):
        super().__init__()
        self.wte = nn.Embedding(words, dim)
        nn.init.normal_(self.wte.weight, std=0.05)
        self.pos = nn.Parameter(0.02 * torch.randn(length, dim))
        self.blocks = nn.ModuleList(Block(dim, heads) for _ in range(depth))
        self.ln = nn.LayerNorm(dim)

    def forward(self, ids):
        there = (ids != 0).float()[..., None]
        h = self.wte(ids) + self.pos[: ids.shape[1]]
        h = h * there
        for block in self.blocks:
            h = block(h) * there
        return (self.ln(h) * there).sum(1) / there.sum(1)


class Contrastive(nn.Module):
    """CLIP (Radford et al. 2021): pictures and captions in one space."""

    def __init__(self, words: int, dim: int = 96):
        super().__init__()
        self.vision = VisionEncoder(dim)
        self.text = TextTower(words, dim)
        self.image_head = nn.Linear(dim, 128, bias=False)
        self.text_head = nn.Linear(dim, 128, bias=False)
        self.logit_scale = nn.Parameter(torch.tensor(2.5))

    def image_vectors(self, x):
        return F.normalize(self.image_head(self.vision(x).mean(1)), dim=-1)

    def text_vectors(self, ids):
        return F.normalize(self.text_head(self.text(ids)), dim=-1)

    def loss(self, x, ids, which):
        """x (N, ...) pictures, ids (M, L) different captions, which (N) the caption of each picture."""
        logits = self.logit_scale.clamp(max=4.6).exp() * self.image_vectors(x) @ self.text_vectors(ids).T
        to_text = F.cross_entropy(logits, which)
        same = F.one_hot(which, ids.shape[0]).float()
        to_image = -(logits.log_softmax(0) * same).sum(0) / same.sum(0)
        return (to_text + to_image.mean()) / 2
