"""Inspect AI: body mass indices, as a task of one's own.

    inspect eval examples/trainers/inspect_eval.py --model openai-api/local/NAME -T limit=20
    inspect eval medagentgym/medagentgym -T family=npower --model ...            # the task as it comes, any family
"""

from __future__ import annotations

from inspect_ai import Task, task

from medagentgym.adapters.inspect import medagentgym


@task
def body_mass_index(limit: int = 8, url: str | None = None) -> Task:
    return medagentgym(family="medcalc", split="test", category="bmi", limit=limit, url=url)
