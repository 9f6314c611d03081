"""Whole episodes with a policy that is a coroutine: for samplers and pools."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import GymError
from .rollout import Connect, Rollout
from .safe_text import defuse

Policy = Callable[[list[dict[str, str]]], Awaitable[str]]
"""Gives the model's reply to a conversation."""


@dataclass
class Sample:
    """One episode that was played.

    Attributes:
        reward: its return; None where the server failed: there is nothing to learn from it.
        error: what failed, where something did.
    """

    row: dict[str, Any]
    messages: list[dict[str, str]] = field(default_factory=list)
    reward: float | None = None
    step_rewards: tuple[float, ...] = ()
    solved: bool = False
    recovered: int = 0
    digest: str | None = None
    error: str | None = None


async def play(connect: Connect, policy: Policy, row: Mapping[str, Any], *, recoveries: int = 4) -> Sample:
    """Plays one episode; the server's failure is a sample without a reward.

    Args:
        row: the arguments of a reset, such as ``task``, ``seed``, ``options`` and ``meta``.

    Raises:
        GymError: the row is wrong, such as an unknown task.
    """
    sample = Sample(dict(row))
    try:
        rollout = await Rollout.begin(connect, recoveries=recoveries, **row)
    except GymError as error:
        if error.fault != "infra":
            raise
        sample.error = str(error)
        return sample
    try:
        sample.messages, sample.digest = _messages(rollout), rollout.digest
        while not rollout.over:
            reply = await policy(sample.messages)
            sample.messages.append({"role": "assistant", "content": reply})
            await rollout.act(reply)
            sample.messages += [] if rollout.over else _messages(rollout)
    finally:
        sample.reward = await rollout.close()
    sample.step_rewards, sample.solved, sample.recovered = rollout.step_rewards, rollout.solved, rollout.recovered
    sample.error = "the server failed" if rollout.failed else None
    return sample


def _messages(rollout: Rollout) -> list[dict[str, str]]:
    return [{"role": each["role"], "content": defuse(each["content"])} for each in rollout.observation["messages"]]
