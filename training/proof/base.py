"""A small model from nothing, for learning on a processor: random weights, and a tokenizer of its own corpus.

    .venv/trainers/training/bin/python training/proof/base.py --data runs/sft.jsonl --output runs/base

It knows nothing: what it can do after training it has learned from episodes of the server alone.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from tokenizer import build_tokenizer
from transformers import Lfm2Config, Lfm2ForCausalLM, set_seed

#: So many conversations tell which texts many share.
CORPUS = 4000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="JSONL of `gym export sft`: the corpus of the tokenizer")
    options.add_argument("--output", type=Path, default=Path("runs/base"))
    options.add_argument("--tokenizer", help="folder of a tokenizer to take instead")
    options.add_argument("--hidden", type=int, default=256)
    options.add_argument("--layers", type=int, default=4)
    options.add_argument("--seed", type=int, default=0, help="of the weights")
    given = options.parse_args()
    if given.tokenizer is None:
        with given.data.open(encoding="utf-8") as lines:
            conversations = [json.loads(line)["messages"] for line in lines]
        tokenizer = build_tokenizer(random.Random(0).sample(conversations, min(len(conversations), CORPUS)))
    else:
        from transformers import AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(given.tokenizer)
    set_seed(given.seed)
    # Short convolutions between the layers of attention: a layer of attention then sees what stands before a word, and copying
    # from the question, which all tasks need, is learned from fewer tokens than by attention alone.
    model = Lfm2ForCausalLM(Lfm2Config(
        vocab_size=len(tokenizer), hidden_size=given.hidden, intermediate_size=11 * given.hidden // 4, block_auto_adjust_ff_dim=False, num_hidden_layers=given.layers,
        layer_types=["conv", "full_attention"] * (given.layers // 2), num_attention_heads=given.hidden // 64, num_key_value_heads=given.hidden // 64,
        max_position_embeddings=2048, tie_word_embeddings=True, bos_token_id=None, pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id,
    ))
    model.save_pretrained(given.output)
    tokenizer.save_pretrained(given.output)
    print(f"{sum(each.numel() for each in model.parameters()) / 1e6:.1f} million parameters, {len(tokenizer)} tokens, in {given.output}")


if __name__ == "__main__":
    main()
