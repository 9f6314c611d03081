"""TRL's asynchronous GRPO with rollouts in OpenEnv's harness layer. Needs a GPU, a running ``vllm serve`` and a running server.

    pip install 'medagentgym[trl]' vllm
    VLLM_SERVER_DEV_MODE=1 vllm serve Qwen/Qwen2.5-7B-Instruct --weight-transfer-config '{"backend":"nccl"}'
    python examples/trainers/trl_harness.py [--check]

``--check`` needs neither GPU nor vLLM: it plays one session as the worker would, with a model that gives up.
"""

import argparse
import functools

from openenv.core.harness import HarnessRunLimits, MCPHarnessAdapter, ModelStepResult
from openenv.core.llm_client import LLMResponse, ToolCall

from medagentgym.adapters.openenv import SessionFactory

MODEL = "Qwen/Qwen2.5-7B-Instruct"


def check(factory: SessionFactory) -> None:
    session = factory.create("Solve the task.", seed=1)
    gives_up = ModelStepResult(LLMResponse(content="I give up.", tool_calls=[ToolCall(id="1", name="submit", args={"answer": 0})]))
    played = MCPHarnessAdapter().run_white_box(lambda messages, tools, sampling: gives_up, session, HarnessRunLimits())
    for message in played.messages:
        print(f"[{message['role']}]\n{message['content']}\n")
    print(session.verify(played.messages))


def train(factory: SessionFactory) -> None:
    from datasets import Dataset
    from transformers import AutoTokenizer
    from trl.experimental.async_grpo import AsyncGRPOConfig, AsyncGRPOTrainer
    from trl.experimental.async_grpo.openenv_harness import HarnessRolloutWorker

    tokenizer = AutoTokenizer.from_pretrained(MODEL)
    # Each group's number draws its task, so one row is enough. A row may name a task by its id instead.
    rows = Dataset.from_list([{"prompt": [{"role": "user", "content": "Solve the task."}]}])
    worker = HarnessRolloutWorker(
        harness_session_factory=functools.partial(same, factory), harness_adapter=MCPHarnessAdapter(), model_name=MODEL, dataset=rows, reward_funcs=[],
        processing_class=tokenizer, eos_token_ids=[tokenizer.eos_token_id], num_generations=8, max_inflight_tasks=64, max_tokens=4096, max_tool_calling_iterations=15,
    )
    AsyncGRPOTrainer(model=MODEL, reward_funcs=[], train_dataset=rows, processing_class=tokenizer, args=AsyncGRPOConfig(output_dir="trl-harness", num_generations=8), rollout_worker=worker).train()


def same(factory: SessionFactory) -> SessionFactory:
    """Sent to the worker's process: a factory holds no connection."""
    return factory


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", help="the MedAgentGym server; default: MEDAGENTGYM_URL, else http://127.0.0.1:8700")
    parser.add_argument("--family", default="medcalc")
    parser.add_argument("--check", action="store_true", help="play one session, without a GPU")
    given = parser.parse_args()
    (check if given.check else train)(SessionFactory(given.url, family=given.family))
