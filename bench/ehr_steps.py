"""Times resets of one task on tables, and single steps of its episode, through the blocking client; prints JSON.

Arguments: url, family, split, seconds for each measurement, and programs, one after another.
"""

import json
import sys
import time
from collections.abc import Callable

import medagentgym

MAX_STEPS = 1000
WARM = 10

url, family, split, seconds, *programs = sys.argv[1:]


def measure(work: Callable[[], float]) -> dict[str, float]:
    """Repeats the work, which gives its own milliseconds."""
    for _ in range(WARM):
        work()
    times: list[float] = []
    until = time.perf_counter() + float(seconds)
    while time.perf_counter() < until or len(times) < WARM:
        times.append(work())
    times.sort()
    return {"p50": times[len(times) // 2], "p95": times[int(len(times) * 0.95)], "rate": 1000 * len(times) / sum(times)}


def timed_reset(gym: medagentgym.Client) -> tuple[float, medagentgym.Episode]:
    start = time.perf_counter()
    episode = gym.reset(family=family, split=split, index=0, seed=0, options={"max_steps": MAX_STEPS})
    return (time.perf_counter() - start) * 1000, episode


def reset_once(gym: medagentgym.Client) -> float:
    took, episode = timed_reset(gym)
    episode.close()
    # The pool refills meanwhile, as it does between the steps of a trainer.
    time.sleep(0.025)
    return took


class Stepping:
    """Steps of one program, in a new episode where the steps of one are used up."""

    def __init__(self, gym: medagentgym.Client, code: str) -> None:
        self.gym = gym
        self.action = {"action": "validate_code", "code": code}
        self.episode = timed_reset(gym)[1]

    def step(self) -> float:
        start = time.perf_counter()
        result = self.episode.step(self.action)
        took = (time.perf_counter() - start) * 1000
        # A program that fails is quick.
        if result.observation.get("status") != "ok":
            raise RuntimeError(result.observation["text"])
        if result.truncated:
            self.episode.close()
            self.episode = timed_reset(self.gym)[1]
        return took


with medagentgym.connect(url) as gym:
    results = [measure(lambda: reset_once(gym))]
    for code in programs:
        stepping = Stepping(gym, code)
        results.append(measure(stepping.step))
        stepping.episode.close()
print(json.dumps(results))
