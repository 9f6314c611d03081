"""Chat messages as tokens, turn by turn: nothing is rendered twice, and no text of a message becomes a control token.

A chat template is rendered with marks in the place of the contents. What stands between the marks is the template's own
and may hold control tokens; the contents are tokenised by themselves, where ``<|im_end|>`` is ten characters and no end of
a turn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Message = Mapping[str, Any]
_MARK = "MedAgentGymContent{}End"
_MARKS = re.compile(r"(MedAgentGymContent\d+End)")


class ChatTokens:
    """The token ids of prompts and of what comes between two replies of the model.

    Args:
        tokenizer: a Hugging Face tokenizer with a chat template.
        template: further arguments of ``apply_chat_template``, such as ``enable_thinking``.

    Raises:
        ValueError: the tokenizer has no chat template.
    """

    def __init__(self, tokenizer: Any, **template: Any) -> None:
        if getattr(tokenizer, "chat_template", None) is None and "chat_template" not in template:
            raise ValueError("the tokenizer has no chat template: set `tokenizer.chat_template`, or take the Instruct model")
        self._tokenizer = tokenizer
        self._template = template

    def prompt(self, messages: Sequence[Message]) -> list[int]:
        """A conversation's beginning, up to where the model replies."""
        return self._ids(self._render(messages), [str(message["content"]) for message in messages])

    def turn(self, messages: Sequence[Message], *, ended: bool = True) -> list[int]:
        """What follows a reply of the model, up to where it replies again.

        Args:
            messages: the new ones.
            ended: the reply's tokens end with the token that ends a turn; else it was cut off, and the end is added.
        """
        before: list[Message] = [{"role": "user", "content": ""}, {"role": "assistant", "content": ""}]
        rendered = self._render([*before, *messages])
        suffix = rendered[rendered.index(_MARK.format(1)) + len(_MARK.format(1)) :]
        ids = self._ids(suffix, ["", "", *(str(message["content"]) for message in messages)])
        return ids[1:] if ended and ids[:1] == [self._tokenizer.eos_token_id] else ids

    def conversation(self, messages: Sequence[Message], train: Sequence[bool] | None = None) -> tuple[list[int], list[int]]:
        """A whole conversation that was had: its token ids, and a mask with 1 at those that the model wrote, ends of turns
        included. What is trained on is what a rollout would have.

        Args:
            train: message by message, whether its tokens get a 1; default: those of the model.
        """
        first = next((i for i, message in enumerate(messages) if message["role"] == "assistant"), len(messages))
        ids = self.prompt(messages[:first])
        mask = [0] * len(ids)
        at = first
        while at < len(messages):
            reply = [*self._text(messages[at]["content"]), self._tokenizer.eos_token_id]
            ids, mask = ids + reply, mask + [int(train is None or train[at])] * len(reply)
            after = next((i for i in range(at + 1, len(messages)) if messages[i]["role"] == "assistant"), len(messages))
            if after < len(messages):
                between = self.turn(messages[at + 1 : after])
                ids, mask = ids + between, mask + [0] * len(between)
            at = after
        return ids, mask

    def _text(self, content: Any) -> list[int]:
        return list(self._tokenizer(str(content).strip(), add_special_tokens=False, split_special_tokens=True)["input_ids"])

    def _render(self, messages: Sequence[Message]) -> str:
        marked = [{**message, "content": _MARK.format(i)} for i, message in enumerate(messages)]
        return str(self._tokenizer.apply_chat_template(marked, tokenize=False, add_generation_prompt=True, **self._template))

    def _ids(self, rendered: str, contents: Sequence[str]) -> list[int]:
        ids: list[int] = []
        for part in _MARKS.split(rendered):
            mark = re.fullmatch(r"MedAgentGymContent(\d+)End", part)
            ids += self._tokenizer(part, add_special_tokens=False)["input_ids"] if mark is None else self._text(contents[int(mark[1])])
        return ids
