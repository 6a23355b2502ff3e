/** Python: what the page showed beside what the script makes, and the two ways to run it. */

export const compare = String.raw`
def pictures():
    """The pixels of each picture or clip, (F, height, width, 3), as the model sees them."""
    size = CONFIG["vision_encoder"]["image_size"]
    frames = decoded(PIXELS, torch.uint8, (sum(FRAMES), size, size, 3))
    return list(frames.split(FRAMES)) if FRAMES else []


def expected_tensors():
    """What the page showed, by name."""
    sizes = [math.prod(shape) for shape in SHAPES.values()]
    values = decoded(EXPECTED, torch.float32, (sum(sizes),)).split(sizes)
    return {name: x.view(shape) for (name, shape), x in zip(SHAPES.items(), values)}


def error_of(x, wanted):
    """The largest difference as a share of 1 + the largest |wanted|; infinity for other shapes, or no number."""
    if x.shape != wanted.shape:
        return math.inf
    if x.numel() == 0:
        return 0.0
    errors = (x - wanted).abs() / (1 + wanted.abs().max())
    return errors.nan_to_num(nan=math.inf).max().item()


def differences():
    """Prints the error of each tensor; gives how many have one above TOLERANCE."""
    count = 0
    for name, wanted in expected_tensors().items():
        x = see[name].double()
        error = error_of(x, wanted.double())
        ok = error <= TOLERANCE
        count += not ok
        print(f"{name:44} {str(tuple(x.shape)):18} largest error {error:.1e}{'' if ok else '   DIFFERS'}")
    return count
`;

/** Stops at the latents. */
export const lookMain = String.raw`
@torch.no_grad()
def main():
    model = Eyes(CONFIG)
    model.load_state_dict(read_safetensors(base64.b64decode(WEIGHTS)))
    model.encode(pictures())
    return finish(differences())


if __name__ == "__main__":
    sys.exit(main())
`;

/** To the next word. */
export const modelMain = String.raw`
def wrong_words(logits):
    """Prints the likeliest next words as the page showed them; gives how many are not so likely here."""
    p = logits.softmax(dim=-1)
    count = 0
    for word, wanted in TOP_WORDS:
        found = p[VOCABULARY.index(word)].item()
        ok = abs(found - wanted) <= TOLERANCE
        count += not ok
        print(f"{word:16} {found:.6f}{'' if ok else f'   on the page: {wanted:.6f}'}")
    return count


@torch.no_grad()
def main():
    model = Flamingo(CONFIG)
    weights = read_safetensors(base64.b64decode(WEIGHTS))
    model.load_state_dict(weights)
    see.update(weights)
    model.intervene(INTERVENTIONS["attn_gate"], INTERVENTIONS["ff_gate"], INTERVENTIONS["heads_off"])
    print(" ".join(VOCABULARY[i] for i in INPUT_IDS))
    logits = model(pictures(), torch.tensor([INPUT_IDS]))
    return finish(wrong_words(logits[0, -1]) + differences())


if __name__ == "__main__":
    sys.exit(main())
`;
