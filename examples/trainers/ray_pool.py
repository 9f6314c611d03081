"""Ray: episodes on all machines of a cluster. Each actor starts a server on its machine; the model stands behind an endpoint.

    python examples/trainers/ray_pool.py [ACTORS] [EPISODES]

Every machine needs the project's folder (MEDAGENTGYM_HOME) and this package. To borrow servers that run already:
`RolloutPool(policy, urls=["http://first:8700", "http://second:8700"], token=...)`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import ray
from endpoint import policy

from medagentgym.adapters.ray import RolloutPool

if __name__ == "__main__":
    actors, episodes = (int(sys.argv[i]) if len(sys.argv) > i else default for i, default in ((1, 1), (2, 16)))
    ray.init(include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])}})
    # Groups of four: equal rows start equal.
    rows = [{"task": f"medcalc-v2/twin/train/bmi/{i // 4}", "seed": i // 4} for i in range(episodes)]
    with RolloutPool(policy, actors=actors) as pool:
        played = pool.run(rows)
    returns = [sample.reward for sample in played.done if sample.reward is not None]
    print(f"{len(returns)} episodes, mean return {sum(returns) / max(1, len(returns)):.3f}; {len(played.failed)} lost by the server and left out")
