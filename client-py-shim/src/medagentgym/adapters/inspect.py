"""Inspect AI: a family as a task.

``inspect eval medagentgym/medagentgym -T family=medcalc -T limit=50 --model ...``. Where the server fails and a new episode
does not help, the sample has an error and no score: Inspect's ``--retry-on-error`` and ``--no-fail-on-error`` decide on it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from .clients import loop_client, task_ids
from .needs import needs
from .rollout import EnvironmentFailed, Rollout
from .safe_text import defuse

needs("inspect-ai", "0.3.285", "inspect")

from inspect_ai import Task, task  # noqa: E402
from inspect_ai.dataset import MemoryDataset, Sample  # noqa: E402
from inspect_ai.model import ChatMessage, ChatMessageSystem, ChatMessageUser  # noqa: E402
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr  # noqa: E402
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: E402

#: Where the solver leaves what the scorer gives, in the sample's store.
RESULT = "medagentgym"


@task
def medagentgym(
    family: str = "medcalc", split: str = "test", category: str | None = None, source: str | None = None, limit: int | None = None,
    seed: int = 0, url: str | None = None, token: str | None = None, recoveries: int = 4, options: dict[str, Any] | None = None,
) -> Task:
    """The tasks of a family, in the order of their ids.

    Args:
        limit: as many of them; None: all.
        seed: of every episode.
        url: the server; default: ``MEDAGENTGYM_URL``, else ``http://127.0.0.1:8700``.
        options: those of a reset, such as ``{"max_steps": 15}``.
    """
    ids = task_ids(url, token, family=family, split=split, category=category, source=source, limit=limit)
    samples = [Sample(id=each, input=each, metadata={"task": each, "seed": seed}) for each in ids]
    return Task(dataset=MemoryDataset(samples, name=f"{family}/{split}"), solver=play(url, token, recoveries, options), scorer=episode_return(), name=f"medagentgym-{family}")


@solver
def play(url: str | None = None, token: str | None = None, recoveries: int = 4, options: dict[str, Any] | None = None) -> Solver:
    """Plays the sample's episode: the model's replies are the actions, and the server's observations the user's turns."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        rollout = await Rollout.begin(
            partial(loop_client, url, token), recoveries=recoveries, task=state.metadata["task"], seed=state.metadata["seed"], options=options,
            meta={"trainer": "inspect", "model": str(state.model), "epoch": state.epoch},
        )
        state.messages = _messages(rollout)
        try:
            while not rollout.over:
                state = await generate(state, tool_calls="none")
                await rollout.act(state.output.completion)
                if not rollout.over:
                    state.messages.extend(_messages(rollout))
        finally:
            # A limit of Inspect's ends the sample here; it is scored by what stands.
            reward = await rollout.close("context_length" if not rollout.over else None)
            state.store.set(RESULT, {"reward": reward, "solved": rollout.solved, "turns": len(rollout.step_rewards), "recovered": rollout.recovered})
        if reward is None:
            raise EnvironmentFailed(f"the server failed in {state.metadata['task']}: no score")
        state.completed = True
        return state

    return solve


@scorer(metrics=[mean(), stderr()])
def episode_return() -> Scorer:
    """The episode's return, in [0, 1], as the server graded it."""

    async def score(state: TaskState, target: Target) -> Score:
        result = state.store.get(RESULT)
        if result is None or result["reward"] is None:
            raise EnvironmentFailed(f"the server failed in {state.metadata['task']}: no score")
        return Score(value=result["reward"], answer=state.output.completion, metadata=result)

    return score


def _messages(rollout: Rollout) -> list[ChatMessage]:
    kinds = {"system": ChatMessageSystem, "user": ChatMessageUser}
    return [kinds[each["role"]](content=defuse(each["content"])) for each in rollout.observation["messages"]]
