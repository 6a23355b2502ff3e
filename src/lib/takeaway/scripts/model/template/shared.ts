/** Python of both libraries. */

export const seen = String.raw`
class Seen(dict):
    """Every tensor that the model makes, by the name that it has on the page."""

    part = ""  # "picture.0." while that picture is read

    def __call__(self, place, **tensors):
        self.update({self.part + place + name: x for name, x in tensors.items()})


see = Seen()
`;

export const finish = String.raw`
def finish(count):
    print("All as on the page." if count == 0 else f"{count} not as on the page.")
    return 1 if count else 0
`;
