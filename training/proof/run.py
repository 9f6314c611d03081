"""Shows that a model learns: by trajectories that were sampled through the server, then by GRPO against it.

    .venv/trainers/training/bin/python training/proof/run.py
    .venv/trainers/training/bin/python training/proof/run.py --plan smollm2 --threads 2

Samples demonstrations of train tasks (the reference in the words of an agent: several manners, some with a slip that is seen
and mended), trains a model on those that were solved, and improves it by GRPO; after each stage it is measured at tasks
of the test split, with several seeds. Goes on where it was stopped: what a stage has finished is not done again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from medagentgym.local import LocalServer, project_folder
from report import TEMPERATURE, WAYS, report_file, write_report

HERE = Path(__file__).resolve().parent
TRAINING = HERE.parent
SMOLLM2 = project_folder() / ".cache" / "model" / "smollm2-135m-instruct.gguf"


@dataclass(frozen=True)
class Plan:
    """What is trained, on what, and for how long.

    Attributes:
        demonstrations: of each family.
        base: arguments of base.py.
        sft: settings of SFT; those of its recipe's ``--tiny`` where nothing is said.
        grpo: settings of GRPO, in the same way.
        room: tokens of one of GRPO's episodes after its prompt; four times as many where a model is measured.
        reply: tokens of one reply.
        turns: replies of the model in one of GRPO's episodes. Demonstrations take up to three; a single one is what is to be learned.
        played: families of GRPO's episodes; default: all. One that is never solved costs time and teaches nothing.
        tasks: train tasks of each family that GRPO draws from.
        test: tasks of the test split of each family: one number for all, or one for each.
        before: as many of each, of a model that knows nothing yet, in the last of its ways: it writes until it is cut off.
        ways: in which it is measured, of :data:`report.WAYS`.
    """

    demonstrations: Mapping[str, int]
    seeds: Sequence[int]
    sft: Mapping[str, object]
    grpo: Mapping[str, object]
    room: int
    reply: int
    base: Sequence[object] = ()
    turns: int = 1
    played: Sequence[str] = ()
    tasks: int = 2000
    test: Sequence[int] = (150,)
    before: int = 32
    ways: Sequence[str] = tuple(WAYS)


PLANS = {
    #: Random weights, some four million of them: within forty minutes on two cores.
    "scratch": Plan(
        demonstrations={"mimic-iii": 5000, "eicu": 5000}, seeds=(0, 1, 2), room=112, reply=96, sft={"max_steps": 1200},
        grpo={"max_steps": 16, "per_device_train_batch_size": 128, "warmup_steps": 2},
    ),
    #: SmolLM2-135M-Instruct (`npm run -s gym -- model` installs it). The longer, the better.
    "smollm2": Plan(
        demonstrations={"medcalc": 400, "npower": 1000, "mimic-iii": 2000}, seeds=(0,), base=("--model", SMOLLM2), room=272, reply=256, played=("npower", "mimic-iii"), test=(40, 80, 80), before=8, ways=("sampled",),
        sft={
            "max_steps": 340, "learning_rate": 6e-4, "max_length": 1024, "save_steps": 20, "logging_steps": 5,
            "per_device_train_batch_size": 4, "gradient_accumulation_steps": 4, "train_sampling_strategy": "sequential",
        },
        grpo={"max_steps": 20, "per_device_train_batch_size": 4, "gradient_accumulation_steps": 8, "learning_rate": 5e-5, "warmup_steps": 1, "save_steps": 4},
    ),
}


def as_settings(settings: Mapping[str, object]) -> list[str]:
    return [f"{name}={value if isinstance(value, str) else json.dumps(value)}" for name, value in settings.items()]


class Proof:
    def __init__(self, plan: Plan, work: Path, threads: int) -> None:
        self.plan = plan
        self.work = work.resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self._environment = {**os.environ, "OMP_NUM_THREADS": str(threads), "TOKENIZERS_PARALLELISM": "false", "TRL_EXPERIMENTAL_SILENCE": "1"}

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
        plan, folder, data = self.plan, self.work / f"seed-{seed}", self.work / "sft.jsonl"
        server = ("--url", url, "--seed", seed)

        def measure(stage: str, model: Path, tasks: Sequence[int], ways: Sequence[str] = plan.ways) -> None:
            for name in ways:
                way, file = WAYS[name], folder / report_file(stage, name)
                self.recipe(
                    f"seed-{seed}/{file.stem}", "evaluate.py", "--model", model, "--families", *plan.demonstrations, *server, "--tasks", *tasks, "--name", f"{stage}, {name}", "--output", file,
                    "--temperature", way.temperature, "--max-turns", way.replies or plan.turns, "--room", 4 * plan.room, "--max-new-tokens", plan.reply, "--batch", 64,
                )

        self.recipe(f"seed-{seed}/base", "proof/base.py", "--data", data, "--output", folder / "base", "--seed", seed, *(plan.base or ("--tokenizer", self.work / "tokenizer")))
        measure("before", folder / "base", (plan.before,), plan.ways[-1:])
        self.recipe(f"seed-{seed}/sft", "sft.py", "--tiny", "--data", data, "--model", folder / "base", "--output", folder / "sft", "--seed", seed, "--set", *as_settings(plan.sft))
        measure("sft", folder / "sft" / "model", plan.test)
        grpo = {"temperature": TEMPERATURE, "max_completion_length": plan.room, "generation_kwargs": {"max_new_tokens": plan.reply}, **plan.grpo}
        self.recipe(f"seed-{seed}/grpo", "grpo.py", "--tiny", "--model", folder / "sft" / "model", "--output", folder / "grpo", "--families", *(plan.played or plan.demonstrations), *server, "--tasks", plan.tasks, "--max-turns", plan.turns, "--set", *as_settings(grpo))
        measure("grpo", folder / "grpo" / "model", plan.test)

    def prepare(self, url: str) -> None:
        for family, count in self.plan.demonstrations.items():
            self.gym(f"demonstrations-{family}", "rollout", "--agent", "demonstrator", "--family", family, "--split", "train", "--endless", "-n", count, "--url", url)
        self.gym("export", "export", "sft", "--split", "train", "--data-dir", self.work / "data", "--out", self.work / "sft.jsonl")
        if not self.plan.base:
            self.recipe("tokenizer", "proof/base.py", "--data", self.work / "sft.jsonl", "--output", self.work / "tokenizer")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    options.add_argument("--plan", choices=PLANS, default="scratch")
    options.add_argument("--work", type=Path, help="folder of all that is made; default: runs/proof-PLAN")
    options.add_argument("--seeds", nargs="+", type=int, help="others than the plan's")
    options.add_argument("--threads", type=int, default=1, help="of one seed's training; seeds run side by side")
    options.add_argument("--parallel", type=int, help="seeds at the same time; default: all")
    given = options.parse_args()
    plan = PLANS[given.plan]
    seeds = given.seeds or plan.seeds
    proof = Proof(plan, given.work or Path("runs") / f"proof-{given.plan}", given.threads)
    begun = time.monotonic()
    with LocalServer({"data_dir": proof.work / "data", "tables_dir": project_folder() / ".cache" / "tables"}) as server:
        proof.prepare(server.url)
        with ThreadPoolExecutor(given.parallel or len(seeds)) as pool:
            list(pool.map(lambda seed: proof.seed(seed, server.url), seeds))
        write_report(proof.work, list(plan.demonstrations), seeds)
        # Turns, actions and kinds of error of the measured episodes, stage by stage.
        proof.gym("report/episodes", "stats", "--data-dir", proof.work / "data", "--split", "test", "--by", "model", "--svg", proof.work / "report" / "episodes.svg")
    print(f"{(time.monotonic() - begun) / 60:.1f} minutes; the results lie in {proof.work / 'report'}")


if __name__ == "__main__":
    main()
