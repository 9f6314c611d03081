"""The asyncio client in a process of its own, as bench/load-client.ts is the TypeScript one; and resets as a trainer makes them.

    steps URL FAMILY CODE EPISODES SECONDS    keeps many episodes on one socket busy for a while
    resets URL FAMILY ROUNDS                  64 resets in a loop, and groups of 16

Prints what it saw as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

import medagentgym
from medagentgym.adapters.blocking import BlockingRollout

LOOP, GROUP = 64, 16


async def steps(url: str, family: str, code: str, episodes: int, seconds: float) -> None:
    action = {"action": "validate_code", "code": code}
    counted, counting, until = 0, False, float("inf")
    latencies: list[float] = []
    async with medagentgym.connect_async(url, name="bench") as client:

        def begin(index: int) -> Any:
            return client.reset(family=family, split="train", index=index, seed=index, options={"max_steps": 1000})

        async def drive(index: int, episode: medagentgym.AsyncEpisode) -> None:
            nonlocal counted
            while time.perf_counter() < until:
                start = time.perf_counter()
                result = await episode.step(action)
                if counting:
                    counted += 1
                    latencies.append((time.perf_counter() - start) * 1000)
                if result.truncated or result.terminated:
                    await episode.close()
                    episode = await begin(index)

        started = await asyncio.gather(*(begin(index) for index in range(episodes)))
        drivers = asyncio.gather(*(drive(index, episode) for index, episode in enumerate(started)))
        await asyncio.sleep(1)
        counting = True
        print("counting", flush=True)
        since, cpu = time.perf_counter(), time.process_time()
        until = since + seconds
        await asyncio.sleep(seconds)
        counting = False
        spent, lasted = time.process_time() - cpu, time.perf_counter() - since
        latencies.sort()
        print(json.dumps({"steps": counted, "seconds": lasted, "p50": latencies[len(latencies) // 2], "p95": latencies[int(len(latencies) * 0.95)], "cpuMs": spent * 1000}), flush=True)
        await drivers


def resets(url: str, family: str, rounds: int) -> None:
    loops: list[float] = []
    groups: list[float] = []
    equal = True
    with medagentgym.connect(url) as client:
        for turn in range(rounds):
            start = time.perf_counter()
            # As TRL resets its environments: one after the other, eight samples a task.
            rollouts = [BlockingRollout(url, family=family, split="train", index=(turn * LOOP + i) // 8, seed=turn) for i in range(LOOP)]
            loops.append((time.perf_counter() - start) * 1000)
            equal &= all(len({each.rollout.digest for each in rollouts[i : i + 8]}) == 1 for i in range(0, LOOP, 8))
            for each in rollouts:
                each.close()
            # The pool refills meanwhile, as it does between the steps of a trainer.
            time.sleep(1)
            start = time.perf_counter()
            group = client.reset_group(GROUP, family=family, split="train", index=turn, seed=turn)
            groups.append((time.perf_counter() - start) * 1000)
            equal &= len({each.digest for each in group}) == 1
            client.close_many(group)
            time.sleep(1)
    print(json.dumps({"loops": sorted(loops), "groups": sorted(groups), "equal": equal}))


if __name__ == "__main__":
    what, url, family, *rest = sys.argv[1:]
    if what == "steps":
        asyncio.run(steps(url, family, rest[0], int(rest[1]), float(rest[2])))
    else:
        resets(url, family, int(rest[0]))
