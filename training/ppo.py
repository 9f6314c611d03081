"""PPO against the environment server: one readable loop, since TRL has no PPO trainer any more.

    npm start                                                        # in another terminal
    .venv/trainers/training/bin/python training/ppo.py --model runs/sft/model --families medcalc

The paper's settings (arXiv 2506.04405): batches of 128, learning rate 1e-5, rollout temperature 0.6, KL coefficient 1e-3.
Advantages are estimated over the policy's own tokens (GAE, Schulman et al. 2016, gamma 1, lambda 0.95), clipped as in
Schulman et al. 2017; the value of a token is a linear head on the policy's own last layer. On one device; for several, the
same settings are in training/verl/ (`algorithm.adv_estimator=gae`).
"""

from __future__ import annotations

import copy
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn.utils.rnn import pad_sequence

from common import load, parse, parser, save, server_options, settings, tasks_of
from generation import Sampler
from medagentgym.adapters.batch import Played, play

PAPER = {
    "learning_rate": 1e-5, "batch": 128, "minibatch": 8, "epochs": 1, "temperature": 0.6, "kl": 1e-3, "clip": 0.2, "value_coefficient": 0.5, "gae_lambda": 0.95,
    "max_completion_length": 24_576, "max_new_tokens": 8192, "max_steps": 100, "save_steps": 10,
}
TINY = {"learning_rate": 1e-4, "batch": 64, "minibatch": 32, "epochs": 2, "temperature": 1.0, "max_completion_length": 512, "max_new_tokens": 320, "max_steps": 10, "save_steps": 5}


@dataclass
class Batch:
    """Padded sequences; every tensor but ``ids`` belongs to the tokens from the second on: (episodes, tokens - 1)."""

    ids: torch.Tensor
    attention: torch.Tensor
    own: torch.Tensor
    rewards: torch.Tensor
    logprobs: torch.Tensor
    values: torch.Tensor


