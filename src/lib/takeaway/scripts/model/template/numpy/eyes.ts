/** Python with NumPy: from the pixels of a picture or clip to its latents. */
export const eyes = String.raw`
def vision_encoder(pixels):
    """A small ViT: pixels (F, height, width, 3), 0 to 255, to (F, patches, dim)."""
    sizes = CONFIG["vision_encoder"]
    patch, side = sizes["patch_size"], sizes["image_size"] // sizes["patch_size"]
    x = (pixels.astype(float) - sizes["pixel_mean"]) / sizes["pixel_scale"]
    x = x.reshape(-1, side, patch, side, patch, 3).transpose(0, 1, 3, 5, 2, 4)
    x = x.reshape(len(pixels), side * side, -1)
    # The convolution's steps are as wide as its kernel: one linear layer for all patches.
    kernel = W["vision_encoder.conv.weight"]
    h = x @ kernel.reshape(len(kernel), -1).T + W["vision_encoder.pos"]
    see("vision_encoder.", pixels=pixels, patch_values=x, patches=h)
    for i in range(sizes["depth"]):
        h = block(h, f"vision_encoder.blocks.{i}.", f"vision_encoder.blocks.{i}.", sizes["heads"])
    h = layer_norm(h, "vision_encoder.ln_post")
    see("vision_encoder.", out=h)
    return h


def frame_embeddings(frames):
    """More frames than were trained with stretch the embeddings over them, as in the paper."""
    rows = W["perceiver.frame_embs"]
    if frames <= len(rows):
        return rows[:frames]
    at = np.linspace(0, len(rows) - 1, frames)
    return np.stack([np.interp(at, range(len(rows)), column) for column in rows.T], axis=1)


def perceiver_attention(x, latents, name, place):
    """The latents (1, n, dim) look at the tokens x (1, F * v, dim) and at themselves."""
    heads, dim_head = CONFIG["perceiver"]["heads"], CONFIG["perceiver"]["dim_head"]
    x, latents = layer_norm(x, name + "norm_media"), layer_norm(latents, name + "norm_latents")
    q = heads_of(linear(latents, name + "to_q"), heads) * dim_head**-0.5
    kv = linear(np.concatenate((x, latents), axis=-2), name + "to_kv")
    k, v = (heads_of(part, heads) for part in np.split(kv, 2, axis=-1))
    sim = q @ swapped(k)
    attn = softmax(sim)
    out = attn @ v
    found = linear(joined(out), name + "to_out")
    see(place, norm_media=x, norm_latents=latents, q_scaled=q, k=k, v=v, sim=sim)
    see(place, attn=attn, out_per_head=out, attn_out=found)
    return found


def perceiver(x):
    """Any number of tokens, x (F, v, dim), to latents (1, n, dim)."""
    x = (x + frame_embeddings(len(x))[:, None]).reshape(1, -1, x.shape[-1])
    latents = W["perceiver.latents"][None]
    see("perceiver.", media=x, latents_init=latents)
    for i in range(CONFIG["perceiver"]["depth"]):
        name, place = f"perceiver.layers.{i}.", f"perceiver.layer.{i}."
        latents = perceiver_attention(x, latents, name + "0.", place) + latents
        see(place, after_attn=latents)
        latents = feed_forward(latents, name + "1.", place) + latents
        see(place, after_ff=latents)
    latents = layer_norm(latents, "perceiver.norm")
    see("perceiver.", out=latents)
    return latents


def encode(media):
    """Pictures and clips, each (F, height, width, 3), to vis_x (1, T_img, n, dim_visual)."""
    latents = []
    for i, pixels in enumerate(media):
        see.part = f"picture.{i}."
        latents.append(perceiver(vision_encoder(pixels)))
        see("", latents=latents[-1][:, None])
    see.part = ""
    return np.stack(latents, axis=1) if media else np.zeros((1, 0, *W["perceiver.latents"].shape))
`;
