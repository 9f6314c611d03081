"""One episode as a trainer plays it: texts in, texts out, and our failures kept apart from the policy's.

Where the server fails (``fault: infra``), the episode is begun anew and what was done so far is done again: same task,
same seed and same actions give the same observations, so the policy never notices. Where that fails too, or gives
something else than the model has seen, the rollout has :attr:`Rollout.failed` and no reward: the trainer masks it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from ..aio import AsyncClient, AsyncEpisode
from ..errors import GymError
from ..types import Action, Closed, Observation, StepResult

#: What a tool answers once the episode has ended.
OVER = "The episode is over: nothing more is run."
FAILED = "The environment failed: this episode is not counted."
RETRY_S = 0.5

Connect = Callable[[], Awaitable[AsyncClient]]


class EnvironmentFailed(Exception):
    """The server failed and a new episode did not help: there is no reward. For trainers that mask what raises."""


class Rollout:
    """Made by :meth:`begin`.

    Attributes:
        observation: the latest; its ``messages`` are to be appended to the model's context.
        result: the latest step, or None before the first.
        digest: of its start: equal for equal task, seed and options.
        terminated: it ended by itself: solved, or attempts used up.
        truncated: a budget was used up.
        failed: the server failed; there is no reward.
        solved: every question was solved; known once it is closed.
        recovered: how often a new episode took the place of one that the server lost.
    """

    def __init__(self, connect: Connect, reset: Mapping[str, Any], recoveries: int) -> None:
        self._connect = connect
        self._reset = dict(reset)
        self._recoveries = recoveries
        self._episode: AsyncEpisode | None = None
        self._actions: list[Action] = []
        self._texts: list[str] = []
        self._rewards: list[float] = []
        self._closed: Closed | None = None
        self.observation: Observation = {}
        self.result: StepResult | None = None
        self.digest = ""
        self.terminated = self.truncated = self.failed = self.solved = False
        self.recovered = 0

    @classmethod
    async def begin(cls, connect: Connect, *, recoveries: int = 2, **reset: Any) -> Rollout:
        """Begins an episode; the arguments are those of :meth:`medagentgym.AsyncClient.reset`.

        Args:
            connect: gives the connection; asked again when an earlier one is lost.
            recoveries: how often the server's failure is made good by a new episode.

        Raises:
            GymError: the task cannot be had (``unknown_task``, ``data_missing``, ``bad_message``), or the server failed
                again and again.
        """
        rollout = cls(connect, reset, recoveries)
        while True:
            try:
                await rollout._open()
                return rollout
            except GymError as error:
                await rollout._count(error)

    @classmethod
    async def attempt(cls, connect: Connect, *, recoveries: int = 2, **reset: Any) -> Rollout:
        """As :meth:`begin`; where the server failed again and again it gives a rollout that has ``failed``, for batches."""
        try:
            return await cls.begin(connect, recoveries=recoveries, **reset)
        except GymError as error:
            if error.fault != "infra":
                raise
            lost = cls(connect, reset, 0)
            lost.failed = True
            lost.observation = {"kind": "task", "text": FAILED, "messages": [{"role": "user", "content": FAILED}]}
            return lost

    @property
    def over(self) -> bool:
        return self.terminated or self.truncated or self.failed

    @property
    def reward(self) -> float | None:
        """The return so far, in [0, 1]; once closed, the whole. None where the server failed."""
        if self.failed:
            return None
        return self._closed.reward if self._closed is not None else sum(self._rewards)

    @property
    def step_rewards(self) -> tuple[float, ...]:
        return tuple(self._rewards)

    async def act(self, action: Action) -> str:
        """Takes one action, an object or the model's raw reply, and gives the text that the model sees. Never raises for
        what the policy or the server does; after the end it says that it is over."""
        if self.over or self._episode is None:
            return FAILED if self.failed else OVER
        try:
            result = await self._step(action)
        except GymError as error:
            if error.fault == "infra":
                self.failed = True
                return FAILED
            if error.code not in ("episode_over", "unknown_episode"):
                raise
            # Its time was up while the model thought.
            self.truncated = True
            return OVER
        self._actions.append(action)
        self._texts.append(result.observation["text"])
        self._rewards.append(result.reward)
        self.result, self.observation = result, result.observation
        self.terminated, self.truncated = result.terminated, result.truncated
        return str(result.observation["text"])

    async def close(self, reason: str | None = None) -> float | None:
        """Ends the episode and gives its return; safe to call twice. ``reason``: see :meth:`medagentgym.AsyncEpisode.close`.

        In ``final`` feedback what stands is graded now.
        """
        if self._closed is None and not self.failed and self._episode is not None:
            try:
                self._closed = await self._episode.close(reason)
                self.failed = self._closed.reward is None
                self.solved = self._closed.solved
            except GymError as error:
                # What has ended on the server by itself has the rewards that were told.
                self.failed = error.fault == "infra"
        self._episode = None
        return self.reward

    async def _open(self) -> None:
        client = await self._connect()
        self._episode = await client.reset(**self._reset)
        if self._texts and self._episode.observation["text"] != self._texts[0]:
            raise GymError({"code": "internal", "message": "the task begins otherwise than before", "fault": "infra", "retryable": False})
        if not self._texts:
            self._texts.append(self._episode.observation["text"])
            self.observation, self.digest = self._episode.observation, self._episode.digest

    async def _step(self, action: Action) -> StepResult:
        while True:
            try:
                assert self._episode is not None
                return await self._episode.step(action)
            except GymError as error:
                await self._count(error)
            while True:
                try:
                    await self._begin_anew()
                    break
                except GymError as error:
                    await self._count(error)

    async def _begin_anew(self) -> None:
        """A new episode, brought to where the lost one was."""
        await self._open()
        assert self._episode is not None
        for action, text in zip(self._actions, self._texts[1:], strict=True):
            result = await self._episode.step(action)
            if result.observation["text"] != text:
                raise GymError({"code": "internal", "message": "the new episode took another course", "fault": "infra", "retryable": False})
        self.recovered += 1

    async def _count(self, error: GymError) -> None:
        """Waits before the next try; raises where there is none."""
        if error.fault != "infra" or not error.retryable or self._recoveries <= 0:
            raise error
        self._recoveries -= 1
        await asyncio.sleep((error.retry_after_ms or 1000 * RETRY_S) / 1000)
