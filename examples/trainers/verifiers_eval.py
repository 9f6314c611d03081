"""A model behind an OpenAI-compatible endpoint, evaluated by verifiers on tasks of one family.

    pip install 'medagentgym[verifiers]' uv
    python examples/trainers/verifiers_eval.py --endpoint http://127.0.0.1:8000/v1 --model Qwen/Qwen2.5-7B-Instruct

verifiers' own command does the same: ``python -m verifiers.v1.cli.eval.main medagentgym-verifiers -n 8 --env.taskset.family npower``.
Its harness is a small program that ``uv`` brings the packages of.
"""

import argparse
import asyncio

import verifiers.v1 as vf

from medagentgym.adapters.verifiers import MedAgentGymConfig, MedAgentGymEnv, MedAgentGymEnvConfig


async def main(given: argparse.Namespace) -> None:
    taskset = MedAgentGymConfig(id="medagentgym-verifiers", url=given.url, family=given.family, split="test", limit=given.tasks)
    env = MedAgentGymEnv(MedAgentGymEnvConfig(taskset=taskset))
    context = vf.ModelContext(model=given.model, client=vf.EvalClientConfig(base_url=given.endpoint, api_key_var="OPENAI_API_KEY"))
    gate = asyncio.Semaphore(given.concurrent)
    async with env.serving():
        episodes = await asyncio.gather(*(env.run_slot(slot, context, gate) for task in env.taskset for slot in env.slots(task, given.rollouts)))
    scored = [trace.reward for episode in episodes if episode.ok for trace in episode.traces]
    failed = [episode.errors[0].message if episode.errors else "the model failed" for episode in episodes if not episode.ok]
    print(f"{len(scored)} rollouts, mean reward {sum(scored) / len(scored) if scored else float('nan'):.3f}; {len(failed)} failed and count for nothing")
    for message in sorted(set(failed)):
        print("  failed:", message)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endpoint", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--url", help="the MedAgentGym server; default: MEDAGENTGYM_URL, else http://127.0.0.1:8700")
    parser.add_argument("--family", default="medcalc")
    parser.add_argument("--tasks", type=int, default=8)
    parser.add_argument("--rollouts", type=int, default=1)
    parser.add_argument("--concurrent", type=int, default=16)
    asyncio.run(main(parser.parse_args()))
