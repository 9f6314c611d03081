"""A harness that asks the model in this process, where verifiers' own start a program that ``uv`` would fetch packages for."""

from __future__ import annotations

from typing import Any

import httpx
from verifiers.v1.configs.harness import HarnessConfig
from verifiers.v1.dialects.chat import message_to_wire
from verifiers.v1.harness import Harness
from verifiers.v1.runtimes import ProgramResult

__all__ = ["DirectHarness"]


class DirectConfig(HarnessConfig):
    pass


class DirectHarness(Harness[DirectConfig]):
    APPENDS_SYSTEM_PROMPT = True
    SUPPORTS_RESUME = True
    EXECUTES_CODE = False
    NEEDS_CONTAINER = False

    async def launch(self, ctx: Any, trace: Any, runtime: Any, endpoint: str, secret: str, mcp_urls: dict[str, str], data: Any, tool_interception_url: str | None = None) -> ProgramResult:
        system, prompt = self.resolve_prompt(data)
        messages = [{"role": "system", "content": system}] if system else []
        messages += [{"role": "user", "content": prompt}] if isinstance(prompt, str) else [message_to_wire(each) for each in prompt or []]
        async with httpx.AsyncClient(timeout=60) as http:
            answer = await http.post(f"{endpoint}/chat/completions", headers={"authorization": f"Bearer {secret}"}, json={"model": ctx.model, "messages": messages})
        return ProgramResult(exit_code=0 if answer.is_success else 1, stdout="", stderr="" if answer.is_success else answer.text)
