"""A model's folder as Hugging Face lays it out, without weights, and a model server that says what a script says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tiny_tokenizer import tiny_tokenizer
from transformers import PreTrainedTokenizerFast
from verl.workers.rollout.replica import TokenOutput

def write_model(folder: Path) -> PreTrainedTokenizerFast:
    """Writes what verl reads of a model before it has weights; gives the tokenizer."""
    tokenizer = tiny_tokenizer()
    tokenizer.save_pretrained(folder)
    config = {
        "model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"], "hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2,
        "num_key_value_heads": 1, "vocab_size": len(tokenizer), "max_position_embeddings": 65536,
    }
    (folder / "config.json").write_text(json.dumps(config))
    return tokenizer


class ScriptedServer:
    """In the place of verl's client of its model servers: the reply is what ``say`` makes of the conversation's text."""

    def __init__(self, tokenizer: Any, say: Callable[[str, int], str]) -> None:
        self._tokenizer = tokenizer
        self._say = say
        self.prompts: dict[str, list[list[int]]] = {}

    async def generate(self, request_id: str, *, prompt_ids: list[int], sampling_params: dict[str, Any], **_: Any) -> TokenOutput:
        seen = self.prompts.setdefault(request_id, [])
        seen.append(list(prompt_ids))
        text = self._say(self._tokenizer.decode(seen[0]), len(seen) - 1)
        ids = [*self._tokenizer.encode(text), self._tokenizer.eos_token_id]
        return TokenOutput(token_ids=ids, log_probs=[-0.5] * len(ids), extra_fields={"min_global_steps": len(seen), "max_global_steps": len(seen)})
