/** Python with NumPy: what the page showed beside what the script makes, and the two ways to run it. */

export const compare = String.raw`
def pictures():
    """The pixels of each picture or clip, (F, height, width, 3), as the model sees them."""
    size = CONFIG["vision_encoder"]["image_size"]
    frames = decoded(PIXELS, np.uint8, (sum(FRAMES), size, size, 3))
    return np.split(frames, np.cumsum(FRAMES)[:-1]) if FRAMES else []


def expected_tensors():
    """What the page showed, by name."""
    ends = np.cumsum([math.prod(shape) for shape in SHAPES.values()])
    values = np.split(np.frombuffer(base64.b64decode(EXPECTED), np.float32).astype(float), ends[:-1])
    return {name: x.reshape(shape) for (name, shape), x in zip(SHAPES.items(), values)}


def error_of(x, wanted):
    """The largest difference as a share of 1 + the largest |wanted|; infinity for other shapes, or no number."""
    if x.shape != wanted.shape:
        return math.inf
    if x.size == 0:
        return 0.0
    error = (abs(x - wanted) / (1 + abs(wanted).max())).max()
    return math.inf if np.isnan(error) else error


def differences():
    """Prints the error of each tensor; gives how many have one above TOLERANCE."""
    count = 0
    for name, wanted in expected_tensors().items():
        x = np.asarray(see[name], float)
        error = error_of(x, wanted)
        ok = error <= TOLERANCE
        count += not ok
        print(f"{name:44} {str(x.shape):18} largest error {error:.1e}{'' if ok else '   DIFFERS'}")
    return count
`;

/** Stops at the latents. */
export const lookMain = String.raw`
def main():
    W.update(read_safetensors(base64.b64decode(WEIGHTS)))
    encode(pictures())
    return finish(differences())


if __name__ == "__main__":
    sys.exit(main())
`;

/** To the next word. */
export const modelMain = String.raw`
def wrong_words(logits):
    """Prints the likeliest next words as the page showed them; gives how many are not so likely here."""
    p = softmax(logits)
    count = 0
    for word, wanted in TOP_WORDS:
        found = p[VOCABULARY.index(word)]
        ok = abs(found - wanted) <= TOLERANCE
        count += not ok
        print(f"{word:16} {found:.6f}{'' if ok else f'   on the page: {wanted:.6f}'}")
    return count


def main():
    W.update(read_safetensors(base64.b64decode(WEIGHTS)))
    see.update(W)
    print(" ".join(VOCABULARY[i] for i in INPUT_IDS))
    logits = flamingo(pictures(), np.array([INPUT_IDS]))
    return finish(wrong_words(logits[0, -1]) + differences())


if __name__ == "__main__":
    sys.exit(main())
`;
