/** Python with NumPy: reads what the script holds as text, and the layers that every part is made of. */
export const layers = String.raw`
DTYPES = {"I8": np.int8, "F16": np.float16, "F32": np.float32}

W = {}  # the weights by the names of the state dict, in float64: what differs is the rounding of the page alone


def decoded(text, dtype, shape):
    """Base64 of row-major little-endian numbers."""
    return np.frombuffer(base64.b64decode(text), dtype).reshape(shape)


def read_safetensors(data):
    """The weights as floats. A matrix lies there as int8 with one float16 scale for each row, NAME.scale."""
    (size,) = struct.unpack("<Q", data[:8])
    stored = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        begin, end = (8 + size + at for at in entry["data_offsets"])
        stored[name] = np.frombuffer(data[begin:end], DTYPES[entry["dtype"]]).astype(float).reshape(entry["shape"])
    weights = {name: x for name, x in stored.items() if not name.endswith(".scale")}
    for name, x in weights.items():
        scale = stored.get(name + ".scale")
        if scale is not None:
            weights[name] = x * scale.reshape(-1, *[1] * (x.ndim - 1))
    return weights


def linear(x, name):
    y = x @ W[name + ".weight"].T
    return y + W[name + ".bias"] if name + ".bias" in W else y


def layer_norm(x, name):
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x**2).mean(-1, keepdims=True) + 1e-5)
    return x * W[name + ".weight"] + W[name + ".bias"]


erf = np.vectorize(math.erf, otypes=[float])


def gelu(x):
    return 0.5 * x * (1 + erf(x / math.sqrt(2)))


def softmax(x):
    """Over the last axis; what lies at the lowest float gets nothing, unless all do: then they share evenly."""
    if x.shape[-1] == 0:
        return x
    x = np.exp(x - x.max(-1, keepdims=True))
    return x / x.sum(-1, keepdims=True)


def swapped(x):
    """The last two axes, one in the place of the other."""
    return np.swapaxes(x, -1, -2)


def heads_of(x, heads):
    """(..., tokens, heads * d) to (..., heads, tokens, d)."""
    return np.swapaxes(x.reshape(*x.shape[:-1], heads, x.shape[-1] // heads), -2, -3)


def joined(x):
    """(..., heads, tokens, d) to (..., tokens, heads * d)."""
    x = np.swapaxes(x, -2, -3)
    return x.reshape(*x.shape[:-2], x.shape[-2] * x.shape[-1])


def feed_forward(x, name, place):
    """LayerNorm, Linear, GELU, Linear, without biases."""
    norm = layer_norm(x, name + "0")
    fc = linear(norm, name + "1")
    hidden = gelu(fc)
    out = linear(hidden, name + "3")
    see(place, ff_norm=norm, ff_fc=fc, ff_hidden=hidden, ff_out=out)
    return out


def self_attention(x, name, place, heads, rotary, causal):
    q, k, v = (heads_of(part, heads) for part in np.split(linear(x, name + "qkv"), 3, axis=-1))
    see(place, self_q=q, self_k=k, self_v=v)
    if rotary is not None:
        q, k = rotary(q), rotary(k)
        see(place, self_q_rotated=q, self_k_rotated=k)
    sim = (q * q.shape[-1] ** -0.5) @ swapped(k)
    later = np.triu(np.ones(sim.shape[-2:], bool), 1)
    attn = softmax(np.where(later, LOWEST, sim) if causal else sim)
    out = attn @ v
    see(place, self_sim=sim, self_attn=attn, self_out_per_head=out)
    return linear(joined(out), name + "proj")


def block(x, name, place, heads, rotary=None, causal=False):
    """h + proj(attention(ln_1 h)), then h + out(gelu(fc(ln_2 h))): in the vision encoder and the language model."""
    ln_1 = layer_norm(x, name + "ln_1")
    attn = self_attention(ln_1, name, place, heads, rotary, causal)
    x = x + attn
    see(place, ln_1=ln_1, self_attn_out=attn, after_self_attn=x)
    ln_2 = layer_norm(x, name + "ln_2")
    fc = linear(ln_2, name + "fc")
    hidden = gelu(fc)
    mlp = linear(hidden, name + "out")
    x = x + mlp
    see(place, ln_2=ln_2, fc=fc, hidden=hidden, mlp_out=mlp, out=x)
    return x


LOWEST = -np.finfo(float).max  # in the place of a score that is masked
`;
