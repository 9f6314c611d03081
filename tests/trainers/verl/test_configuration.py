"""The GRPO configuration for verl: every key is verl's own, verl's checks pass, and it says what the paper says."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hydra import compose, initialize_config_dir
from omegaconf import DictConfig, OmegaConf
from verl.trainer.ppo.utils import need_critic, need_reference_policy
from verl.utils.config import omega_conf_to_dataclass, validate_config
from verl.utils.import_utils import resolve_config_path

from medagentgym.adapters.verl import MedAgentGymLoop
from medagentgym.local import project_folder

FOLDER = project_folder() / "training" / "verl"


@pytest.fixture(scope="module")
def config() -> DictConfig:
    with initialize_config_dir(str(FOLDER), version_base=None):
        return compose("grpo")


def test_it_composes_with_verls_own_and_passes_its_checks(config: DictConfig) -> None:
    # As main_ppo does it before it starts anything.
    validate_config(config, use_reference_policy=need_reference_policy(config), use_critic=need_critic(config))
    assert need_reference_policy(config)
    assert not need_critic(config)
    assert omega_conf_to_dataclass(config.actor_rollout_ref.rollout).agent.default_agent_loop == "medagentgym"


def test_every_key_is_one_that_verl_has(config: DictConfig) -> None:
    ours = OmegaConf.to_container(OmegaConf.load(FOLDER / "grpo.yaml"))
    assert isinstance(ours, dict)
    with initialize_config_dir(os.path.join(os.path.dirname(sys.modules["verl"].__file__ or ""), "trainer", "config"), version_base=None):
        verls = OmegaConf.to_container(compose("ppo_trainer"), resolve=False)
    unknown = [path for path in paths({name: value for name, value in ours.items() if name not in ("hydra", "defaults")}) if not known(verls, path)]
    assert unknown == []


def test_it_says_what_the_paper_says(config: DictConfig) -> None:
    rollout = config.actor_rollout_ref.rollout
    assert config.data.train_batch_size == 128
    assert config.actor_rollout_ref.actor.optim.lr == 1e-5
    assert (config.actor_rollout_ref.actor.use_kl_loss, config.actor_rollout_ref.actor.kl_loss_coef) == (True, 1e-3)
    assert rollout.temperature == 0.6
    assert (rollout.prompt_length + rollout.response_length, rollout.response_length) == (32768, 8192)
    assert rollout.multi_turn.max_assistant_turns == 15
    assert config.actor_rollout_ref.model.path == "Qwen/Qwen2.5-7B-Instruct"
    assert config.algorithm.adv_estimator == "grpo"


def test_the_agent_loop_that_it_names_is_there(config: DictConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project_folder())
    (loop,) = OmegaConf.load(resolve_config_path(config.actor_rollout_ref.rollout.agent.agent_loop_config_path))
    assert loop.name == "medagentgym"
    assert loop._target_ == f"{MedAgentGymLoop.__module__}.{MedAgentGymLoop.__qualname__}"
    assert loop.options.max_steps == config.actor_rollout_ref.rollout.multi_turn.max_assistant_turns


def test_the_one_command_reads_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(project_folder())
    monkeypatch.setattr(sys, "argv", ["main_ppo", "--config-dir", "training/verl", "--config-name", "grpo", "--cfg", "job", "actor_rollout_ref.rollout.n=4"])
    runpy.run_module("verl.trainer.main_ppo", run_name="__main__")
    assert OmegaConf.create(capsys.readouterr().out).actor_rollout_ref.rollout.n == 4


def paths(tree: Mapping[Any, Any], above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from paths(value, (*above, name))
        else:
            yield (*above, name)


def known(tree: Any, path: tuple[Any, ...]) -> bool:
    for name in path:
        if not isinstance(tree, Mapping) or name not in tree:
            return False
        tree = tree[name]
    return True
