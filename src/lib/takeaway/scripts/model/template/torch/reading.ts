/** Python: reads what the script holds as text, and keeps what the model makes. */
export const reading = String.raw`
# The page computes in float32. Here it is float64, so that what differs is the rounding of the page alone.
torch.set_default_dtype(torch.float64)

DTYPES = {"I8": torch.int8, "F16": torch.float16, "BF16": torch.bfloat16, "F32": torch.float32}


def decoded(text, dtype, shape):
    """Base64 of row-major little-endian numbers as a tensor."""
    data = bytearray(base64.b64decode(text))
    return torch.frombuffer(data, dtype=dtype).view(shape) if data else torch.zeros(shape, dtype=dtype)


def read_safetensors(data):
    """The weights as floats. A matrix lies there as int8 with one float16 scale for each row, NAME.scale."""
    (size,) = struct.unpack("<Q", data[:8])
    stored = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        begin, end = (8 + size + at for at in entry["data_offsets"])
        flat = torch.frombuffer(bytearray(data[begin:end]), dtype=DTYPES[entry["dtype"]])
        stored[name] = flat.double().view(entry["shape"])
    weights = {name: x for name, x in stored.items() if not name.endswith(".scale")}
    for name, x in weights.items():
        scale = stored.get(name + ".scale")
        if scale is not None:
            weights[name] = x * scale.view(-1, *[1] * (x.ndim - 1))
    return weights


# Of each kind of module: the parts whose output is kept, and its name on the page.
PARTS_SEEN = {
    "Block": {"ln_1": "ln_1", "proj": "self_attn_out", "ln_2": "ln_2", "fc": "fc", "gelu": "hidden", "out": "mlp_out"},
    "FeedForward": {"0": "ff_norm", "1": "ff_fc", "2": "ff_hidden", "3": "ff_out"},
    "PerceiverAttention": {"norm_media": "norm_media", "norm_latents": "norm_latents", "to_out": "attn_out"},
    "MaskedCrossAttention": {"norm": "norm", "to_out": "attn_out"},
}


def watch(model):
    """Has the outputs of PARTS_SEEN kept whenever the model runs."""
    for module in model.modules():
        for part, name in PARTS_SEEN.get(type(module).__name__, {}).items():
            module.get_submodule(part).register_forward_hook(keeper(module.place, name))


def keeper(place, name):
    def keep(_module, _inputs, output):
        see(place, **{name: output})

    return keep


def heads_of(x, heads):
    """(..., tokens, heads * d) to (..., heads, tokens, d)."""
    return x.unflatten(-1, (heads, -1)).transpose(-2, -3)


def joined(x):
    """(..., heads, tokens, d) to (..., tokens, heads * d)."""
    return x.transpose(-2, -3).flatten(-2)
`;
