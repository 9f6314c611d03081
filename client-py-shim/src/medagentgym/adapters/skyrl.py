"""SkyRL: a text environment, registered by :func:`register`.

The row's ``env_extras`` hold the task's id in ``task`` and a ``seed``. Safe in SkyRL's thread pool, and on its event loop where ``max_env_workers`` is 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, MutableMapping, Sequence
from functools import partial
from typing import Any

from .needs import needs

needs("skyrl-gym", "0.4.0", "skyrl")

import skyrl_gym  # noqa: E402
from skyrl_gym.envs.base_text_env import BaseTextEnv, BaseTextEnvStepOutput  # noqa: E402

from .blocking import BlockingRollout  # noqa: E402
from .rollout import FAILED, OVER, EnvironmentFailed  # noqa: E402
from .safe_text import defuse  # noqa: E402

ID = "medagentgym"


def register(id: str = ID, **settings: Any) -> None:
    """Makes the environment known to ``skyrl_gym.make``; safe to call again. ``settings``: see :class:`MedAgentGymEnv`."""
    if id not in skyrl_gym.envs.registration.registry:
        skyrl_gym.register(id=id, entry_point="medagentgym.adapters.skyrl:MedAgentGymEnv", kwargs=settings)


class MedAgentGymEnv(BaseTextEnv):
    """One episode.

    Args:
        env_config: settings, which may also be given to :func:`register`: ``url``, ``token``, ``recoveries``, ``options`` (those of a reset), ``special_tokens`` (the tokenizer's,
            where they are not among the common ones) and ``on_failure``, what happens where the server fails and new
            episodes do not help. An environment of SkyRL can neither say "no reward" nor mask its tokens, so by default
            (``raise``) the step ends rather than learn from a made-up zero; with ``mask`` the metrics say ``env_failed``,
            and :func:`mask_failed` has to be applied to what the generator gives.
    """

    def __init__(self, env_config: Any = None, extras: Mapping[str, Any] | None = None, **settings: Any) -> None:
        super().__init__()
        config, row = {**settings, **dict(env_config or {})}, dict(extras or {})
        if row.get("task") is None or row.get("seed") is None:
            raise ValueError("env_extras need `task` (a task's id) and `seed`; `gym export` writes them")
        self.max_turns = int(row.get("max_turns") or 10**6)
        self._mask = str(config.get("on_failure", "raise")) == "mask"
        self._special = tuple(config.get("special_tokens") or ())
        self._task = str(row["task"])
        self._begin = partial(
            BlockingRollout, config.get("url"), config.get("token"), recoveries=int(config.get("recoveries", 4)),
            task=self._task, seed=int(row["seed"]), options=dict(config.get("options") or {}), meta={"trainer": "skyrl"},
        )
        self._played: BlockingRollout | None = None
        self._paid = 0.0

    def init(self, prompt: Any) -> tuple[list[dict[str, str]], dict[str, Any]]:
        """Begins the episode. Its prompt is the server's, whatever the row holds."""
        self.close()
        self._played, self._paid, self.turns = self._begin(), 0.0, 0
        return self._messages(), {}

    def step(self, action: str) -> BaseTextEnvStepOutput:
        if self._played is None:
            raise RuntimeError("init was not called")
        rollout = self._played.rollout
        if rollout.over:
            return self._output(FAILED if rollout.failed else OVER, 0.0, True)
        self.turns += 1
        self._played.act(action)
        done = rollout.over or self.turns >= self.max_turns
        total = self._played.close() if done else rollout.reward
        if total is None:
            if not self._mask:
                raise EnvironmentFailed(f"the server failed in {self._task} and new episodes did not help: nothing can be learned from it")
            return self._output(FAILED, 0.0, True)
        reward, self._paid = total - self._paid, total
        return BaseTextEnvStepOutput(observations=[] if done else self._messages(), reward=reward, done=done, metadata=self._metadata())

    def close(self) -> None:
        if self._played is not None:
            self._played.close()

    def get_metrics(self) -> dict[str, Any]:
        if self._played is None:
            return {}
        rollout = self._played.rollout
        return {"env_failed": float(rollout.failed), "env_recovered": float(rollout.recovered), "solved": float(rollout.solved), "turns": float(self.turns)}

    def _messages(self) -> list[dict[str, str]]:
        assert self._played is not None
        return [{"role": each["role"], "content": defuse(each["content"], self._special)} for each in self._played.messages]

    def _metadata(self) -> dict[str, Any]:
        assert self._played is not None
        rollout = self._played.rollout
        reason = "env_failed" if rollout.failed else "terminated" if rollout.terminated else "truncated" if rollout.truncated else None
        return {"stop_reason": reason, "env_failed": rollout.failed, "env_recovered": rollout.recovered, "solved": rollout.solved}

    def _output(self, text: str, reward: float, done: bool) -> BaseTextEnvStepOutput:
        return BaseTextEnvStepOutput(observations=[{"role": "user", "content": text}], reward=reward, done=done, metadata=self._metadata())


def mask_failed(output: MutableMapping[str, Any], groups: Sequence[Hashable]) -> MutableMapping[str, Any]:
    """Takes failed samples out of what ``SkyRLGymGenerator.generate`` gave: no loss, and the mean reward of their group, so
    that the others' baseline is what it would be without them.

    Args:
        output: SkyRL's GeneratorOutput, changed in place; not of step-wise trajectories.
        groups: of each sample, what it shares with its group, such as ``trajectory_id.instance_id``.
    """
    failed = [bool(metrics.get("env_failed")) for metrics in output["env_metrics"]]
    kept: dict[Hashable, list[float]] = defaultdict(list)
    for group, lost, reward in zip(groups, failed, output["rewards"], strict=True):
        if not lost:
            kept[group].append(sum(reward) if isinstance(reward, list) else reward)
    for i, (group, lost) in enumerate(zip(groups, failed, strict=True)):
        if lost:
            mean = sum(kept[group]) / len(kept[group]) if kept[group] else 0.0
            output["loss_masks"][i] = [0] * len(output["loss_masks"][i])
            output["rewards"][i] = [0.0] * (len(output["rewards"][i]) - 1) + [mean] if isinstance(output["rewards"][i], list) else mean
    return output
