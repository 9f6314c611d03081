"""The table and the pictures of the proof: success by family and stage, and GRPO's reward over its steps."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

STAGES = {"before": "before", "sft": "after SFT", "grpo": "after GRPO"}
#: Okabe and Ito's colours, which people who see few colours tell apart.
COLOURS = ("#999999", "#56B4E9", "#009E73")


def wilson(solved: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if of == 0:
        return 0.0, 1.0
    share, square = solved / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    half = z * math.sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def gather(work: Path, families: Sequence[str], seeds: Sequence[int]) -> dict[str, Any]:
    found: dict[str, Any] = {"families": {}, "reward": {}, "seconds": {}}
    reports = {(stage, seed): json.loads((work / f"seed-{seed}" / f"{stage}.json").read_text()) for stage in STAGES for seed in seeds}
    for family in families:
        found["families"][family] = {}
        for stage in STAGES:
            each = [reports[stage, seed]["families"][family] for seed in seeds]
            solved, of = sum(one["solved"] for one in each), sum(one["of"] for one in each)
            low, high = wilson(solved, of)
            found["families"][family][stage] = {"share": solved / max(1, of), "interval": [low, high], "solved": solved, "of": of, "by_seed": [one["solved"] / max(1, one["of"]) for one in each]}
    for seed in seeds:
        states = sorted((work / f"seed-{seed}" / "grpo").glob("checkpoint-*/trainer_state.json"), key=lambda file: int(file.parent.name.split("-")[1]))
        history = json.loads(states[-1].read_text())["log_history"] if states else []
        found["reward"][str(seed)] = [[entry["step"], entry["reward"]] for entry in history if "reward" in entry]
    for stamp in sorted(work.rglob("*.done")):
        found["seconds"][str(stamp.relative_to(work).with_suffix(""))] = json.loads(stamp.read_text())["seconds"]
    return found


def table(found: dict[str, Any]) -> str:
    lines = ["| family | " + " | ".join(STAGES.values()) + " |", "|---|" + "---|" * len(STAGES)]
    for family, stages in found["families"].items():
        cells = [f"{100 * each['share']:.1f} % ({100 * each['interval'][0]:.1f} to {100 * each['interval'][1]:.1f}); {', '.join(f'{100 * one:.0f}' for one in each['by_seed'])}" for each in stages.values()]
        lines.append(f"| `{family}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def draw(found: dict[str, Any], folder: Path) -> None:
    plt.rcParams.update({"svg.hashsalt": "medagentgym", "font.size": 10, "axes.spines.top": False, "axes.spines.right": False})
    families = list(found["families"])
    figure, axes = plt.subplots(figsize=(7, 3.4))
    for i, (stage, name) in enumerate(STAGES.items()):
        each = [found["families"][family][stage] for family in families]
        shares = [100 * one["share"] for one in each]
        bars = [[100 * (one["share"] - one["interval"][0]) for one in each], [100 * (one["interval"][1] - one["share"]) for one in each]]
        axes.bar([at + (i - 1) * 0.27 for at in range(len(families))], shares, 0.25, label=name, color=COLOURS[i], yerr=bars, capsize=3)
    axes.set_xticks(range(len(families)), families)
    axes.set_ylabel("solved test tasks, %")
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(folder / "success.svg", metadata={"Date": None})
    plt.close(figure)
    figure, axes = plt.subplots(figsize=(7, 3.4))
    for seed, curve in found["reward"].items():
        if curve:
            axes.plot(*zip(*curve, strict=True), marker=".", label=f"seed {seed}")
    axes.set_xlabel("GRPO step")
    axes.set_ylabel("mean reward of its episodes")
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
