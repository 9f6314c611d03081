"""The table and the pictures of the proof: success by family and stage, and GRPO's reward over its steps."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

STAGES = {"before": "before", "sft": "after SFT", "grpo": "after GRPO"}


class Way(NamedTuple):
    """How a model is measured.

    Attributes:
        temperature: that of GRPO's episodes, or 0: the likeliest reply.
        replies: of the model in one episode; None: as many as in GRPO's episodes.
    """

    temperature: float
    replies: int | None


TEMPERATURE = 0.7
WAYS = {"sampled": Way(TEMPERATURE, None), "greedy": Way(0.0, None), "greedy, four replies": Way(0.0, 4)}
#: Okabe and Ito's colours, which people who see few colours tell apart.
COLOURS = ("#999999", "#56B4E9", "#009E73")


def report_file(stage: str, way: str) -> str:
    return f"{stage}-{way.replace(', ', '-').replace(' ', '-')}.json"


def wilson(solved: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if of == 0:
        return 0.0, 1.0
    share, square = solved / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    half = z * math.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    # At 0 and 1 the bound is the share itself, but for rounding.
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def gather(work: Path, families: Sequence[str], seeds: Sequence[int]) -> dict[str, Any]:
    found: dict[str, Any] = {"success": {}, "reward": {}, "seconds": {}}
    files = {(stage, way): [work / f"seed-{seed}" / report_file(stage, way) for seed in seeds] for stage in STAGES for way in WAYS}
    reports = {measured: [json.loads(file.read_text())["families"] for file in each] for measured, each in files.items() if all(file.is_file() for file in each)}
    for family in families:
        for way in WAYS:
            stages = {}
            for stage in STAGES:
                each = [report[family] for report in reports.get((stage, way), [])]
                if not each:
                    continue
                solved, of = sum(one["solved"] for one in each), sum(one["of"] for one in each)
                stages[stage] = {"share": solved / max(1, of), "interval": wilson(solved, of), "solved": solved, "of": of, "by_seed": [one["solved"] / max(1, one["of"]) for one in each]}
            if stages:
                found["success"][f"{family}, {way}"] = stages
    for seed in seeds:
        states = sorted((work / f"seed-{seed}" / "grpo").glob("checkpoint-*/trainer_state.json"), key=lambda file: int(file.parent.name.split("-")[1]))
        history = json.loads(states[-1].read_text())["log_history"] if states else []
        found["reward"][str(seed)] = [[entry["step"], entry["reward"]] for entry in history if "reward" in entry]
    for stamp in sorted(work.rglob("*.done")):
        found["seconds"][str(stamp.relative_to(work).with_suffix(""))] = json.loads(stamp.read_text())["seconds"]
    return found


def table(found: dict[str, Any]) -> str:
    lines = ["| solved, of test tasks | " + " | ".join(STAGES.values()) + " |", "|---|" + "---|" * len(STAGES)]
    for name, stages in found["success"].items():
        lines.append(f"| {name} | " + " | ".join(_cell(stages[stage]) if stage in stages else "" for stage in STAGES) + " |")
    return "\n".join(lines)


def _cell(found: dict[str, Any]) -> str:
    low, high = found["interval"]
    return f"{100 * found['share']:.1f} % ({100 * low:.1f} to {100 * high:.1f}); {', '.join(f'{100 * one:.0f}' for one in found['by_seed'])}"


def draw(found: dict[str, Any], folder: Path) -> None:
    plt.rcParams.update({"svg.hashsalt": "medagentgym", "font.size": 10, "axes.spines.top": False, "axes.spines.right": False})
    names = list(found["success"])
    figure, axes = plt.subplots(figsize=(7, 3.4))
    for i, (stage, label) in enumerate(STAGES.items()):
        each = [(at + (i - 1) * 0.27, found["success"][name][stage]) for at, name in enumerate(names) if stage in found["success"][name]]
        shares = [100 * one["share"] for _, one in each]
        bars = [[100 * (one["share"] - one["interval"][0]) for _, one in each], [100 * (one["interval"][1] - one["share"]) for _, one in each]]
        axes.bar([at for at, _ in each], shares, 0.25, label=label, color=COLOURS[i], yerr=bars, capsize=3)
    axes.set_xticks(range(len(names)), [name.replace(", ", "\n") for name in names])
    axes.set_ylabel("solved test tasks, %")
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(folder / "success.svg", metadata={"Date": None})
    plt.close(figure)
    figure, axes = plt.subplots(figsize=(7, 3.4))
    curves = {seed: dict(curve) for seed, curve in found["reward"].items() if curve}
    for seed, curve in curves.items():
        axes.plot(curve.keys(), curve.values(), linewidth=0.8, alpha=0.7, label=f"seed {seed}")
    # Each step has other tasks, easy ones and hard ones: what rises is seen in the mean over seeds and neighbouring steps.
    steps = sorted(set.intersection(*(set(curve) for curve in curves.values()))) if curves else []
    smooth = [fmean(curve[near] for curve in curves.values() for near in steps if abs(near - step) <= 2) for step in steps]
    axes.plot(steps, smooth, linewidth=2.5, color="black", label="mean of five steps and all seeds")
    axes.set_xlabel("GRPO step")
    axes.set_ylabel("mean reward of its episodes")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(folder / "reward.svg", metadata={"Date": None})
    plt.close(figure)


def write_report(work: Path, families: Sequence[str], seeds: Sequence[int]) -> None:
    folder = work / "report"
    folder.mkdir(exist_ok=True)
    found = gather(work, families, seeds)
    (folder / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (folder / "table.md").write_text(table(found) + "\n", encoding="utf-8")
    draw(found, folder)
    print(table(found))
