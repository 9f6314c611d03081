"""SkyRL: the environment, played by a model behind an endpoint, in threads as SkyRL plays it.

    python examples/trainers/skyrl_rollout.py [EPISODES]

To train with it: register it in the script that SkyRL starts (`medagentgym.adapters.skyrl.register(on_failure="mask")` in its
`skyrl_entrypoint`, before the workers come up), name it in each row's `env_class`, and wrap the generator, so that a sample
that the server lost is left out:

    class Generator(SkyRLGymGenerator):
        async def generate(self, batch, **kwargs):
            return mask_failed(await super().generate(batch, **kwargs), [each.instance_id for each in batch["trajectory_ids"]])
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import skyrl_gym
from endpoint import ask

from medagentgym.adapters import skyrl

skyrl.register()


def play(index: int) -> float:
    env = skyrl_gym.make(skyrl.ID, env_config={}, extras={"task": f"medcalc-v2/twin/train/bmi/{index}", "seed": index, "max_turns": 15})
    context, _ = env.init([])
    total, done = 0.0, False
    while not done:
        reply = ask(context)
        step = env.step(reply)
        context += [{"role": "assistant", "content": reply}, *step["observations"]]
        total, done = total + step["reward"], step["done"]
    env.close()
    return total


if __name__ == "__main__":
    with ThreadPoolExecutor(16) as threads:
        returns = list(threads.map(play, range(int(sys.argv[1]) if len(sys.argv) > 1 else 8)))
    print(f"{len(returns)} episodes, mean return {sum(returns) / len(returns):.3f}")
