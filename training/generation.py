"""Sampling from a Hugging Face model in batches, for recipes and measurements that have no inference server."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from typing import Any

import torch

#: Sequences go together that are at most twice as long as the shortest, and a little.
LIKE, ROOM = 2, 64

#: Of malloc.h.
_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_MAX = -1, -2, -4


def keep_memory() -> None:
    """On a processor, freed tensors stay with the process. glibc gives large ones back to the kernel, which clears each page
    when it is asked for the next: about half of the time of sampling with a long cache. Not for training, whose memory it
    more than doubles, since the holes fit nothing."""
    if sys.platform == "linux" and not torch.cuda.is_available():
        mallopt = getattr(ctypes.CDLL(None), "mallopt", lambda *_: 0)
        for parameter, value in ((_M_MMAP_MAX, 0), (_M_TRIM_THRESHOLD, 2**31 - 1), (_M_TOP_PAD, 2**28)):
            mallopt(parameter, value)


class Sampler:
    """Replies to token sequences.

    Args:
        temperature: 0 takes the likeliest token each time.
        max_new_tokens: of one reply.
        batch: sequences at a time; those of like length go together.
    """

    def __init__(self, model: Any, tokenizer: Any, *, temperature: float = 1.0, max_new_tokens: int = 512, batch: int = 64) -> None:
        self._model = model
        self._pad = tokenizer.pad_token_id
        self._end = tokenizer.eos_token_id
        self._batch = batch
        self._how = {
            "max_new_tokens": max_new_tokens, "pad_token_id": self._pad, "eos_token_id": self._end,
            **({"do_sample": True, "temperature": temperature, "top_k": 0, "top_p": 1.0} if temperature > 0 else {"do_sample": False}),
        }

    def __call__(self, sequences: list[list[int]]) -> tuple[list[list[int]], None]:
        order = sorted(range(len(sequences)), key=lambda i: len(sequences[i]))
        replies: list[list[int]] = [[] for _ in sequences]
        while order:
            # Those of like length: a long one would make the others as wide.
            widest = LIKE * len(sequences[order[0]]) + ROOM
            chosen = [i for i in order[: self._batch] if len(sequences[i]) <= widest]
            for i, reply in zip(chosen, self._generate([sequences[i] for i in chosen]), strict=True):
                replies[i] = reply
            del order[: len(chosen)]
        return replies, None

    @torch.inference_mode()
    def _generate(self, sequences: Sequence[list[int]]) -> list[list[int]]:
        width = max(map(len, sequences))
        device = self._model.device
        ids = torch.tensor([[self._pad] * (width - len(each)) + each for each in sequences], device=device)
        mask = torch.tensor([[0] * (width - len(each)) + [1] * len(each) for each in sequences], device=device)
        training = self._model.training
        self._model.eval()
        try:
            with torch.autocast(device.type, dtype=torch.bfloat16):
                written = self._model.generate(input_ids=ids, attention_mask=mask, **self._how)[:, width:].tolist()
        finally:
            self._model.train(training)
        return [self._cut(reply) for reply in written]

    def _cut(self, reply: list[int]) -> list[int]:
        """Up to the first end of a turn, which it keeps; without it, the reply was cut off."""
        return reply[: reply.index(self._end) + 1] if self._end in reply else reply
