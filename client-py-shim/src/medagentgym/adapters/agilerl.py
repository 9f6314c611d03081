"""AgileRL: a client of the environment, to drive a ``RolloutHarness`` as its own ``RemoteEnvClient`` does.

``RemoteEnvClient`` speaks OpenEnv, which has no word for "the server failed": a lost session ends the collection. This one
takes its place (AgileRL asks for a ``EnvClientProtocol``), heals what fails on the server by a new episode, and keeps one
socket for all slots::

    RolloutHarness(MedAgentGymClient(rows, url=...), tokenizer, max_turns=15)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from .blocking import BlockingRollout
from .needs import needs
from .rollout import FAILED, OVER, EnvironmentFailed
from .safe_text import defuse

needs("agilerl", "2.58.0", "agilerl")


class MedAgentGymClient:
    """One slot: episodes one after the other.

    AgileRL has no mask for a sample, and takes a reward only as a number. Where the server fails and new episodes do not
    help, ``step`` and ``reset`` raise :class:`EnvironmentFailed`: the collection ends, nothing is learned from a made-up zero.

    Args:
        tasks: rows with ``task`` (a task's id) and ``seed``; AgileRL gives all members of a group the same row.
        eval_tasks: those of the held-out split.
        url: the server; default: ``MEDAGENTGYM_URL``, else ``http://127.0.0.1:8700``.
        special_tokens: the tokenizer's (:func:`medagentgym.adapters.safe_text.special_tokens`), so that nothing that a
            program printed is taken for one.
        options: those of a reset, such as ``{"max_steps": 15}``.
    """

    answer_tool: str | None = None
    takes_tool_calls = False

    def __init__(
        self, tasks: Sequence[Mapping[str, Any]], eval_tasks: Sequence[Mapping[str, Any]] | None = None, *, url: str | None = None, token: str | None = None,
        recoveries: int = 4, special_tokens: Sequence[str] = (), options: Mapping[str, Any] | None = None,
    ) -> None:
        if not tasks:
            raise ValueError("there are no tasks")
        self._rows = {False: list(tasks), True: list(eval_tasks if eval_tasks is not None else tasks)}
        self._begin = partial(BlockingRollout, url, token, recoveries=recoveries, options=dict(options or {}), meta={"trainer": "agilerl"})
        self._special = tuple(special_tokens)
        self._evaluating = False
        self._played: BlockingRollout | None = None
        self._paid = 0.0

    def reset(self, seed: int | None = None, *, row_index: int | None = None) -> tuple[str, dict[str, Any]]:
        """Begins the row's episode. Its own seed counts, so that a group starts equal whatever AgileRL draws."""
        self.close()
        rows = self._rows[self._evaluating]
        row = rows[(row_index if row_index is not None else seed or 0) % len(rows)]
        self._played, self._paid = self._begin(task=str(row["task"]), seed=int(row["seed"])), 0.0
        system = [self._safe(each["content"]) for each in self._played.messages if each["role"] == "system"]
        asked = [self._safe(each["content"]) for each in self._played.messages if each["role"] != "system"]
        return "\n\n".join(asked), {"task": row["task"], **({"system_prompt": system[0]} if system else {})}

    def step(self, action: object) -> tuple[str, float, bool, bool, dict[str, Any]]:
        if self._played is None:
            raise RuntimeError("reset first")
        rollout = self._played.rollout
        if rollout.over:
            return FAILED if rollout.failed else OVER, 0.0, rollout.terminated, not rollout.terminated, self._told()
        text = self._played.act(str(action))
        total = self._played.close() if rollout.over else rollout.reward
        if total is None:
            raise EnvironmentFailed("the server failed and new episodes did not help: nothing can be learned from it")
        reward, self._paid = total - self._paid, total
        return self._safe(text), reward, rollout.terminated, rollout.truncated, self._told()

    def close(self) -> None:
        if self._played is not None:
            self._played.close()

    @contextmanager
    def eval_mode(self) -> Iterator[None]:
        before, self._evaluating = self._evaluating, True
        try:
            yield
        finally:
            self._evaluating = before

    @property
    def dataset_size(self) -> int:
        return len(self._rows[self._evaluating])

    @property
    def tools(self) -> list[Any]:
        """None: the actions stand in the prompt, and the server reads them from the reply."""
        return []

    @property
    def rubric_components(self) -> tuple[str, ...]:
        return ()

    def _safe(self, text: str) -> str:
        return defuse(text, self._special)

    def _told(self) -> dict[str, Any]:
        assert self._played is not None
        rollout = self._played.rollout
        return {"env_failed": rollout.failed, "env_recovered": rollout.recovered, "solved": rollout.solved}
