"""A trained SmolLM2 as a GGUF file, so that llama.cpp serves it.

    .venv/trainers/training/bin/python training/to_gguf.py --model runs/sft/model --output runs/sft/model.gguf
    npm run -s gym -- model --file runs/sft/model.gguf

For what the recipes trained from a GGUF file of a Llama: all that is said about that file stays said; weights are written as
16-bit floats, and tokens that training added follow the others. Where two of those overlap in a text, llama.cpp takes the
longest and transformers the first: of 60 conversations of the smollm2 plan (training/proof) four become other tokens.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from gguf import MODEL_ARCH, GGUFReader, GGUFValueType, GGUFWriter, LlamaFileType, TokenType, get_tensor_name_map

from common import load
from medagentgym.local import project_folder

#: Written anew: what the writer sets itself, and what the trained model says.
OWN = ("GGUF.version", "GGUF.tensor_count", "GGUF.kv_count", "general.architecture", "general.file_type", "general.quantization_version", "llama.vocab_size", "tokenizer.ggml.tokens", "tokenizer.ggml.token_type")


def interleaved(weights: np.ndarray, heads: int) -> np.ndarray:
    """Rows of a query or key projection as llama.cpp turns them: by neighbouring pairs, not by halves of a head."""
    return weights.reshape(heads, 2, weights.shape[0] // heads // 2, -1).swapaxes(1, 2).reshape(weights.shape)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", required=True, help="folder of the trained model")
    options.add_argument("--like", type=Path, default=project_folder() / ".cache" / "model" / "smollm2-135m-instruct.gguf", help="the GGUF file that training began with (default: the installed one)")
    options.add_argument("--output", type=Path, required=True, help="the GGUF file to write")
    given = options.parse_args()
    if not given.like.is_file():
        raise SystemExit(f"{given.like} is missing: name the file that training began with by --like, or install it with `npm run -s gym -- model --install-only`")
    like = GGUFReader(given.like)
    model, tokenizer = load(given.model)
    architecture = like.fields["general.architecture"].contents()
    if architecture != "llama" or model.config.model_type != "llama":
        raise SystemExit(f"{given.model} is a {model.config.model_type}, and {given.like.name} a {architecture}: only a Llama is known how to write")

    writer = GGUFWriter(given.output, architecture)
    for name, field in like.fields.items():
        if name not in OWN:
            writer.add_key_value(name, field.contents(), field.types[0], sub_type=field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None)
    writer.add_file_type(LlamaFileType.MOSTLY_F16)
    writer.add_vocab_size(len(tokenizer))
    known = like.fields["tokenizer.ggml.tokens"].contents()
    writer.add_token_list([*known, *tokenizer.convert_ids_to_tokens(range(len(known), len(tokenizer)))])
    writer.add_token_types([*like.fields["tokenizer.ggml.token_type"].contents(), *[TokenType.USER_DEFINED] * (len(tokenizer) - len(known))])

    names = get_tensor_name_map(MODEL_ARCH.LLAMA, model.config.num_hidden_layers)
    heads = {"attn_q": model.config.num_attention_heads, "attn_k": model.config.num_key_value_heads}
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and model.config.tie_word_embeddings:
            continue
        short = names.get_name(name, try_suffixes=(".weight",))
        weights = tensor.float().numpy()
        turned = next((count for part, count in heads.items() if f".{part}." in short), None)
        if turned is not None:
            weights = interleaved(weights, turned)
        writer.add_tensor(short, weights.astype(np.float32 if weights.ndim == 1 else np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    print(f"{len(tokenizer)} tokens, {len(tokenizer) - len(known)} of them added; {given.output.stat().st_size / 2**20:.0f} MiB in {given.output}")


if __name__ == "__main__":
    main()
