"""Which task an environment resets to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TASK_KEYS = ("task", "family", "split", "category", "index")


@dataclass(frozen=True)
class Selection:
    """What every reset of an environment shares. A reset's ``options`` may override the task and the episode's options."""

    task: str | None = None
    family: str | None = None
    split: str = "train"
    category: str | None = None
    index: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, Any] | None = None

    def arguments(self, seed: int, overrides: Mapping[str, Any] | None) -> dict[str, Any]:
        """The arguments of a client's ``reset``."""
        given = dict(overrides or {})
        chosen = {key: given.pop(key, getattr(self, key)) for key in TASK_KEYS}
        meta = given.pop("meta", self.meta)
        options = {**self.options, **given}
        return {**chosen, "seed": seed, "options": options or None, "meta": meta}
