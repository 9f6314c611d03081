"""A task and an action that tests use."""

from __future__ import annotations

TASK = {"family": "medcalc", "split": "train", "category": "bmi", "index": 0}


def code(source: str) -> dict[str, str]:
    return {"action": "validate_code", "code": source}
