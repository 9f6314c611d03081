"""A policy that says what a test wants: a tokenizer of bytes, a model of a few thousand weights whose replies are scripted, and a
server that gives such replies over vLLM's HTTP API. Everything is made here: nothing is downloaded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
import trl
from serving import answering
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

Script = Callable[[str], str]
"""Gives the reply to a conversation, as text with the template's control tokens."""
TURN = "<|im_start|>assistant\n"


def make_tokenizer() -> PreTrainedTokenizerFast:
    """Bytes as tokens, and Qwen's template, so that TRL knows how its tool calls are read."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE(vocab={each: i for i, each in enumerate(alphabet)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|im_end|>", pad_token="<|endoftext|>", additional_special_tokens=["<|im_start|>"])
    fast.chat_template = (Path(trl.__file__).parent / "chat_templates" / "qwen2_5.jinja").read_text(encoding="utf-8")
    return fast


def call(tool: str, **arguments: Any) -> str:
    """A tool call in Qwen's words."""
    return f"<tool_call>\n{json.dumps({'name': tool, 'arguments': arguments})}\n</tool_call>"


class ScriptedModel(LlamaForCausalLM):
    """Random weights, which are trained; what it says comes from :attr:`script`."""

    script: Script
    tokenizer: PreTrainedTokenizerFast

    def generate(self, input_ids: torch.Tensor | None = None, attention_mask: torch.Tensor | None = None, **_: Any) -> torch.Tensor:  # type: ignore[override]
        assert input_ids is not None
        pad, eos = self.tokenizer.pad_token_id, self.tokenizer.eos_token_id
        rows = []
        for ids in input_ids.tolist():
            said = self.script(self.tokenizer.decode([each for each in ids if each != pad]))
            rows.append([*ids, *self.tokenizer.encode(said, add_special_tokens=False), eos])
        width = max(map(len, rows))
        return torch.tensor([[*row, *[pad] * (width - len(row))] for row in rows])


def make_model(tokenizer: PreTrainedTokenizerFast, script: Script) -> ScriptedModel:
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=32_768,
        eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id, bos_token_id=None,
    )
    model = ScriptedModel(config)
    model.script, model.tokenizer = script, tokenizer
    return model


@contextmanager
def vllm_server(tokenizer: PreTrainedTokenizerFast, script: Script) -> Iterator[str]:
    """What TRL asks of vLLM while it rolls out: ``POST /v1/completions`` with token ids, answered by the script."""

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        ids = [*tokenizer.encode(script(tokenizer.decode(asked["prompt"])), add_special_tokens=False), tokenizer.eos_token_id]
        return {"choices": [{"token_ids": ids, "logprobs": {"token_logprobs": [-0.5] * len(ids)}}]}

    with answering(answer) as url:
        yield url
