"""The model of these examples: any OpenAI-compatible endpoint, named by OPENAI_BASE_URL, OPENAI_API_KEY and MODEL."""

from __future__ import annotations

import os

from openai import AsyncOpenAI, OpenAI

from medagentgym.adapters.play import Policy

MODEL = os.environ.get("MODEL", "Qwen/Qwen2.5-7B-Instruct")


def policy() -> Policy:
    """A coroutine that gives the model's reply to a conversation."""
    client = AsyncOpenAI()

    async def say(messages: list[dict[str, str]]) -> str:
        reply = await client.chat.completions.create(model=MODEL, messages=messages, temperature=0.6)
        return reply.choices[0].message.content or ""

    return say


def ask(messages: list[dict[str, str]]) -> str:
    """The same, waiting."""
    return OpenAI().chat.completions.create(model=MODEL, messages=messages, temperature=0.6).choices[0].message.content or ""
