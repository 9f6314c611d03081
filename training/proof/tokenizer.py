"""A tokenizer for one corpus of conversations, in which what is always the same costs next to nothing.

Prompts of a family share whole paragraphs, programs whole functions. A model of a few million parameters on a processor has
no time for them, so every piece of text that many conversations share is one token: lines first, then runs of lines that
always stand together. The rest is byte-level BPE on words, and digits stand alone, so that what has to be copied from the
question (a number, a name) is cut in the same way wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{% if message['role'] == 'assistant' %}{% generation %}{{ message['content'] }}<|im_end|>{% endgeneration %}"
    "{% else %}{{ message['content'] }}<|im_end|>{% endif %}\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
#: Lines, also those of a program within JSON, and sentences within them, each with the white space that follows.
PIECE = re.compile(r"(?:[^\n\\]|\\(?!n))+?(?:[.?!:,] +|$|(?=\n|\\n))|\n+|(?:\\n)+", re.MULTILINE)
SHORTEST = 8
Pair = tuple[str, str]


def pieces(text: str) -> list[str]:
    return PIECE.findall(text)


def shared_blocks(documents: Sequence[Sequence[str]], share: float = 0.003, most: int = 4000, sample: int = 2000) -> list[str]:
    """Pieces that at least this share of the documents has, and runs of them, the longest first.

    Args:
        most: pieces and runs.
        sample: of so many documents they are counted.

    Runs are found as BPE finds merges: the pair of neighbours that most documents have becomes one, again and again.
    """
    documents = documents[:sample]
    least = max(2, int(share * len(documents)))
    counts = Counter(piece for document in documents for piece in {each for text in document for each in pieces(text)})
    common = {piece for piece, count in counts.items() if count >= least}
    runs = [[[piece if piece in common else None for piece in pieces(text)] for text in document] for document in documents]
    found = {piece for piece in common if len(piece) >= SHORTEST}
    holders: dict[Pair, set[int]] = defaultdict(set)
    for i, document in enumerate(runs):
        for pair in _pairs(document):
            holders[pair].add(i)
    while len(found) < most and holders:
        (first, second), having = max(holders.items(), key=lambda item: (len(item[1]), item[0]))
        if len(having) < least:
            break
        found.add(first + second)
        for i in list(having):
            before = _pairs(runs[i])
            runs[i] = [_merged(text, first, second) for text in runs[i]]
            after = _pairs(runs[i])
            for pair in before - after:
                holders[pair].discard(i)
            for pair in after - before:
                holders[pair].add(i)
        holders.pop((first, second), None)
    kept = {piece for document in runs for text in document for piece in text if piece is not None and len(piece) >= SHORTEST}
    return sorted(found & kept, key=lambda piece: (-len(piece), piece))


def _pairs(document: Sequence[Sequence[str | None]]) -> set[Pair]:
    return {(a, b) for text in document for a, b in zip(text, text[1:], strict=False) if a is not None and b is not None}


def _merged(text: list[str | None], first: str, second: str) -> list[str | None]:
    if first not in text:
        return text
    result: list[str | None] = []
    at = 0
    while at < len(text):
        if text[at] == first and at + 1 < len(text) and text[at + 1] == second:
            result.append(first + second)
            at += 2
        else:
            result.append(text[at])
            at += 1
    return result


def add_blocks(tokenizer: Any, blocks: Sequence[str]) -> None:
    """Makes a token of each; where one begins within another, the longer is taken."""
    tokenizer.add_tokens([AddedToken(block, normalized=False, special=False) for block in blocks])


def build_tokenizer(conversations: Iterable[Sequence[dict[str, str]]], *, vocabulary: int = 2048) -> Any:
    """A Hugging Face tokenizer with a chat template.

    Args:
        conversations: lists of messages.
        vocabulary: tokens of words and their parts; the shared pieces come on top.
    """
    documents = [[message["content"].strip() for message in conversation] for conversation in conversations]
    blocks = shared_blocks(documents)
    inner = Tokenizer(models.BPE())
    inner.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r"\d{1,3}|\n| ?[A-Za-z]+| ?[^\sA-Za-z\d]+|\s+"), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    inner.decoder = decoders.ByteLevel()
    special = ["<|pad|>", "<|im_start|>", "<|im_end|>"]
    rest = re.compile("|".join(map(re.escape, blocks))) if blocks else None
    variable = (rest.sub("\n", text) if rest else text for document in documents for text in document)
    inner.train_from_iterator(variable, trainers.BpeTrainer(vocab_size=vocabulary, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    add_blocks(inner, blocks)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=inner, pad_token="<|pad|>", eos_token="<|im_end|>")
    tokenizer.chat_template = CHAT_TEMPLATE
    return tokenizer
