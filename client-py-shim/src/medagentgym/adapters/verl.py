"""verl: an agent loop that plays one episode a sample.

Registered by a YAML file that ``actor_rollout_ref.rollout.agent.agent_loop_config_path`` names::

    - name: medagentgym
      _target_: medagentgym.adapters.verl.MedAgentGymLoop
      url: http://127.0.0.1:8700

The dataset's rows have ``agent_name: medagentgym``, the task's id in ``task`` and a ``seed``: verl repeats a row for each
sample of a group, so all of them start equal.
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any
from uuid import uuid4

from .clients import loop_client
from .needs import needs
from .rollout import Rollout
from .safe_text import defuse, special_tokens

needs("verl", "0.9.1", "verl")

from omegaconf import DictConfig, OmegaConf  # noqa: E402
from verl.experimental.agent_loop import AgentLoopBase, AgentLoopOutput  # noqa: E402
from verl.experimental.agent_loop.agent_loop import AgentLoopMetrics  # noqa: E402

from ..errors import GymError  # noqa: E402


class MedAgentGymLoop(AgentLoopBase):
    """The model's replies are the actions; the server parses them.

    Where the server fails and a new episode does not help, the sample is masked: verl's V1 trainer (its default) gets no
    output and counts it nowhere; the older trainer gets one whose tokens carry no loss. There the reward stands in the
    group's mean, unless ``algorithm.adv_estimator`` is the one of :mod:`.verl_advantage`.

    Args:
        url: the server; default: ``MEDAGENTGYM_URL``, else ``http://127.0.0.1:8700``.
        token: its bearer token; default: ``MEDAGENTGYM_TOKEN``.
        recoveries: how often a failure of the server is made good by a new episode.
        options: those of a reset, such as ``{"max_steps": 15}``.
    """

    def __init__(self, *args: Any, url: str | None = None, token: str | None = None, recoveries: int = 4, options: DictConfig | dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._connect = partial(loop_client, url, token)
        self._recoveries = recoveries
        self._options = OmegaConf.to_container(options) if isinstance(options, DictConfig) else options
        self._tokenizer: Any = self.tokenizer
        self._special = special_tokens(self._tokenizer)
        self._room = int(self.rollout_config.response_length)
        self._turns = self.rollout_config.multi_turn.max_assistant_turns

    async def run(self, sampling_params: dict[str, Any], **row: Any) -> Any:
        task, seed = row.get("task"), row.get("seed")
        if task is None or seed is None:
            raise ValueError("each row needs the columns `task` (a task's id) and `seed`; `gym export` writes them")
        try:
            rollout = await Rollout.begin(self._connect, recoveries=self._recoveries, task=str(task), seed=int(seed), options=self._options, meta={"trainer": "verl", "step": int(row.get("global_steps", -1))})
        except GymError as error:
            if error.fault != "infra":
                raise
            return self._masked(await self.ct_build_initial_tokens(list(row["raw_prompt"])), 1)
        try:
            return await self._play(rollout, sampling_params)
        finally:
            # verl was stopped, or its engine failed: the episode must not hold a sandbox.
            await rollout.close()

    async def _play(self, rollout: Rollout, sampling_params: dict[str, Any]) -> AgentLoopOutput | list[AgentLoopOutput]:
        messages = self._messages(rollout)
        ids = await self.ct_build_initial_tokens(messages)
        mask: list[int] = []
        logprobs: list[float] | None = None
        request, turns, generating, acting = uuid4().hex, 0, 0.0, 0.0
        preempted: int | None = None
        extra: dict[str, Any] = {}
        experts = reason = None
        while not rollout.over:
            start = time.monotonic()
            out = await self.server_manager.generate(request, prompt_ids=ids, sampling_params=sampling_params)
            generating += time.monotonic() - start
            preempted = preempted if out.num_preempted is None else (preempted or 0) + out.num_preempted
            turns += 1
            # Of all turns the newest weights count, and of the rest what the first turn said.
            extra = {**out.extra_fields, **{name: value for name, value in extra.items() if name != "max_global_steps"}}
            experts = out.routed_experts if out.routed_experts is not None else experts
            logprobs = [] if logprobs is None and out.log_probs else logprobs
            merged, mask, logprobs = await self.ct_merge_assistant_token(ids, out.token_ids, mask, logprobs, assistant_logprobs=out.log_probs if logprobs is not None else None)
            ids = merged.token_ids
            if len(mask) >= self._room:
                # What the model says beyond is cut off: an action that is not learned from is not taken.
                reason = "context_length"
                break
            reply = self._tokenizer.decode(out.token_ids, skip_special_tokens=True)
            start = time.monotonic()
            await rollout.act(reply)
            acting += time.monotonic() - start
            if rollout.over or (self._turns and turns >= self._turns):
                break
            before = [*messages, {"role": "assistant", "content": reply}]
            messages = [*before, *self._messages(rollout)]
            seen, longer, padded = await self.ct_merge_context_msg(before, messages, ids, mask, logprobs)
            if len(longer) >= self._room:
                reason = "context_length"
                break
            ids, mask, logprobs = seen.token_ids, longer, padded
        reward = await rollout.close(reason if reason is not None or rollout.over else "max_turns")
        if reward is None:
            return self._masked(ids[: len(ids) - len(mask)], turns)
        return AgentLoopOutput(
            prompt_ids=ids[: len(ids) - len(mask)], response_ids=ids[len(ids) - len(mask) :][: self._room], response_mask=mask[: self._room],
            response_logprobs=logprobs[: self._room] if logprobs else None, routed_experts=experts, reward_score=reward, num_turns=2 * turns,
            metrics=AgentLoopMetrics(generate_sequences=generating, tool_calls=acting, num_preempted=-1 if preempted is None else preempted), extra_fields={**extra, **_told(rollout, list(rollout.step_rewards))},
        )

    def _messages(self, rollout: Rollout) -> list[dict[str, str]]:
        """The observation's, so that nothing that a program printed is taken for a control token."""
        return [{"role": each["role"], "content": defuse(each["content"], self._special)} for each in rollout.observation["messages"]]

    def _masked(self, prompt: list[int], turns: int) -> AgentLoopOutput | list[AgentLoopOutput]:
        if self.config.trainer.get("use_v1", False):
            return []
        end = self._tokenizer.eos_token_id
        return AgentLoopOutput(
            prompt_ids=prompt, response_ids=[end if end is not None else 0], response_mask=[0], response_logprobs=[0.0] if self.rollout_config.calculate_log_probs else None,
            reward_score=0.0, num_turns=2 * turns, metrics=AgentLoopMetrics(), extra_fields=_told(None, []),
        )


def _told(rollout: Rollout | None, rewards: list[float]) -> dict[str, Any]:
    """The same keys in every sample: verl takes them from the first."""
    told = {"solved": float(rollout is not None and rollout.solved), "env_failed": float(rollout is None), "env_recovered": float(rollout.recovered if rollout else 0)}
    return {"reward_extra_info": told, "turn_scores": rewards, "tool_rewards": []}
