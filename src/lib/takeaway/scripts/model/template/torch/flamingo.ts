/** Python: the vision encoder and the resampler alone, and the whole model. */

export const eyes = String.raw`
class Eyes(nn.Module):
    """What makes latents of pictures: the frozen vision encoder, and the resampler."""

    def __init__(self, config):
        super().__init__()
        self.vision_encoder = VisionEncoder(**config["vision_encoder"])
        self.perceiver = PerceiverResampler(**config["perceiver"])
        watch(self)

    def encode(self, media):
        """Pictures and clips, each (F, height, width, 3), to vis_x (1, T_img, n, dim_visual)."""
        latents = []
        for i, pixels in enumerate(media):
            see.part = f"picture.{i}."
            latents.append(self.perceiver(self.vision_encoder(pixels)))
            see("", latents=latents[-1][:, None])
        see.part = ""
        return torch.stack(latents, dim=1) if media else torch.zeros(1, 0, *self.perceiver.latents.shape)
`;

export const flamingo = String.raw`
class Flamingo(Eyes):
    """The eyes, and a frozen language model with gated cross-attention in front of its layers."""

    def __init__(self, config):
        super().__init__(config)
        self.media_token_id = config["special_tokens"]["image"]
        self.lang_encoder = LanguageModel(**config["lang_encoder"])
        dim, dim_visual = config["lang_encoder"]["dim"], config["perceiver"]["dim"]
        gated = dict(config["gated_cross_attn"], dim=dim, dim_visual=dim_visual)
        every = gated.pop("every_n_layers")
        self.gated_cross_attn_layers = nn.ModuleDict()
        for i in range(len(self.lang_encoder.blocks)):
            if (i + 1) % every == 0:
                self.gated_cross_attn_layers[str(i)] = GatedCrossAttentionBlock(f"layer.{i}.", **gated)
        watch(self.lang_encoder)
        watch(self.gated_cross_attn_layers)

    def intervene(self, attn_gate, ff_gate, heads_off):
        """Lists with an entry for each layer, or None."""
        for name, block in self.gated_cross_attn_layers.items():
            i = int(name)
            block.intervene(
                attn_gate[i] if attn_gate else None,
                ff_gate[i] if ff_gate else None,
                heads_off[i] if heads_off else [],
            )

    def forward(self, media, input_ids):
        """Logits (1, T, vocab_size) of what comes after each token of input_ids (1, T)."""
        vis_x = self.encode(media)
        media_locations = input_ids == self.media_token_id
        text_time = media_locations.cumsum(dim=-1)

        def condition(i, h):
            block = self.gated_cross_attn_layers
            return block[str(i)](h, vis_x, text_time) if str(i) in block else h

        if INTERVENTIONS["text_only"]:  # the plain language model
            return self.lang_encoder(input_ids, lambda i, h: h)
        see("", vis_x=vis_x, media_locations=media_locations, text_time=text_time)
        return self.lang_encoder(input_ids, condition)
`;
