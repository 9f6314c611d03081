"""Shows that a model learns: from nothing, by trajectories that were sampled through the server, then by GRPO against it.

    .venv/trainers/training/bin/python training/proof/run.py --work runs/proof

Samples demonstrations of train tasks (the reference in the words of an agent: several manners, some with a slip that is seen
and mended), trains a small model on those that were solved, and improves it by GRPO; after each stage it is measured at tasks
of the test split, with several seeds. Goes on where it was stopped: what a stage has finished is not done again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from medagentgym.local import LocalServer, project_folder
from report import write_report

HERE = Path(__file__).resolve().parent
TRAINING = HERE.parent
#: Of an episode after its prompt, and of one reply, in tokens of the small model.
ROOM, REPLY, TURNS = 448, 224, 4


class Proof:
    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.work: Path = given.work.resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self._environment = {**os.environ, "OMP_NUM_THREADS": str(given.threads), "TOKENIZERS_PARALLELISM": "false", "TRL_EXPERIMENTAL_SILENCE": "1"}

    def run(self, name: str, command: Sequence[object]) -> None:
        """Runs a stage unless it is done; its output goes into a log beside."""
        stamp = self.work / f"{name}.done"
        if stamp.exists():
            return
        stamp.parent.mkdir(parents=True, exist_ok=True)
        print(f"{time.strftime('%H:%M:%S')} {name}", flush=True)
        begun = time.monotonic()
        with (self.work / f"{name}.log").open("a", encoding="utf-8") as log:
            status = subprocess.call([str(each) for each in command], stdout=log, stderr=subprocess.STDOUT, env=self._environment, cwd=self.work)
        if status != 0:
            raise SystemExit(f"{name} ended with status {status}: see {self.work / f'{name}.log'}")
        stamp.write_text(json.dumps({"seconds": round(time.monotonic() - begun, 1)}) + "\n", encoding="utf-8")

    def recipe(self, name: str, file: str, *arguments: object) -> None:
        self.run(name, [sys.executable, TRAINING / file, *arguments])

    def gym(self, name: str, *arguments: object) -> None:
        self.run(name, ["node", project_folder() / "scripts" / "run.mjs", *arguments])

    def seed(self, seed: int, url: str) -> None:
        given, folder = self.given, self.work / f"seed-{seed}"
        names = ("--families", *given.families, "--url", url, "--seed", seed)

        def measure(stage: str, model: Path, tasks: int) -> None:
            self.recipe(
                f"seed-{seed}/{stage}-test", "evaluate.py", "--model", model, *names, "--tasks", tasks, "--name", f"{stage}-{seed}", "--output", folder / f"{stage}.json",
                "--room", ROOM, "--max-new-tokens", REPLY, "--max-turns", TURNS, "--batch", 128,
            )

        self.recipe(f"seed-{seed}/base", "proof/base.py", "--data", self.work / "sft.jsonl", "--tokenizer", self.work / "tokenizer", "--output", folder / "base", "--seed", seed)
        measure("before", folder / "base", min(given.test, 32))
        self.recipe(f"seed-{seed}/sft", "sft.py", "--tiny", "--data", self.work / "sft.jsonl", "--model", folder / "base", "--output", folder / "sft", "--seed", seed, "--set", f"max_steps={given.sft_steps}")
        measure("sft", folder / "sft" / "model", given.test)
        self.recipe(
            f"seed-{seed}/grpo", "grpo.py", "--tiny", "--model", folder / "sft" / "model", "--output", folder / "grpo", *names, "--tasks", given.tasks, "--max-turns", TURNS,
            "--set", f"max_steps={given.grpo_steps}", f"max_completion_length={ROOM}", f'generation_kwargs={{"max_new_tokens": {REPLY}}}',
        )
        measure("grpo", folder / "grpo" / "model", given.test)

    def prepare(self, url: str) -> None:
        for family in self.given.families:
            self.gym(f"demonstrations-{family}", "rollout", "--agent", "demonstrator", "--family", family, "--split", "train", "--endless", "-n", self.given.demonstrations, "--url", url)
        self.gym("export", "export", "sft", "--split", "train", "--data-dir", self.work / "data", "--out", self.work / "sft.jsonl")
        self.recipe("tokenizer", "proof/base.py", "--data", self.work / "sft.jsonl", "--output", self.work / "tokenizer")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    options.add_argument("--work", type=Path, default=Path("runs/proof"))
    options.add_argument("--families", nargs="+", default=["mimic-iii", "npower"])
    options.add_argument("--seeds", nargs="+", type=int, default=[0, 1, 2])
    options.add_argument("--demonstrations", type=int, default=5000, help="of each family")
    options.add_argument("--sft-steps", type=int, default=900)
    options.add_argument("--grpo-steps", type=int, default=24)
    options.add_argument("--tasks", type=int, default=960, help="train tasks of each family for GRPO")
    options.add_argument("--test", type=int, default=120, help="test tasks of each family")
    options.add_argument("--threads", type=int, default=1, help="of one seed's training; seeds run side by side")
    options.add_argument("--parallel", type=int, default=os.cpu_count() or 1, help="seeds at the same time")
    given = options.parse_args()
    proof = Proof(given)
    begun = time.monotonic()
    with LocalServer({"data_dir": proof.work / "data", "tables_dir": project_folder() / ".cache" / "tables"}) as server:
        proof.prepare(server.url)
        with ThreadPoolExecutor(given.parallel) as pool:
            list(pool.map(lambda seed: proof.seed(seed, server.url), given.seeds))
        write_report(proof.work, given.families, given.seeds)
        # Turns, actions and kinds of error of the measured episodes, stage by stage.
        proof.gym("report/episodes", "stats", "--data-dir", proof.work / "data", "--split", "test", "--by", "model", "--svg", proof.work / "report" / "episodes.svg")
    print(f"{(time.monotonic() - begun) / 60:.1f} minutes; the results lie in {proof.work / 'report'}")


if __name__ == "__main__":
    main()
