/** Python with NumPy: the language model and the gated cross-attention in front of its layers. */
export const flamingo = String.raw`
def masked_cross_attention(x, media, text_time, name, place, heads_off):
    """Text x (1, T, dim) looks at media (1, T_img, n, dim_visual); text_time (1, T): how many pictures each saw."""
    heads, dim_head = CONFIG["gated_cross_attn"]["heads"], CONFIG["gated_cross_attn"]["dim_head"]
    _, T_img, n, dim_visual = media.shape
    x = layer_norm(x, name + "norm")
    q = heads_of(linear(x, name + "to_q"), heads) * dim_head**-0.5
    kv = linear(media.reshape(1, T_img * n, dim_visual), name + "to_kv")
    k, v = (heads_of(part, heads) for part in np.split(kv, 2, axis=-1))
    sim = q @ swapped(k)

    media_time = np.arange(T_img) + 1
    mask_op = np.equal if ONLY_ATTEND_IMMEDIATE_MEDIA else np.greater_equal
    text_to_media_mask = mask_op(text_time[:, None, :, None], media_time.repeat(n))
    attn = softmax(np.where(text_to_media_mask, sim, LOWEST))
    if ONLY_ATTEND_IMMEDIATE_MEDIA and not INTERVENTIONS["skip_zero_rows"]:
        # Text before the first picture has nothing to look at: without this line it would look at all evenly.
        attn = np.where((text_time == 0)[:, None, :, None], 0.0, attn)

    out = attn @ v
    out[:, heads_off] = 0
    found = linear(joined(out), name + "to_out")
    see("", media_time=media_time, text_to_media_mask=text_to_media_mask)
    see(place, norm=x, q_scaled=q, k=k, v=v, sim=sim, attn=attn, out_per_head=out, attn_out=found)
    return found


def of_layer(name, i, as_trained):
    """What INTERVENTIONS say about layer i."""
    entries = INTERVENTIONS[name]
    return as_trained if not entries or entries[i] is None else entries[i]


def gated_cross_attention_block(x, media, text_time, i):
    """In front of layer i."""
    name, place = f"gated_cross_attn_layers.{i}.", f"layer.{i}."
    attn_gate = np.reshape(of_layer("attn_gate", i, W[name + "attn_gate"]), 1)
    ff_gate = np.reshape(of_layer("ff_gate", i, W[name + "ff_gate"]), 1)
    heads_off = of_layer("heads_off", i, [])
    see(place, attn_gate=attn_gate, ff_gate=ff_gate, lang_x=x)
    x = masked_cross_attention(x, media, text_time, name + "attn.", place, heads_off) * np.tanh(attn_gate) + x
    see(place, after_attn=x)
    x = feed_forward(x, name + "ff.", place) * np.tanh(ff_gate) + x
    see(place, xattn_out=x)
    return x


def rotary(x):
    """Turns the pairs (j, j + d / 2) of x (..., T, d) by position * base ** (-2j / d)."""
    positions, d = np.arange(x.shape[-2]), x.shape[-1]
    angle = positions[:, None] * CONFIG["lang_encoder"]["rotary_base"] ** (-2 * np.arange(d // 2) / d)
    a, b = np.split(x, 2, axis=-1)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.concatenate((a * cos - b * sin, b * cos + a * sin), axis=-1)


def lang_encoder(input_ids, before_layer):
    """A plain decoder, to logits (1, T, vocab_size). before_layer(i, h) may change what goes into layer i."""
    h = W["lang_encoder.wte.weight"][input_ids]
    see("", input_ids=input_ids, embeddings=h)
    for i in range(CONFIG["lang_encoder"]["depth"]):
        h = before_layer(i, h)
        h = block(h, f"lang_encoder.blocks.{i}.", f"layer.{i}.", CONFIG["lang_encoder"]["heads"], rotary, causal=True)
    h = layer_norm(h, "lang_encoder.ln_f")
    logits = h @ W["lang_encoder.wte.weight"].T
    see("", ln_f=h, logits=logits)
    return logits


def flamingo(media, input_ids):
    """Logits (1, T, vocab_size) of what comes after each token of input_ids (1, T)."""
    vis_x = encode(media)
    media_locations = input_ids == CONFIG["special_tokens"]["image"]
    text_time = media_locations.cumsum(axis=-1)

    def condition(i, h):
        is_gated = (i + 1) % CONFIG["gated_cross_attn"]["every_n_layers"] == 0
        return gated_cross_attention_block(h, vis_x, text_time, i) if is_gated else h

    if INTERVENTIONS["text_only"]:  # the plain language model
        return lang_encoder(input_ids, lambda i, h: h)
    see("", vis_x=vis_x, media_locations=media_locations, text_time=text_time)
    return lang_encoder(input_ids, condition)
`;
