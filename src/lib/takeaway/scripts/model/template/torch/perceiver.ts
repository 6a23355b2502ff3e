/** Python: the Perceiver resampler. */
export const perceiver = String.raw`
class FeedForward(nn.Sequential):
    """LayerNorm, Linear, GELU, Linear, without biases."""

    def __init__(self, place, dim, mult):
        inner = dim * mult
        widen, narrow = nn.Linear(dim, inner, bias=False), nn.Linear(inner, dim, bias=False)
        super().__init__(nn.LayerNorm(dim), widen, nn.GELU(), narrow)
        self.place = place


class PerceiverAttention(nn.Module):
    def __init__(self, place, dim, dim_head, heads):
        super().__init__()
        self.place, self.heads, self.scale = place, heads, dim_head**-0.5
        inner = heads * dim_head
        self.norm_media, self.norm_latents = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.to_q, self.to_kv = nn.Linear(dim, inner, bias=False), nn.Linear(dim, 2 * inner, bias=False)
        self.to_out = nn.Linear(inner, dim, bias=False)

    def forward(self, x, latents):
        """The latents (1, n, dim) look at the tokens x (1, F * v, dim) and at themselves."""
        x, latents = self.norm_media(x), self.norm_latents(latents)
        q = heads_of(self.to_q(latents), self.heads) * self.scale
        kv_input = torch.cat((x, latents), dim=-2)
        k, v = (heads_of(part, self.heads) for part in self.to_kv(kv_input).chunk(2, dim=-1))
        sim = q @ k.transpose(-1, -2)
        attn = sim.softmax(dim=-1)
        out = attn @ v
        see(self.place, q_scaled=q, k=k, v=v, sim=sim, attn=attn, out_per_head=out)
        return self.to_out(joined(out))


class PerceiverResampler(nn.Module):
    """Any number of patch tokens becomes num_latents."""

    def __init__(self, dim, depth, heads, dim_head, num_latents, max_num_frames, ff_mult):
        super().__init__()
        self.latents = nn.Parameter(torch.zeros(num_latents, dim))
        self.frame_embs = nn.Parameter(torch.zeros(max_num_frames, dim))
        self.layers = nn.ModuleList()
        for place in (f"perceiver.layer.{i}." for i in range(depth)):
            attn, ff = PerceiverAttention(place, dim, dim_head, heads), FeedForward(place, dim, ff_mult)
            self.layers.append(nn.ModuleList([attn, ff]))
        self.norm = nn.LayerNorm(dim)

    def frame_embeddings(self, frames):
        """More frames than were trained with stretch the embeddings over them, as in the paper."""
        if frames <= len(self.frame_embs):
            return self.frame_embs[:frames]
        rows = self.frame_embs.T[None]
        return F.interpolate(rows, size=frames, mode="linear", align_corners=True)[0].T

    def forward(self, x):
        """x (F, v, dim), the frames of one picture or clip, to latents (1, n, dim)."""
        x = (x + self.frame_embeddings(len(x))[:, None]).flatten(0, 1)[None]
        latents = self.latents[None]
        see("perceiver.", media=x, latents_init=latents)
        for attn, ff in self.layers:
            latents = attn(x, latents) + latents
            see(attn.place, after_attn=latents)
            latents = ff(latents) + latents
            see(attn.place, after_ff=latents)
        latents = self.norm(latents)
        see("perceiver.", out=latents)
        return latents
`;
