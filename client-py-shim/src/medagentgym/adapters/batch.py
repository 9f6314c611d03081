"""Whole batches of episodes, played side by side: the model replies to all that go on, then all of them act.

Knows tokens and masks, and neither a trainer nor how the model generates: a trainer's adapter gives that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from .chat_tokens import ChatTokens
from .clients import background, loop_client
from .rollout import Rollout

T = TypeVar("T")

#: From token sequences to the replies' tokens and, where they are known, their log-probabilities.
Generate = Callable[[list[list[int]]], tuple[Sequence[Sequence[int]], Sequence[Sequence[float]] | None]]


@dataclass(frozen=True)
class Played:
    """A batch that was played; a list each, in the order of the tasks.

    Attributes:
        prompt_ids: tokens up to the first reply.
        completion_ids: tokens from there on, the model's and the environment's.
        mask: 1 where the model wrote, 0 where the environment did, and everywhere where the server failed.
        logprobs: of the completions, 0 at the environment's tokens; None where they are not known.
        returns: None where the server failed: mask the sample.
        solved: every question was solved.
        turns: replies that were acted on.
        failed: the server failed.
    """

    prompt_ids: list[list[int]]
    completion_ids: list[list[int]]
    mask: list[list[int]]
    logprobs: list[list[float]] | None
    returns: list[float | None]
    solved: list[bool]
    turns: list[int]
    failed: list[bool]


def play(
    resets: Sequence[Mapping[str, Any]], generate: Generate, tokenizer: Any, *, room: int, url: str | None = None, token: str | None = None,
    max_turns: int = 15, recoveries: int = 2, template: Mapping[str, Any] | None = None,
) -> Played:
    """Plays one episode for each reset.

    Args:
        resets: the arguments of :meth:`medagentgym.AsyncClient.reset`.
        generate: the model.
        room: tokens of a completion, observations included; who needs more is closed with ``context_length``.
        max_turns: replies of the model in one episode.
        template: further arguments of the chat template.
    """
    connect = partial(loop_client, url, token)
    rollouts = background().run(_gather([Rollout.attempt(connect, recoveries=recoveries, **reset) for reset in resets]))
    batch = _Batch(rollouts, ChatTokens(tokenizer, **(template or {})), tokenizer, room)
    for _ in range(max_turns):
        playing = batch.playing()
        if not playing:
            break
        replies, logprobs = generate([batch.prompts[i] + batch.completions[i] for i in playing])
        texts = batch.take(playing, replies, logprobs)
        background().run(_gather([rollouts[i].act(text) for i, text in texts]))
        batch.observe([i for i, _ in texts])
    background().run(_gather([rollout.close(reason) for rollout, reason in batch.ends()]))
    return batch.played()


class _Batch:
    """The token sequences of a batch while it is played."""

    def __init__(self, rollouts: Sequence[Rollout], chat: ChatTokens, tokenizer: Any, room: int) -> None:
        self.rollouts = rollouts
        self._chat = chat
        self._tokenizer = tokenizer
        self._room = room
        self.prompts = [chat.prompt(rollout.observation["messages"]) for rollout in rollouts]
        self.completions: list[list[int]] = [[] for _ in rollouts]
        self._masks: list[list[int]] = [[] for _ in rollouts]
        self._logprobs: list[list[float]] | None = [[] for _ in rollouts]
        self._turns = [0] * len(rollouts)
        self._full = [False] * len(rollouts)

    def playing(self) -> list[int]:
        return [i for i, rollout in enumerate(self.rollouts) if not rollout.over and not self._full[i]]

    def take(self, playing: Sequence[int], replies: Sequence[Sequence[int]], logprobs: Sequence[Sequence[float]] | None) -> list[tuple[int, str]]:
        """Takes the model's replies in; gives those that are to be acted on, as texts."""
        texts = []
        for at, i in enumerate(playing):
            room = self._room - len(self.completions[i])
            reply = list(replies[at][:room])
            self._full[i] = len(replies[at]) > room
            self.completions[i] += reply
            self._masks[i] += [1] * len(reply)
            if logprobs is None or self._logprobs is None:
                self._logprobs = None
            else:
                self._logprobs[i] += list(logprobs[at][:room])
            if not self._full[i]:
                self._turns[i] += 1
                texts.append((i, str(self._tokenizer.decode(reply, skip_special_tokens=True))))
        return texts

    def observe(self, acted: Sequence[int]) -> None:
        """Appends what the episodes answered, with mask 0, unless they are over or it does not fit."""
        for i in acted:
            rollout = self.rollouts[i]
            messages = rollout.observation.get("messages")
            if rollout.over or not messages:
                continue
            ids = self._chat.turn(messages, ended=self.completions[i][-1:] == [self._tokenizer.eos_token_id])
            self._full[i] = len(self.completions[i]) + len(ids) >= self._room
            if not self._full[i]:
                self.completions[i] += ids
                self._masks[i] += [0] * len(ids)
                if self._logprobs is not None:
                    self._logprobs[i] += [0.0] * len(ids)

    def ends(self) -> list[tuple[Rollout, str | None]]:
        return [(rollout, None if rollout.over else "context_length" if self._full[i] else "max_turns") for i, rollout in enumerate(self.rollouts)]

    def played(self) -> Played:
        for i, rollout in enumerate(self.rollouts):
            if not self.completions[i]:
                # Trainers want a token.
                self.completions[i], self._masks[i] = [self._tokenizer.eos_token_id], [0]
                if self._logprobs is not None:
                    self._logprobs[i] = [0.0]
            if rollout.failed:
                self._masks[i] = [0] * len(self._masks[i])
        return Played(
            self.prompts, self.completions, self._masks, self._logprobs, [rollout.reward for rollout in self.rollouts],
            [rollout.solved for rollout in self.rollouts], self._turns, [rollout.failed for rollout in self.rollouts],
        )


async def _gather(works: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    return list(await asyncio.gather(*works))
