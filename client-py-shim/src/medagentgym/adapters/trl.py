"""TRL's ``GRPOTrainer``, by its ``rollout_func``: texts in, texts out, all episodes of a batch side by side.

The model needs no tool calling; any reply that the server can parse is an action. Rows name tasks (:func:`task_row`); equal
rows begin byte for byte alike, which is what a group needs. A sample that the server failed has the reward None: TRL leaves
it out of the group's mean and gives it no advantage. The way by tools: :mod:`.trl_tools`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .batch import play


def task_row(task: str, seed: int = 0) -> dict[str, Any]:
    """A row of a training set. The prompt only names the task; its text comes from the server at the reset."""
    return {"prompt": [{"role": "user", "content": f"{task} {seed}"}], "task": task, "seed": seed}


def episode_reward(episode_return: Sequence[float | None], **_: Any) -> list[float | None]:
    """The reward function that goes with :func:`rollout_func`: the episodes' returns, None where the server failed."""
    return list(episode_return)


def rollout_func(
    url: str | None = None, *, token: str | None = None, options: Mapping[str, Any] | None = None, max_turns: int = 15,
    recoveries: int = 2, meta: Mapping[str, Any] | None = None, template: Mapping[str, Any] | None = None,
) -> Callable[[list[Any], Any], dict[str, Any]]:
    """A ``rollout_func`` of TRL for rows of :func:`task_row`; completions have room for ``max_completion_length`` tokens.

    Beside TRL's own keys the output has ``episode_return`` (None: masked), ``solved``, ``turns`` and ``failed``, a list each,
    which reward functions get by name.

    Args:
        options: of every reset: see docs/protocol.md.
        max_turns: replies of the model in one episode.
        template: further arguments of the chat template.

    Raises:
        ImportError: at the first batch, where TRL's way to generate is another one.
    """

    def rollout(prompts: list[Any], trainer: Any) -> dict[str, Any]:
        generate = getattr(trainer, "_generate_single_turn", None)
        if generate is None:
            raise ImportError("this TRL has no GRPOTrainer._generate_single_turn: the adapter was written for trl 1.16; install `trl>=1.16,<2`")
        named = [prompt[-1]["content"].rsplit(" ", 1) for prompt in prompts]
        played = play(
            [{"task": task, "seed": int(seed), "options": options, "meta": meta} for task, seed in named],
            lambda sequences: generate(sequences, None, {}, 1), trainer.processing_class, room=int(trainer.max_completion_length),
            url=url, token=token, max_turns=max_turns, recoveries=recoveries, template=template,
        )
        return {
            "prompt_ids": played.prompt_ids, "completion_ids": played.completion_ids, "logprobs": played.logprobs, "env_mask": played.mask,
            "episode_return": played.returns, "solved": played.solved, "turns": played.turns, "failed": played.failed,
        }

    return rollout
