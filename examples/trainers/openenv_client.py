"""One episode by OpenEnv's own client, with nothing of this project installed: ``pip install openenv``.

    python examples/trainers/openenv_client.py [http://127.0.0.1:8700]
"""

import asyncio
import os
import sys

from openenv.core import GenericEnvClient


async def main(url: str) -> None:
    token = os.environ.get("MEDAGENTGYM_TOKEN")
    async with GenericEnvClient(base_url=url, headers={"Authorization": f"Bearer {token}"} if token else None) as client:
        begun = await client.reset(family="medcalc", split="train", index=0, seed=1)
        for message in begun.observation["messages"]:
            print(f"[{message['role']}]\n{message['content']}\n")
        # In place of a model: what it writes goes to `reply` as it is, prose and all.
        for reply in ("I look first.\n```python\nprint(1 + 1)\n```", '{"action": "submit", "answer": 0}'):
            result = await client.step({"reply": reply})
            print(f"[assistant]\n{reply}\n\n[user]\n{result.observation['text']}\n\nreward {result.reward}, done {result.done}\n")
        print(await client.state())


asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8700"))
