/** Python: the transformer block, and the vision encoder that is made of it. */
export const vision = String.raw`
class Block(nn.Module):
    """h + proj(attention(ln_1 h)), then h + out(gelu(fc(ln_2 h))): in the vision encoder and the language model."""

    def __init__(self, place, dim, heads):
        super().__init__()
        self.place, self.heads = place, heads
        self.ln_1, self.qkv, self.proj = nn.LayerNorm(dim), nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.ln_2, self.fc, self.out = nn.LayerNorm(dim), nn.Linear(dim, 4 * dim), nn.Linear(4 * dim, dim)
        self.gelu = nn.GELU()

    def forward(self, x, rotary=None, causal=False):
        """x (B, T, dim). rotary: turns q and k. causal: no token sees a later one."""
        q, k, v = (heads_of(part, self.heads) for part in self.qkv(self.ln_1(x)).chunk(3, dim=-1))
        see(self.place, self_q=q, self_k=k, self_v=v)
        if rotary is not None:
            q, k = rotary(q), rotary(k)
            see(self.place, self_q_rotated=q, self_k_rotated=k)
        sim = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
        later = torch.ones(sim.shape[-2:], dtype=torch.bool).triu(1)
        attn = (sim.masked_fill(later, -torch.finfo(sim.dtype).max) if causal else sim).softmax(dim=-1)
        out = attn @ v
        x = x + self.proj(joined(out))
        see(self.place, self_sim=sim, self_attn=attn, self_out_per_head=out, after_self_attn=x)
        x = x + self.out(self.gelu(self.fc(self.ln_2(x))))
        see(self.place, out=x)
        return x


class VisionEncoder(nn.Module):
    """A small ViT: a picture becomes one token for each patch."""

    def __init__(self, image_size, patch_size, dim, depth, heads, pixel_mean, pixel_scale):
        super().__init__()
        self.mean, self.scale, self.patch = pixel_mean, pixel_scale, patch_size
        self.side = image_size // patch_size
        self.conv = nn.Conv2d(3, dim, patch_size, patch_size, bias=False)
        self.pos = nn.Parameter(torch.zeros(self.side**2, dim))
        self.blocks = nn.ModuleList(Block(f"vision_encoder.blocks.{i}.", dim, heads) for i in range(depth))
        self.ln_post = nn.LayerNorm(dim)

    def forward(self, pixels):
        """pixels (F, height, width, 3), 0 to 255, to (F, patches, dim)."""
        x = (pixels.double() - self.mean) / self.scale
        x = x.view(-1, self.side, self.patch, self.side, self.patch, 3).permute(0, 1, 3, 5, 2, 4)
        x = x.flatten(3).flatten(1, 2)
        # The convolution's steps are as wide as its kernel: one linear layer for all patches.
        h = x @ self.conv.weight.flatten(1).T + self.pos
        see("vision_encoder.", pixels=pixels, patch_values=x, patches=h)
        for block in self.blocks:
            h = block(h)
        h = self.ln_post(h)
        see("vision_encoder.", out=h)
        return h
`;
