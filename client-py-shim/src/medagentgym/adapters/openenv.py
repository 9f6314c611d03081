"""OpenEnv's harness layer, for TRL's ``HarnessRolloutWorker`` and others that drive a ``ResourceSessionFactory``.

Its sessions speak the native protocol over one shared connection and heal the server's failures by :class:`.Rollout`; a
rollout that cannot be healed has no ``env_reward``, and the trainer leaves it out. OpenEnv's own client needs nothing of
this: it connects to the server's OpenEnv door, see ``docs/openenv.md``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .needs import needs

needs("openenv", "0.10", "trl")

from openenv.core.env_server.mcp_types import Tool  # noqa: E402
from openenv.core.harness import ResourceSession, ResourceSessionFactory, ToolResult, VerifyResult  # noqa: E402

from .blocking import BlockingRollout  # noqa: E402
from .rollout import FAILED, OVER  # noqa: E402
from .safe_text import defuse  # noqa: E402

TASK_ID = re.compile(r"[a-z0-9-]+-v\d+/\S+")


class Session(ResourceSession):  # type: ignore[misc]
    """One episode; each of the task's actions is a tool. After the end a tool answers with a text."""

    def __init__(self, played: BlockingRollout, special_tokens: Sequence[str] = ()) -> None:
        self.played = played
        self._special = tuple(special_tokens)
        #: Those of the first question; a later one may permit others, and says so in its text.
        self._tools = [
            Tool(name=name, description=action["description"], input_schema=action["parameters"])
            for name, action in played.rollout.observation["actions"].items()
        ]

    def initial_messages(self) -> list[dict[str, Any]]:
        return [{"role": each["role"], "content": self._text(each["content"])} for each in self.played.messages]

    def list_tools(self) -> list[Tool]:
        return list(self._tools)

    def call_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        """Takes the action. Never raises for what the policy does: what is wrong is told to the model."""
        rollout = self.played.rollout
        before = rollout.result
        text = self.played.act({**arguments, "action": name})
        metadata = {} if rollout.result is before or rollout.result is None else {"reward": rollout.result.reward, "info": rollout.result.info}
        return ToolResult(data=self._text(text), done=rollout.over, metadata=metadata, error=FAILED if rollout.failed else None)

    def verify(self, transcript: list[dict[str, Any]], final_state: Any | None = None) -> VerifyResult:
        """Ends the episode. ``env_reward`` is its return, None where the server failed."""
        reward = self.played.close(None if self.played.rollout.over else "gave_up")
        rollout = self.played.rollout
        metrics = {} if reward is None else {"solved": float(rollout.solved), "truncated": float(rollout.truncated), "recovered": float(rollout.recovered)}
        return VerifyResult(env_reward=reward, done=rollout.terminated, metrics=metrics, artifacts={"digest": rollout.digest})

    def close(self) -> None:
        self.played.close()

    def _text(self, text: str) -> str:
        return text if text in (OVER, FAILED) else defuse(text, self._special)


class SessionFactory(ResourceSessionFactory):  # type: ignore[misc]
    """Makes sessions. Holds no connection, so that it can be pickled into a worker's process.

    Args:
        url, token: the server; default: ``MEDAGENTGYM_URL`` and ``MEDAGENTGYM_TOKEN``.
        family, split, category: from these the ``seed`` draws a task, where the prompt names none.
        options: those of a reset, such as ``max_steps``.
        recoveries: how often the server's failure is made good by a new episode.
        special_tokens: the tokenizer's control tokens, where they are not among the common ones.
    """

    def __init__(
        self, url: str | None = None, token: str | None = None, *, family: str | None = None, split: str = "train", category: str | None = None,
        options: Mapping[str, Any] | None = None, recoveries: int = 4, special_tokens: Sequence[str] = (),
    ) -> None:
        self._server: dict[str, Any] = {"url": url, "token": token, "recoveries": recoveries}
        self._drawn: dict[str, Any] = {"family": family, "split": split, "category": category}
        # The task says that its actions are tools, not that a reply is a JSON object.
        self._options = {"action_format": "tools", **(options or {})}
        self._special = tuple(special_tokens)

    def create(self, task: Any, seed: int | None = None, episode_id: str | None = None) -> Session:
        """Begins an episode.

        Args:
            task: a task id, a mapping with the arguments of a reset, or a prompt. A prompt whose last message is a task id
                names the task, and any other none: then it is drawn by ``seed``.
            seed: the same for all of a group, which so plays one task from equal starts.

        Raises:
            GymError: there is no such task, or the server failed again and again.
            ValueError: neither the task nor a family is named.
        """
        reset: dict[str, Any] = dict(task) if isinstance(task, Mapping) else {"task": found} if (found := _task_id(task)) is not None else dict(self._drawn)
        if reset.get("task") is None and reset.get("family") is None:
            raise ValueError("name a `family`, or the task by its id in the prompt")
        if seed is not None:
            reset.setdefault("seed", seed % 2**32)
        meta = {"trainer": "openenv", **({} if episode_id is None else {"episode_id": episode_id})}
        options = {**self._options, **(reset.pop("options", None) or {})}
        return Session(BlockingRollout(**self._server, options=options, meta=meta, **reset), self._special)


def _task_id(task: Any) -> str | None:
    if isinstance(task, list) and task and isinstance(task[-1], Mapping):
        task = task[-1].get("content")
    return task.strip() if isinstance(task, str) and TASK_ID.fullmatch(task.strip()) else None
