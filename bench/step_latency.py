"""Times single steps through the blocking client; prints JSON. Arguments: url, family, code, seconds."""

import json
import sys
import time

import medagentgym

url, family, code, seconds = sys.argv[1:5]
action = {"action": "validate_code", "code": code}
times: list[float] = []
with medagentgym.connect(url) as gym:
    episode = gym.reset(family=family, split="train", index=0, seed=0, options={"max_steps": 1000})
    # A server that has run for a while, as one that serves a trainer has.
    for _ in range(500):
        episode.step(action)
    until = time.perf_counter() + float(seconds)
    while time.perf_counter() < until:
        start = time.perf_counter()
        result = episode.step(action)
        times.append((time.perf_counter() - start) * 1000)
        if result.truncated:
            episode.close()
            episode = gym.reset(family=family, split="train", index=0, seed=0, options={"max_steps": 1000})
    episode.close()
times.sort()
print(json.dumps({"p50": times[len(times) // 2], "p95": times[int(len(times) * 0.95)], "rate": 1000 * len(times) / sum(times)}))
