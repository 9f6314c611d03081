"""Texts of the sandbox, so that they cannot forge a turn.

What a program prints goes into the model's context. If it holds the tokenizer's control tokens (``<|im_end|>``), a chat
template would take them for turns. Where an adapter tokenises by itself it passes ``split_special_tokens=True``; where a
trainer's template does it, the text is defused before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

#: Control tokens of the common chat formats, for where the tokenizer is not at hand.
COMMON = (
    r"<\|[^|<>\s]{1,40}\|>", r"</?s>", r"\[/?(?:INST|SYS|SYSTEM_PROMPT|TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\]", r"<</?SYS>>",
    r"</?(?:start_of_turn|end_of_turn|bos|eos|pad|unk|think|tool_call|tool_response|tools)>", r"<｜[^｜<>\s]{1,40}｜>",
)
#: Breaks a token in two and is not seen: U+2060, the word joiner.
JOINER = "\u2060"


@lru_cache(maxsize=32)
def _pattern(tokens: tuple[str, ...]) -> re.Pattern[str]:
    exact = [re.escape(token) for token in sorted(tokens, key=len, reverse=True)]
    return re.compile("|".join([*exact, *COMMON]), re.IGNORECASE)


def special_tokens(tokenizer: object) -> tuple[str, ...]:
    """The texts that a Hugging Face tokenizer takes for control tokens. Runs of spaces, which some add as tokens, are text."""
    added = getattr(tokenizer, "added_tokens_decoder", {})
    named = getattr(tokenizer, "all_special_tokens", [])
    return tuple(sorted(token for token in {*map(str, named), *map(str, added.values())} if token.strip()))


def defuse(text: str, tokens: Iterable[str] = ()) -> str:
    """``text`` with every control token broken after its first character: it reads the same and is no token any more.

    Args:
        tokens: those of the tokenizer (:func:`special_tokens`), beside the ones that are common.
    """
    return _pattern(tuple(tokens)).sub(lambda found: found[0][:1] + JOINER + found[0][1:], text)