class ActorCritic(torch.nn.Module):
    def __init__(self, policy: Any) -> None:
        super().__init__()
        self.policy = policy
        self.value = torch.nn.Linear(policy.config.hidden_size, 1, dtype=torch.float32, device=policy.device)
        torch.nn.init.zeros_(self.value.weight)

    def forward(self, ids: torch.Tensor, attention: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Log-probabilities of the tokens from the second on, and the values before them."""
        with torch.autocast(ids.device.type, dtype=torch.bfloat16):
            out = self.policy(input_ids=ids, attention_mask=attention, output_hidden_states=True)
        return token_logprobs(out.logits, ids), self.value(out.hidden_states[-1].float()).squeeze(-1)[:, :-1]


def token_logprobs(logits: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return logits[:, :-1].float().log_softmax(-1).gather(-1, ids[:, 1:, None]).squeeze(-1)


def padded(played: Played, pad: int, device: torch.device) -> Batch | None:
    """The episodes that have a reward; the others say nothing of the policy."""
    kept = [i for i, value in enumerate(played.returns) if value is not None]
    if not kept:
        return None
    sequences = [torch.tensor(played.prompt_ids[i] + played.completion_ids[i]) for i in kept]
    masks = [torch.tensor([0] * len(played.prompt_ids[i]) + played.mask[i])[1:] for i in kept]
    ids = pad_sequence(sequences, batch_first=True, padding_value=pad).to(device)
    own = pad_sequence(masks, batch_first=True).to(device)
    rewards = torch.zeros(own.shape, device=device)
    for row, i in enumerate(kept):
        last = own[row].nonzero()
        if len(last):
            rewards[row, last[-1]] = float(played.returns[i] or 0.0)
    attention = pad_sequence([torch.ones(len(each), dtype=torch.long) for each in sequences], batch_first=True).to(device)
    return Batch(ids, attention, own, rewards, torch.zeros_like(rewards), torch.zeros_like(rewards))


def advantages(batch: Batch, decay: float) -> tuple[torch.Tensor, torch.Tensor]:
    """GAE over the policy's tokens alone: what the environment writes in between is skipped."""
    gains = torch.zeros_like(batch.values)
    after_value = torch.zeros(len(batch.ids), device=batch.ids.device)
    after_gain = torch.zeros_like(after_value)
    for at in reversed(range(batch.own.shape[1])):
        own = batch.own[:, at].bool()
        gain = batch.rewards[:, at] + after_value - batch.values[:, at] + decay * after_gain
        after_gain = torch.where(own, gain, after_gain)
        after_value = torch.where(own, batch.values[:, at], after_value)
        gains[:, at] = torch.where(own, gain, gains[:, at])
    returns = gains + batch.values
    chosen = gains[batch.own.bool()]
    return (gains - chosen.mean()) / (chosen.std() + 1e-6) * batch.own, returns


def loss_of(model: ActorCritic, batch: Batch, rows: torch.Tensor, gains: torch.Tensor, returns: torch.Tensor, chosen: dict[str, Any]) -> torch.Tensor:
    logprobs, values = model(batch.ids[rows], batch.attention[rows])
    own = batch.own[rows]
    ratio = (logprobs - batch.logprobs[rows]).exp()
    clipped = ratio.clamp(1 - chosen["clip"], 1 + chosen["clip"])
    policy = -torch.minimum(ratio * gains[rows], clipped * gains[rows])
    value = (values - returns[rows]) ** 2
    return ((policy + chosen["value_coefficient"] * value) * own).sum() / own.sum().clamp(min=1)


def main() -> None:
    options = parser(__doc__ or "", output="runs/ppo")
    server_options(options, tasks=1000)
    given = parse(options)
    if given.lora is not None:
        raise SystemExit("--lora is not for PPO here: the reference model is a copy of the whole")
    chosen = settings(PAPER, TINY, given)
    state = given.output / "state.pt"
    policy, tokenizer = load(given.model)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reference = copy.deepcopy(policy).to(device).eval().requires_grad_(False)
    model = ActorCritic(policy.to(device))
    optimizer = torch.optim.AdamW(model.parameters(), lr=chosen["learning_rate"])
    tasks = tasks_of(given.url, given.families, given.tasks)
    done = 0
    if state.is_file():
        kept = torch.load(state, map_location=device, weights_only=True)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        done = int(kept["step"])
        print(f"going on from step {done}")
    given.output.mkdir(parents=True, exist_ok=True)
    for step in range(done, chosen["max_steps"]):
        torch.manual_seed(given.seed * 1_000_003 + step)
        drawn = random.Random(f"{given.seed} {step}").choices(tasks, k=chosen["batch"])
        sampler = Sampler(policy, tokenizer, temperature=chosen["temperature"], max_new_tokens=chosen["max_new_tokens"])
        played = play(
            [{"task": task, "seed": step, "meta": {"model": given.model, "run": str(given.output), "step": step}, "options": {"reward_weights": {"correctness": 0.9, "format": 0.1}}} for task in drawn],
            sampler, tokenizer, room=chosen["max_completion_length"], url=given.url, max_turns=given.max_turns,
        )
        batch = padded(played, tokenizer.pad_token_id, device)
        if batch is None:
            continue
        report = {"step": step + 1, **update(model, reference, optimizer, batch, chosen), "reward": mean([value for value in played.returns if value is not None]), "solved": mean(played.solved), "turns": mean(played.turns), "failed": sum(played.failed)}
        print(json.dumps(report), flush=True)
        with (given.output / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(report) + "\n")
        if (step + 1) % chosen["save_steps"] == 0 or step + 1 == chosen["max_steps"]:
            _write(state, {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1})
    save(policy, tokenizer, given.output)


def update(model: ActorCritic, reference: Any, optimizer: torch.optim.Optimizer, batch: Batch, chosen: dict[str, Any]) -> dict[str, float]:
    size = chosen["minibatch"]
    with torch.inference_mode():
        for at in range(0, len(batch.ids), size):
            rows = slice(at, at + size)
            batch.logprobs[rows], batch.values[rows] = model(batch.ids[rows], batch.attention[rows])
            with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
                logits = reference(input_ids=batch.ids[rows], attention_mask=batch.attention[rows]).logits
            batch.rewards[rows] -= chosen["kl"] * (batch.logprobs[rows] - token_logprobs(logits, batch.ids[rows])) * batch.own[rows]
    gains, returns = advantages(batch, chosen["gae_lambda"])
    losses = []
    for _ in range(chosen["epochs"]):
        order = torch.randperm(len(batch.ids))
        for at in range(0, len(order), size):
            loss = loss_of(model, batch, order[at : at + size], gains, returns, chosen)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
    return {"loss": mean(losses)}


def mean(values: list[Any]) -> float:
    return sum(map(float, values)) / max(1, len(values))


def _write(file: Path, state: dict[str, Any]) -> None:
    """Whole or not at all: a run that is killed here goes on from the one before."""
    part = file.with_suffix(".part")
    torch.save(state, part)
    part.replace(file)


if __name__ == "__main__":
    main()
