/** Python: the language model and the gated cross-attention in front of its layers. */
export const language = String.raw`
class MaskedCrossAttention(nn.Module):
    def __init__(self, place, dim, dim_visual, dim_head, heads):
        super().__init__()
        self.place, self.heads, self.scale, self.heads_off = place, heads, dim_head**-0.5, []
        inner = heads * dim_head
        self.norm = nn.LayerNorm(dim)
        self.to_q, self.to_kv = nn.Linear(dim, inner, bias=False), nn.Linear(dim_visual, 2 * inner, bias=False)
        self.to_out = nn.Linear(inner, dim, bias=False)

    def forward(self, x, media, text_time):
        """Text x (1, T, dim) looks at media (1, T_img, n, dim_visual); text_time (1, T): how many pictures each saw."""
        _, T_img, n, _ = media.shape
        q = heads_of(self.to_q(self.norm(x)), self.heads) * self.scale
        k, v = (heads_of(part, self.heads) for part in self.to_kv(media.flatten(1, 2)).chunk(2, dim=-1))
        sim = q @ k.transpose(-1, -2)

        media_time = torch.arange(T_img) + 1
        mask_op = torch.eq if ONLY_ATTEND_IMMEDIATE_MEDIA else torch.ge
        text_to_media_mask = mask_op(text_time[:, None, :, None], media_time.repeat_interleave(n))
        attn = sim.masked_fill(~text_to_media_mask, -torch.finfo(sim.dtype).max).softmax(dim=-1)
        if ONLY_ATTEND_IMMEDIATE_MEDIA and not INTERVENTIONS["skip_zero_rows"]:
            # Text before the first picture has nothing to look at: without this line it would look at all evenly.
            attn = attn.masked_fill((text_time == 0)[:, None, :, None], 0.0)

        out = attn @ v
        out[:, self.heads_off] = 0
        see("", media_time=media_time, text_to_media_mask=text_to_media_mask)
        see(self.place, q_scaled=q, k=k, v=v, sim=sim, attn=attn, out_per_head=out)
        return self.to_out(joined(out))


class GatedCrossAttentionBlock(nn.Module):
    def __init__(self, place, dim, dim_visual, heads, dim_head, ff_mult):
        super().__init__()
        self.place = place
        self.attn = MaskedCrossAttention(place, dim, dim_visual, dim_head, heads)
        self.attn_gate = nn.Parameter(torch.zeros(1))
        self.ff = FeedForward(place, dim, ff_mult)
        self.ff_gate = nn.Parameter(torch.zeros(1))

    def forward(self, x, media, text_time):
        see(self.place, attn_gate=self.attn_gate, ff_gate=self.ff_gate, lang_x=x)
        x = self.attn(x, media, text_time) * self.attn_gate.tanh() + x
        see(self.place, after_attn=x)
        x = self.ff(x) * self.ff_gate.tanh() + x
        see(self.place, xattn_out=x)
        return x

    def intervene(self, attn_gate, ff_gate, heads_off):
        """Puts gates (before tanh) in place of the trained ones, unless None, and switches heads off."""
        if attn_gate is not None:
            self.attn_gate.fill_(attn_gate)
        if ff_gate is not None:
            self.ff_gate.fill_(ff_gate)
        self.attn.heads_off = heads_off


class Rotary:
    """Turns the pairs (j, j + d / 2) of x (..., T, d) by position * base ** (-2j / d)."""

    def __init__(self, positions, dim_head, base):
        j = torch.arange(dim_head // 2)
        angle = torch.arange(positions)[:, None] * base ** (-2 * j.double() / dim_head)
        self.cos, self.sin = angle.cos(), angle.sin()

    def __call__(self, x):
        a, b = x.chunk(2, dim=-1)
        cos, sin = self.cos[: x.shape[-2]], self.sin[: x.shape[-2]]
        return torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1)


class LanguageModel(nn.Module):
    """A plain decoder with rotary positions and a tied output head."""

    def __init__(self, vocab_size, dim, depth, heads, context, rotary_base):
        super().__init__()
        self.wte = nn.Embedding(vocab_size, dim)
        self.blocks = nn.ModuleList(Block(f"layer.{i}.", dim, heads) for i in range(depth))
        self.ln_f = nn.LayerNorm(dim)
        self.rotary = Rotary(context, dim // heads, rotary_base)

    def forward(self, input_ids, before_layer):
        """Logits (1, T, vocab_size). before_layer(i, h) may change what goes into layer i."""
        h = self.wte(input_ids)
        see("", input_ids=input_ids, embeddings=h)
        for i, block in enumerate(self.blocks):
            h = block(before_layer(i, h), self.rotary, causal=True)
        h = self.ln_f(h)
        logits = F.linear(h, self.wte.weight)
        see("", ln_f=h, logits=logits)
        return logits
`;
