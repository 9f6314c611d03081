"""Gymnasium: many episodes in one vector environment, played by a model behind an endpoint.

    python examples/trainers/gymnasium_vector.py [EPISODES]
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import gymnasium
import numpy as np
from endpoint import ask

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    envs = gymnasium.make_vec("medagentgym/MedCalc-v2", num_envs=count, split="train", category="bmi")
    _, infos = envs.reset(seed=0)
    contexts = [list(observation["messages"]) for observation in infos["observation"]]
    returns, over = np.zeros(count), np.zeros(count, dtype=bool)
    with ThreadPoolExecutor(16) as threads:
        while not over.all():
            replies = [reply if not over[i] else "" for i, reply in enumerate(threads.map(lambda i: "" if over[i] else ask(contexts[i]), range(count)))]
            _, rewards, terminated, truncated, infos = envs.step(replies)
            # What has ended begins anew by itself; its first episode is what counts here. NaN: the server failed.
            returns = np.where(over, returns, returns + rewards)
            for i in np.flatnonzero(~(over | terminated | truncated)):
                contexts[i] += [{"role": "assistant", "content": replies[i]}, *infos["observation"][i]["messages"]]
            over |= terminated | truncated
    envs.close()
    print(f"{np.isfinite(returns).sum()} episodes, mean return {np.nanmean(returns):.3f}")
