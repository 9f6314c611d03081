"""Many episodes over one socket, as a Gymnasium vector environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from gymnasium.vector import AutoresetMode, VectorEnv as GymnasiumVectorEnv
from gymnasium.vector.utils import batch_space
from numpy.typing import NDArray

from .errors import ConnectionLost, GymError
from .selection import Selection
from .spaces import ACTIONS, OBSERVATIONS
from .sync import Client, Episode, connect
from .types import Action

Infos = dict[str, Any]


class VectorEnv(GymnasiumVectorEnv):  # type: ignore[type-arg]
    """``num_envs`` episodes on one connection; a step of all of them is one frame.

    Observations are tuples of texts, actions sequences of texts or action objects. Rewards are float64, ``terminations``
    and ``truncations`` boolean arrays of length ``num_envs``. Autoreset as Gymnasium's ``NEXT_STEP``: the step after an
    end resets that episode (its action is ignored, its reward is 0).

    ``infos`` is batched as Gymnasium does it; ``infos["observation"]`` is an array of whole observations.

    Where the server failed, that episode is truncated, its reward is **NaN** and ``infos["fault"]`` is ``"infra"``: mask
    it. A zero would be a made-up reward.
    """

    metadata = {"render_modes": [], "autoreset_mode": AutoresetMode.NEXT_STEP}

    def __init__(
        self, num_envs: int, url: str | None = None, *, client: Client | None = None, token: str | None = None,
        task: str | None = None, family: str | None = None, split: str = "train", category: str | None = None,
        index: int | None = None, options: Mapping[str, Any] | None = None, meta: Mapping[str, Any] | None = None,
    ) -> None:
        # Until it is made: Gymnasium closes what is thrown away and not closed yet.
        self.closed = True
        self.num_envs = num_envs
        self.render_mode = None
        self.single_observation_space = OBSERVATIONS
        self.single_action_space = ACTIONS
        self.observation_space = batch_space(OBSERVATIONS, num_envs)
        self.action_space = batch_space(ACTIONS, num_envs)
        self._selection = Selection(task, family, split, category, index, dict(options or {}), meta)
        self._owned = client is None
        self._client = client if client is not None else connect(url, token=token, name="gymnasium-vector")
        most = int(self._client.hello["limits"]["max_episodes"])
        if num_envs > most:
            if self._owned:
                self._client.close()
            raise ValueError(f"{num_envs} episodes at once, where one session may hold {most}: start the server with a larger --max-episodes or --session-episodes")
        self._episodes: list[Episode | None] = [None] * num_envs
        self._over = np.ones(num_envs, dtype=np.bool_)
        self._options: dict[str, Any] | None = None
        self.closed = False

    def reset(self, *, seed: int | Sequence[int | None] | None = None, options: dict[str, Any] | None = None) -> tuple[tuple[str, ...], Infos]:
        """Resets all; ``seed`` is one (episode i gets ``seed + i``) or one for each.

        Raises:
            GymError: the first reset that failed.
        """
        first = seed if isinstance(seed, int) else None
        if first is not None:
            self._np_random, self._np_random_seed = np.random.default_rng(first), first
        given = [None if seed is None else (seed + i if isinstance(seed, int) else seed[i]) for i in range(self.num_envs)]
        self._options = options
        self._leave(range(self.num_envs))
        infos: Infos = {}
        texts = self._begin({i: each for i, each in enumerate(given)}, infos)
        return tuple(texts[i] for i in range(self.num_envs)), infos

    def step(self, actions: Sequence[Action]) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_], Infos]:
        if len(actions) != self.num_envs:
            raise ValueError(f"{len(actions)} actions for {self.num_envs} episodes")
        rewards = np.zeros(self.num_envs, dtype=np.float64)
        terminations = np.zeros(self.num_envs, dtype=np.bool_)
        truncations = np.zeros(self.num_envs, dtype=np.bool_)
        infos: Infos = {}
        ended = [i for i in range(self.num_envs) if self._over[i]]
        running = [(i, episode) for i, episode in enumerate(self._episodes) if episode is not None and not self._over[i]]
        self._leave(ended)
        results = self._client.step_many((episode, actions[i]) for i, episode in running)
        texts = self._begin({i: None for i in ended}, infos) if ended else {}
        for (i, _), result in zip(running, results, strict=True):
            if isinstance(result, GymError):
                texts[i], rewards[i], truncations[i] = "", np.nan, True
                infos = self._add_info(infos, {"fault": result.fault, "error": result.code}, i)
            elif isinstance(result, BaseException):
                raise result
            else:
                texts[i], rewards[i], terminations[i], truncations[i] = result.observation["text"], result.reward, result.terminated, result.truncated
                infos = self._add_info(infos, {**result.info, "observation": MappingProxyType(result.observation)}, i)
        self._over = terminations | truncations
        return tuple(texts[i] for i in range(self.num_envs)), rewards, terminations, truncations, infos

    def close_extras(self, **kwargs: Any) -> None:
        self._leave(range(self.num_envs))
        if self._owned:
            self._client.close()

    def _begin(self, seeds: Mapping[int, int | None], infos: Infos) -> dict[int, str]:
        resets = [self._selection.arguments(int(self.np_random.integers(2**32)) if seed is None else seed % 2**32, self._options) for seed in seeds.values()]
        texts: dict[int, str] = {}
        failure: BaseException | None = None
        for i, episode in zip(seeds, self._client.reset_many(resets), strict=True):
            if isinstance(episode, BaseException):
                failure = failure or episode
                continue
            self._episodes[i] = episode
            self._over[i] = False
            texts[i] = episode.observation["text"]
            infos.update(self._add_info(infos, {**episode.info, "observation": MappingProxyType(episode.observation)}, i))
        if failure is not None:
            raise failure
        return texts

    def _leave(self, which: Sequence[int] | range) -> None:
        episodes = [episode for i in which if (episode := self._episodes[i]) is not None]
        for i in which:
            self._episodes[i] = None
        try:
            self._client.close_many(episodes)
        except ConnectionLost:
            # A shared client was closed first: its episodes went with it.
            pass
