"""A trained model as a GGUF file: what llama.cpp reads is what was trained. transformers reads it back, by code of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch
from gguf import GGUFReader, GGUFWriter, TokenType
from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaConfig, LlamaForCausalLM

from medagentgym.local import project_folder
from tiny_tokenizer import tiny_tokenizer

PIECE = "Assign the answer to the variable `answer`."
HEADS, GROUPS, WIDTH, INNER, LAYERS = 4, 2, 32, 48, 2


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    tokenizer = tiny_tokenizer()
    tokenizer.add_tokens(["an"])
    known = len(tokenizer)
    # Of the file that training began with, what it says of the model and its tokens is all that is read.
    like = GGUFWriter(tmp_path / "like.gguf", "llama")
    for name, value in (("block_count", LAYERS), ("context_length", 64), ("embedding_length", WIDTH), ("feed_forward_length", INNER), ("attention.head_count", HEADS), ("attention.head_count_kv", GROUPS), ("rope.dimension_count", WIDTH // HEADS)):
        like.add_uint32(f"llama.{name}", value)
    like.add_float32("llama.rope.freq_base", 10_000.0)
    like.add_float32("llama.attention.layer_norm_rms_epsilon", 1e-5)
    like.add_tokenizer_model("gpt2")
    like.add_tokenizer_pre("smollm")
    like.add_token_list(tokenizer.convert_ids_to_tokens(range(known)))
    like.add_token_types([TokenType.CONTROL if tokenizer.convert_ids_to_tokens(each) in tokenizer.all_special_tokens else TokenType.NORMAL for each in range(known)])
    like.add_token_merges(["a n"])
    like.add_eos_token_id(tokenizer.eos_token_id)
    like.add_chat_template(tokenizer.chat_template)
    like.write_header_to_file()
    like.write_kv_data_to_file()
    like.write_tensors_to_file()
    like.close()
    tokenizer.add_tokens([PIECE])
    torch.manual_seed(0)
    model = LlamaForCausalLM(LlamaConfig(vocab_size=len(tokenizer), hidden_size=WIDTH, intermediate_size=INNER, num_hidden_layers=LAYERS, num_attention_heads=HEADS, num_key_value_heads=GROUPS, tie_word_embeddings=True))
    model.save_pretrained(tmp_path / "model")
    tokenizer.save_pretrained(tmp_path / "model")
    return tmp_path


def to_gguf(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(project_folder() / "training" / "to_gguf.py"), "--model", "model", "--output", "model.gguf", *arguments], cwd=folder, capture_output=True, text=True, timeout=120)


def test_weights_and_tokens_come_back(folder: Path) -> None:
    done = to_gguf(folder, "--like", "like.gguf")
    assert done.returncode == 0, done.stderr
    assert "1 of them added" in done.stdout
    trained, read = AutoModelForCausalLM.from_pretrained(folder / "model"), AutoModelForCausalLM.from_pretrained(folder, gguf_file="model.gguf", dtype=torch.float32)
    assert read.config.num_key_value_heads == GROUPS
    theirs = read.state_dict()
    for name, weights in trained.state_dict().items():
        assert torch.equal(theirs[name], weights.half().float()), name
    said = {name: field.contents() for name, field in GGUFReader(folder / "model.gguf").fields.items()}
    # llama.cpp finds what its user defined in the text as it stands, before it splits the rest.
    assert (said["tokenizer.ggml.tokens"][-1], said["tokenizer.ggml.token_type"][-1]) == (PIECE, TokenType.USER_DEFINED)
    assert "<|im_start|>" in AutoTokenizer.from_pretrained(folder, gguf_file="model.gguf").chat_template


def test_without_the_file_that_it_began_with_it_says_what_to_do(folder: Path) -> None:
    done = to_gguf(folder, "--like", "nowhere.gguf")
    assert done.returncode == 1
    assert "nowhere.gguf is missing" in done.stderr and "gym -- model --install-only" in done.stderr
