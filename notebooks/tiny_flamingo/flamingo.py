"""The whole model: frozen vision encoder, resampler, and a frozen language model with gated blocks in front of its layers."""

import torch
from torch import nn

from .gated_cross_attention import GatedCrossAttentionBlock, text_to_media_mask
from .language_model import LanguageModel, text_loss
from .perceiver_resampler import PerceiverResampler
from .vision_encoder import VisionEncoder
from .world import IMAGE, PAD, TOKEN, VOCABULARY


class Flamingo(nn.Module):
    def __init__(self, dim: int = 128, dim_visual: int = 96, depth: int = 5):
        super().__init__()
        self.vision_encoder = VisionEncoder(dim_visual).requires_grad_(False)
        self.perceiver = PerceiverResampler(dim_visual)
        self.lang_encoder = LanguageModel(len(VOCABULARY), dim, depth).requires_grad_(False)
        self.gated_cross_attn_layers = nn.ModuleList(GatedCrossAttentionBlock(dim, dim_visual) for _ in range(depth))

    def trained(self) -> dict[str, torch.Tensor]:
        """The part that stage 4 trains."""
        return {k: v for k, v in self.state_dict().items() if k.startswith(("perceiver.", "gated_cross_attn_layers."))}

    def encode(self, media: list[torch.Tensor]) -> torch.Tensor:
        """Pictures and clips, each (F, 3, 48, 48), to latents (number of media, n, dim_visual).

        All frames go through the vision encoder at once; media of the same length share a pass of the resampler.
        """
        with torch.no_grad():
            tokens = self.vision_encoder(torch.cat(media))
        latents = [None] * len(media)
        starts = [0]
        for m in media:
            starts.append(starts[-1] + len(m))
        for frames in sorted({len(m) for m in media}):
            which = [i for i, m in enumerate(media) if len(m) == frames]
            x = torch.stack([tokens[starts[i] : starts[i + 1]] for i in which])
            for i, row in zip(which, self.perceiver(x)):
                latents[i] = row
        return torch.stack(latents)

    def condition(self, latents, counts: list[int]):
        """Latents of all rows' media, one after another, to (B, T_img, n, dim_visual), zeros where a row has fewer."""
        most = max(1, max(counts))
        n, d = self.perceiver.latents.shape
        padded = torch.zeros(len(counts), most, n, d)
        if latents is not None:
            rows = torch.repeat_interleave(torch.arange(len(counts)), torch.tensor(counts))
            columns = torch.cat([torch.arange(c) for c in counts])
            padded = padded.index_put((rows, columns), latents)
        return padded

    def forward(self, input_ids, media, immediate: bool = True):
        """Logits (B, T, V) for input_ids (B, T) and media (B, T_img, n, dim_visual)."""
        text_time = (input_ids == TOKEN[IMAGE]).cumsum(-1)
        mask = text_to_media_mask(text_time, media.shape[1], media.shape[2], immediate)
        return self.lang_encoder(
            input_ids, lambda i, h: self.gated_cross_attn_layers[i](h, media, mask, text_time)
        )

    def loss(self, input_ids, media, counts):
        latents = self.encode(media) if media else None
        logits = self(input_ids, self.condition(latents, counts))
        return text_loss(logits, input_ids, TOKEN[PAD], TOKEN[IMAGE])
