"""A small model for learning on a processor, in whose tokenizer what all episodes share costs next to nothing.

    .venv/trainers/training/bin/python training/proof/base.py --data runs/sft.jsonl --output runs/base

From nothing: random weights and a tokenizer of its own corpus; what it can do after training it has learned from episodes of
the server alone. Or, with ``--model``, a pre-trained one, to whose vocabulary the shared pieces are added; each begins as the
mean of the tokens that it was before.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

import torch
from tokenizer import add_blocks, build_tokenizer, shared_blocks
from transformers import AutoTokenizer, Lfm2Config, Lfm2ForCausalLM, set_seed

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from common import load, read_lines  # noqa: E402

#: So many conversations tell which texts many share.
CORPUS = 4000


def corpus(data: Path) -> list[list[dict[str, str]]]:
    conversations = [line["messages"] for line in read_lines(data)]
    return random.Random(0).sample(conversations, min(len(conversations), CORPUS))


def from_nothing(tokenizer: Any, hidden: int, layers: int) -> Any:
    # Short convolutions between the layers of attention: a layer of attention then sees what stands before a word, and copying
    # from the question, which all tasks need, is learned from fewer tokens than by attention alone.
    return Lfm2ForCausalLM(Lfm2Config(
        vocab_size=len(tokenizer), hidden_size=hidden, intermediate_size=11 * hidden // 4, block_auto_adjust_ff_dim=False, num_hidden_layers=layers,
        layer_types=["conv", "full_attention"] * (layers // 2), num_attention_heads=hidden // 64, num_key_value_heads=hidden // 64,
        max_position_embeddings=2048, tie_word_embeddings=True, bos_token_id=None, pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id,
    ))


@torch.no_grad()
def pretrained(name: str, conversations: list[list[dict[str, str]]]) -> tuple[Any, Any]:
    model, tokenizer = load(name, dtype=torch.float32)
    blocks = shared_blocks([[message["content"].strip() for message in each] for each in conversations])
    known = len(tokenizer)
    before = tokenizer(blocks, add_special_tokens=False)["input_ids"]
    add_blocks(tokenizer, blocks)
    model.resize_token_embeddings(len(tokenizer), mean_resizing=False)
    weights = model.get_input_embeddings().weight
    for block, pieces in zip(blocks, before, strict=True):
        at = tokenizer.convert_tokens_to_ids(block)
        # A piece that had been a token already keeps what it means.
        if at >= known:
            weights[at] = weights[pieces].mean(0)
    return model, tokenizer


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="JSONL of `gym export sft`: the corpus of the tokenizer")
    options.add_argument("--output", type=Path, default=Path("runs/base"))
    options.add_argument("--model", help="a pre-trained model to begin with: a name at the Hugging Face Hub, a folder, or a GGUF file")
    options.add_argument("--tokenizer", help="folder of a tokenizer to take instead, for a model from nothing")
    options.add_argument("--hidden", type=int, default=256)
    options.add_argument("--layers", type=int, default=4)
    options.add_argument("--seed", type=int, default=0, help="of the weights")
    given = options.parse_args()
    if given.model is not None:
        model, tokenizer = pretrained(given.model, corpus(given.data))
    else:
        tokenizer = build_tokenizer(corpus(given.data)) if given.tokenizer is None else AutoTokenizer.from_pretrained(given.tokenizer)
        set_seed(given.seed)
        model = from_nothing(tokenizer, given.hidden, given.layers)
    model.save_pretrained(given.output)
    tokenizer.save_pretrained(given.output)
    print(f"{sum(each.numel() for each in model.parameters()) / 1e6:.1f} million parameters, {len(tokenizer)} tokens, in {given.output}")


if __name__ == "__main__":
    main()
