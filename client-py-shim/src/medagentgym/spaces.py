"""The space of texts: any Unicode string up to a length, where Gymnasium's ``Text`` wants a list of characters."""

from __future__ import annotations

import string
from typing import Any

from gymnasium import spaces


class UnicodeText(spaces.Text):
    """Contains every string of at most ``max_length`` characters; samples printable ASCII."""

    def __init__(self, max_length: int, *, seed: int | None = None) -> None:
        super().__init__(max_length=max_length, min_length=0, charset=string.printable, seed=seed)

    def contains(self, x: Any) -> bool:
        return isinstance(x, str) and len(x) <= self.max_length

    def sample(self, mask: Any = None, probability: Any = None) -> str:
        """A short text: the whole length would make every random action a book."""
        length = int(self.np_random.integers(0, min(64, self.max_length) + 1))
        return "".join(self.np_random.choice(list(string.printable), size=length))

    def __repr__(self) -> str:
        return f"UnicodeText({self.max_length})"


OBSERVATIONS = UnicodeText(200_000)
ACTIONS = UnicodeText(1_000_000)
