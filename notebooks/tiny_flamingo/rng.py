"""A small random generator that gives the same numbers here and in the site's TypeScript.

Scenes for the evaluation are drawn with it, so that both sides are asked the very same questions.
"""

MASK = 0xFFFFFFFF


class Random:
    """mulberry32: 32 bits of state, period 2**32 (Tommy Ettinger, public domain)."""

    def __init__(self, seed: int):
        self.state = seed & MASK

    def u32(self) -> int:
        """The next 32 random bits."""
        a = self.state = (self.state + 0x6D2B79F5) & MASK
        t = ((a ^ (a >> 15)) * (1 | a)) & MASK
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & MASK)) & MASK) ^ t
        return t ^ (t >> 14)

    def uniform(self) -> float:
        """A number in [0, 1)."""
        return self.u32() / 4294967296

    def below(self, n: int) -> int:
        """An integer in [0, n)."""
        return int(self.uniform() * n)

    def between(self, low: int, high: int) -> int:
        """An integer in [low, high], both included."""
        return low + self.below(high - low + 1)

    def choice(self, items):
        """One of the items."""
        return items[self.below(len(items))]

    def sample(self, items, k: int) -> list:
        """k different items, in random order (the first k steps of a Fisher-Yates shuffle)."""
        pool = list(items)
        for i in range(k):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:k]

    def shuffle(self, items) -> list:
        """All items in random order, as a new list."""
        return self.sample(items, len(items))

    def chance(self, p: float) -> bool:
        """True with probability p."""
        return self.uniform() < p
