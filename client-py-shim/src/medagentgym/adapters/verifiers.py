"""verifiers: a task set and an environment of ``verifiers.v1``, under the id ``medagentgym-verifiers``.

The environment plays the user: the model's reply goes to the server as it is, and what comes back is the next user turn. A
failure of ours raises, so that verifiers records an ``EnvError`` and no reward.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .needs import needs

needs("verifiers", "0.4.0", "verifiers")

import verifiers.v1 as vf  # noqa: E402
from pydantic import Field  # noqa: E402

from ..aio import AsyncClient  # noqa: E402
from .clients import loop_client, task_ids  # noqa: E402
from .rollout import EnvironmentFailed, Rollout  # noqa: E402
from .safe_text import defuse  # noqa: E402

__all__ = ["MedAgentGymEnv", "MedAgentGymTaskset"]

PAGE = 1000


class MedAgentGymData(vf.TaskData):  # type: ignore[misc]
    """``reset``: the arguments of a reset, among them the task's id and its seed."""

    reset: dict[str, Any]


class MedAgentGymConfig(vf.TasksetConfig):  # type: ignore[misc]
    url: str | None = None
    """The server; default: ``MEDAGENTGYM_URL``. A token is taken from ``MEDAGENTGYM_TOKEN`` alone, since configs are saved."""
    family: str = "medcalc"
    split: str = "train"
    category: str | None = None
    limit: int | None = None
    """How many tasks at most."""
    seed: int = 0
    """Of every episode: rollouts of one task begin alike."""
    options: dict[str, Any] = Field(default_factory=dict)
    """Those of a reset, such as ``max_steps``."""
    recoveries: int = 4
    """How often the server's failure is made good by a new episode, before the rollout fails."""


class MedAgentGymTask(vf.Task[MedAgentGymData]):  # type: ignore[misc]
    @property
    def key(self) -> str:
        return f"{self.data.reset['task']}#{self.data.reset['seed']}"


class MedAgentGymTaskset(vf.Taskset[MedAgentGymTask, MedAgentGymConfig]):  # type: ignore[misc]
    def load(self) -> Iterator[MedAgentGymTask]:
        config = self.config
        for task in task_ids(config.url, family=config.family, split=config.split, category=config.category, limit=config.limit):
            reset = {"task": task, "seed": config.seed, "options": config.options}
            yield MedAgentGymTask(MedAgentGymData(id=task, name=task, prompt=None, reset=reset), config.task)


class MedAgentGymEnvConfig(vf.EnvConfig):  # type: ignore[misc]
    player: vf.AgentConfig = vf.AgentConfig(harness={"id": "null"}, runtime=vf.SubprocessConfig())
    """Only talks: its programs run in the server's sandbox. So it needs no box of its own."""


class MedAgentGymEnv(vf.Env[MedAgentGymEnvConfig]):  # type: ignore[misc]
    async def run(self, task: MedAgentGymTask, agents: Any) -> None:
        """Plays one episode. Raises ``EnvironmentFailed`` where the server failed and new episodes did not help."""
        config: MedAgentGymConfig = self.taskset.config

        async def connect() -> AsyncClient:
            return await loop_client(config.url)

        rollout = await Rollout.begin(connect, recoveries=config.recoveries, meta={"trainer": "verifiers"}, **task.data.reset)
        try:
            system, opening = rollout.observation["messages"]
            async with agents.player.interaction(task.with_system_prompt(system["content"])) as interaction:
                segment = await interaction.turn(defuse(opening["content"]))
                while not segment.terminated and not rollout.over:
                    text = await rollout.act(segment.last_reply)
                    if not rollout.over:
                        segment = await interaction.turn(defuse(text))
                trace = interaction.trace
                if segment.terminated and trace.errors:
                    # The model's endpoint failed, or the harness: recorded by verifiers, and nobody's reward.
                    return
                reward = await rollout.close("context_length" if segment.terminated else None)
                if reward is None:
                    raise EnvironmentFailed("the server failed, and new episodes did not help: this rollout has no reward")
                trace.record_reward("medagentgym", reward)
                trace.record_metrics({"solved": rollout.solved, "truncated": rollout.truncated or segment.terminated, "recovered": rollout.recovered, "steps": len(rollout.step_rewards)})
        finally:
            await rollout.close()
