"""A Gymnasium environment: texts in, texts out, one episode at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gymnasium as gym

from .errors import GymError
from .selection import Selection
from .spaces import ACTIONS, OBSERVATIONS
from .sync import Client, Episode, connect
from .types import Action


MEASURED = ("timing_ms", "usage")


class MedAgentGymEnv(gym.Env[str, Action]):
    """One episode at a time on a connection of its own, or on a shared ``client``.

    Observation: text, as it goes into the model's context. ``info["observation"]`` has it whole (``messages`` and more).
    Action: text (the model's raw reply); a mapping is taken as an action object.
    Reward: a float in [0, 1], at each step that ends a question; over an episode they add up to at most 1.
    ``info`` is the same for the same seed and actions; what is not (timings, usage) is in :attr:`measured`.

    ``reset(seed=, options=)``: without an index the task is drawn by the seed. ``options`` may hold ``task``, ``family``,
    ``split``, ``category``, ``index``, ``meta``, and any option of the protocol's reset (``max_steps``, ``feedback``, ...).

    Raises:
        GymError: from ``reset`` and ``step``; after a fault of ``infra`` there is no reward: mask the sample and reset.
    """

    metadata = {"render_modes": ["ansi"], "render_fps": 1}

    def __init__(
        self, url: str | None = None, *, client: Client | None = None, token: str | None = None, task: str | None = None,
        family: str | None = None, split: str = "train", category: str | None = None, index: int | None = None,
        options: Mapping[str, Any] | None = None, meta: Mapping[str, Any] | None = None, render_mode: str | None = None,
    ) -> None:
        self.observation_space = OBSERVATIONS
        self.action_space = ACTIONS
        self.render_mode = render_mode
        self._selection = Selection(task, family, split, category, index, dict(options or {}), meta)
        self._owned = client is None
        self._client = client if client is not None else connect(url, token=token, name="gymnasium")
        self._episode: Episode | None = None
        self._last = ""
        self._measured: dict[str, Any] = {}

    @property
    def measured(self) -> dict[str, Any]:
        """Of the last step: ``timing_ms`` (sandbox, grade) and ``usage`` (cpu_ms, max_rss_kb)."""
        return self._measured

    @property
    def episode(self) -> Episode | None:
        """The current episode."""
        return self._episode

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[str, dict[str, Any]]:
        super().reset(seed=seed)
        self._leave()
        chosen = int(self.np_random.integers(2**32)) if seed is None else seed % 2**32
        self._episode = self._client.reset(**self._selection.arguments(chosen, options))
        return self._seen(self._episode.observation, self._episode.info)

    def step(self, action: Action) -> tuple[str, float, bool, bool, dict[str, Any]]:
        if self._episode is None:
            raise RuntimeError("reset the environment first")
        observation, reward, terminated, truncated, info = self._episode.step(action)
        text, seen = self._seen(observation, info)
        return text, reward, terminated, truncated, seen

    def render(self) -> str | None:  # type: ignore[override]
        return self._last if self.render_mode == "ansi" else None

    def close(self) -> None:
        self._leave()
        if self._owned:
            self._client.close()

    def _seen(self, observation: dict[str, Any], info: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        self._last = observation["text"]
        self._measured = {name: info[name] for name in MEASURED if name in info}
        return self._last, {**{name: value for name, value in info.items() if name not in MEASURED}, "observation": observation}

    def _leave(self) -> None:
        episode, self._episode = self._episode, None
        if episode is not None:
            try:
                episode.close()
            except GymError:
                # Closed by the server already, or lost with it: nothing is left to end.
                pass
