"""What the clients take and give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, overload

Action = str | Mapping[str, Any]
"""An action object such as ``{"action": "validate_code", "code": "..."}``, or the model's raw reply as text."""

Observation = dict[str, Any]
"""``kind``, ``text`` (what goes into the model's context) and ``messages`` (the new ones, to be appended); more by kind."""

E = TypeVar("E", covariant=True)


class StepResult(NamedTuple):
    """One step, in Gymnasium's order. ``reward`` is a float in [0, 1]; those of an episode add up to its return."""

    observation: Observation
    reward: float
    terminated: bool
    truncated: bool
    info: dict[str, Any]


class Closed(NamedTuple):
    """The end of an episode; its trajectory is on disk.

    Attributes:
        reward: the return: the sum of the step rewards, in [0, 1], and in ``final`` feedback of what stood when it was
            closed; None where the server failed.
        solved: every question was solved, by the word of its grader. A reward alone does not say.
    """

    trajectory: str
    digest: str
    reward: float | None
    terminated: bool
    truncated: bool
    stop_reason: str
    fault: str | None
    solved: bool


class Group(Sequence[E]):
    """A sequence of episodes with byte-identical starts.

    Attributes:
        digest: that of every one of them.
    """

    def __init__(self, episodes: Sequence[E], digest: str) -> None:
        self._episodes = tuple(episodes)
        self.digest = digest

    @overload
    def __getitem__(self, index: int) -> E: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[E, ...]: ...

    def __getitem__(self, index: int | slice) -> E | tuple[E, ...]:
        return self._episodes[index]

    def __len__(self) -> int:
        return len(self._episodes)

    def __repr__(self) -> str:
        return f"Group({len(self)} episodes, digest={self.digest!r})"


def task_ref(
    task: str | None, family: str | None, split: str, category: str | None, index: int | None
) -> dict[str, Any]:
    """The protocol's task reference: by id, or by family and split (and category and index)."""
    if task is not None:
        return {"id": task}
    if family is None:
        raise ValueError("give a task id, or a family")
    ref: dict[str, Any] = {"family": family, "split": split}
    if category is not None:
        ref["category"] = category
    if index is not None:
        ref["index"] = int(index)
    return ref


def step_result(result: Mapping[str, Any]) -> StepResult:
    # msgpack writes 1.0 as an integer.
    return StepResult(result["observation"], float(result["reward"]), result["terminated"], result["truncated"], result["info"])


def closed_result(result: Mapping[str, Any]) -> Closed:
    reward = result["reward"]
    return Closed(
        result["trajectory"], result["digest"], None if reward is None else float(reward), result["terminated"],
        result["truncated"], result["stop_reason"], result.get("fault"), result["solved"],
    )
