"""TRL's ``environment_factory``: an object whose methods are the tools that the model calls by its own format.

TRL runs the tools of a batch one after the other; :func:`medagentgym.adapters.trl.rollout_func` plays whole batches.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

from ..errors import GymError
from .blocking import BlockingRollout
from .rollout import FAILED
from .safe_text import defuse


class Environment:
    """What :func:`environment` makes: ``reset`` and ``get_reward`` for TRL, and a tool for each permitted action."""

    def __init__(self, url: str | None = None, token: str | None = None, options: Mapping[str, Any] | None = None, recoveries: int = 2, special_tokens: Sequence[str] = ()) -> None:
        self._begin = partial(BlockingRollout, url, token, recoveries=recoveries)
        self._options = {**(options or {}), "action_format": "tools"}
        self._special = tuple(special_tokens)
        self._played: BlockingRollout | None = None

    def reset(self, task: str | None = None, family: str | None = None, split: str = "train", category: str | None = None, index: int | None = None, seed: int | None = None, **_: Any) -> str:
        """Begins the row's episode; what it gives is appended to the prompt's last message."""
        if self._played is not None:
            self._played.close()
            self._played = None
        try:
            self._played = self._begin(task=task, family=family, split=split, category=category, index=index, seed=seed, options=self._options)
        except GymError as error:
            if error.fault != "infra":
                raise
            # An exception would end the training step: this one sample is masked.
            return FAILED
        return self._safe("\n\n".join(message["content"] for message in self._played.messages))

    def get_reward(self) -> float | None:
        """The episode's return; None, which masks the sample, where the server failed."""
        # Who calls no tool any more, or has no turn left, has ended it: TRL does not say which.
        return None if self._played is None else self._played.close(None if self._played.rollout.over else "gave_up")

    def _act(self, action: str, **arguments: Any) -> str:
        if self._played is None:
            return FAILED
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._safe(self._played.act({"action": action, **given}))

    def _safe(self, text: str) -> str:
        return defuse(text, self._special)


class _Tools(Environment):
    """The tools, by the names of the actions. What stands here is what the model is told."""

    def validate_code(self, code: str) -> str:
        """Run a program. The task says how it hands its answer in.

        Args:
            code: The program.
        """
        return self._act("validate_code", code=code)

    def request_info(self, data_path: str, info_type: str, keyterm: str | None = None) -> str:
        """Look at a table without code.

        Args:
            data_path: The file.
            info_type: One of column_names, column_values and term.
            keyterm: The column whose values are asked for, or the term to look for.
        """
        return self._act("request_info", data_path=data_path, info_type=info_type, keyterm=keyterm)

    def debug(self, code: str | None = None, error_msg: str | None = None) -> str:
        """Ask why a program failed.

        Args:
            code: The program; by default the latest one.
            error_msg: The error; by default the latest one.
        """
        return self._act("debug", code=code, error_msg=error_msg)

    def terminal(self, cmd: str) -> str:
        """Run a command of the shell.

        Args:
            cmd: The command.
        """
        return self._act("terminal", cmd=cmd)

    def submit(self) -> str:
        """Hand in what stands as the final answer."""
        return self._act("submit")


def environment(
    url: str | None = None, *, actions: Sequence[str] = ("validate_code", "submit"), token: str | None = None,
    options: Mapping[str, Any] | None = None, recoveries: int = 2, special_tokens: Sequence[str] = (),
) -> Environment:
    """An environment for TRL's ``environment_factory``; give it as ``functools.partial(environment, url, ...)``, which can
    be pickled.

    Args:
        actions: the tools, as the family permits them (``gym families``); TRL has one set of tools for a factory. For
            several families give a dict of factories and a column ``environment``.
        special_tokens: the tokenizer's (:func:`.safe_text.special_tokens`); those that are common are known.

    Raises:
        ValueError: there is no such action.
    """
    instance: Environment = _class_with(tuple(actions))(url, token, options, recoveries, special_tokens)
    return instance


@cache
def _class_with(actions: tuple[str, ...]) -> type[Environment]:
    """One class for the same tools: TRL knows the rewards of an environment by its very class."""
    unknown = [name for name in actions if not inspect.isfunction(vars(_Tools).get(name))]
    if unknown:
        raise ValueError(f"there is no action {', '.join(unknown)}; there are {', '.join(name for name in vars(_Tools) if not name.startswith('_'))}")
    return type("MedAgentGym", (Environment,), {name: vars(_Tools)[name] for name in actions})
