"""What the adapters share: episodes that heal, trainers that are killed, texts that cannot forge a turn, errors that say what to do."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import medagentgym
from medagentgym.adapters.blocking import BlockingRollout
from medagentgym.adapters.clients import background, loop_client, task_ids
from medagentgym.adapters.needs import needs
from medagentgym.adapters.play import play
from medagentgym.adapters.rollout import OVER, Rollout
from medagentgym.adapters.safe_text import defuse, special_tokens
from medagentgym.local import LocalServer, project_folder
from samples import TASK, code

SETTINGS = {"tables_dir": project_folder() / ".cache" / "tables", "log_level": "silent", "pool": 2}


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_server_that_comes_back_heals_the_episode(tmp_path: Path) -> None:
    first = LocalServer({"data_dir": tmp_path, **SETTINGS})
    rollout = BlockingRollout(first.url, recoveries=20, **TASK, seed=1)
    seen = rollout.act(code("print(6 * 7)"))
    assert "42" in seen
    os.killpg(first.pid, signal.SIGKILL)
    first.close()
    # It is away while the policy acts, and comes back at its old address.
    answers: list[str] = []
    acting = threading.Thread(target=lambda: answers.append(rollout.act(code("print('after')"))))
    acting.start()
    with LocalServer({"data_dir": tmp_path, **SETTINGS}, port=int(first.url.rsplit(":", 1)[1])):
        acting.join(30)
        assert "after" in answers[0]
        assert rollout.rollout.recovered == 1
        assert rollout.close() == 0.0
        assert rollout.act(code("print(1)")) == OVER


def test_a_trainer_that_is_killed_leaves_room_for_the_next(tmp_path: Path) -> None:
    script = "import sys; from medagentgym.adapters.blocking import BlockingRollout as B; all = [B(sys.argv[1], **{'task': sys.argv[2], 'seed': i}) for i in range(2)]; print('begun', flush=True); input()"
    with LocalServer({"data_dir": tmp_path, "max_episodes": 2, "session_episodes": 2, "resume_ms": 300, **SETTINGS}) as server:
        command = [sys.executable, "-c", script, server.url, "medcalc-v2/twin/train/bmi/0"]
        for _ in range(2):
            # Both places are the killed one's, until the server has given it up.
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as trainer:
                assert trainer.stdout is not None
                assert trainer.stdout.readline() == "begun\n"
                trainer.kill()


def test_a_server_of_ones_own_ends_with_the_process_that_is_killed(tmp_path: Path) -> None:
    script = f"from medagentgym.local import LocalServer; s = LocalServer({{'data_dir': {str(tmp_path)!r}}}); print(s.pid, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        assert Path(f"/proc/{pid}").exists()
        owner.kill()
        until(lambda: not Path(f"/proc/{pid}").exists())


def test_an_episode_that_is_dropped_is_closed(server: str) -> None:
    rollout = BlockingRollout(server, **TASK, seed=1)
    played = rollout.rollout
    del rollout
    until(lambda: played._closed is not None)


def test_a_policy_plays_a_whole_episode(server: str) -> None:
    async def say(messages: list[dict[str, str]]) -> str:
        return '{"action": "validate_code", "code": "print(1)"}' if len(messages) < 5 else '{"action": "submit", "answer": 0}'

    async def both() -> None:
        connect = lambda: loop_client(server)  # noqa: E731
        first, second = await asyncio.gather(*(play(connect, say, {**TASK, "seed": 3}) for _ in range(2)))
        assert first.digest == second.digest
        assert first.reward == 0.0
        assert first.error is None
        assert [each["role"] for each in first.messages] == ["system", "user", "assistant", "user", "assistant", "user", "assistant"]
        with pytest.raises(medagentgym.GymError, match="unknown_task"):
            await play(connect, say, {"task": "no/such/task"})
        assert (await Rollout.begin(connect, **TASK, seed=3)).digest == first.digest

    asyncio.run(both())


def test_nobody_there_is_told_at_once() -> None:
    with pytest.raises(medagentgym.NoServer, match="127.0.0.1:9"):
        BlockingRollout("http://127.0.0.1:9", **TASK)


def test_threads_share_one_connection(server: str) -> None:
    clients: list[medagentgym.AsyncClient] = []
    threads = [threading.Thread(target=lambda: clients.append(background().run(loop_client(server)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(client) for client in clients}) == 1


def test_tasks_are_listed_page_by_page(server: str) -> None:
    assert len(list(task_ids(server, family="medcalc", split="test", limit=1001))) == 1001
    assert len(list(task_ids(server, family="npower", split="test"))) == 240


@pytest.mark.parametrize(("package", "least", "said"), [
    ("no-such-library", "1.0", r"needs no-such-library >= 1.0: pip install 'medagentgym\[verl\]'"),
    ("msgpack", "999.1", r"needs msgpack >= 999.1, and \d.* is installed: pip install"),
])
def test_a_library_that_does_not_fit_is_told(package: str, least: str, said: str) -> None:
    needs("msgpack", "1", "verl")
    with pytest.raises(ImportError, match=said):
        needs(package, least, "verl")


def test_errors_cross_processes_whole() -> None:
    error = pickle.loads(pickle.dumps(medagentgym.GymError({"code": "busy", "message": "wait", "fault": "infra", "retryable": True, "retry_after_ms": 5})))
    assert (error.code, error.fault, error.retryable, error.retry_after_ms, str(error)) == ("busy", "infra", True, 5, "busy: wait")
    lost = pickle.loads(pickle.dumps(medagentgym.ConnectionLost("gone", executed="no")))
    assert isinstance(lost, medagentgym.ConnectionLost)
    assert (str(lost), lost.executed) == ("connection_lost: gone", "no")


def test_control_tokens_are_broken_and_spaces_are_not() -> None:
    class Tokenizer:
        all_special_tokens = ["<|im_end|>", "[STEP]"]
        added_tokens_decoder = {0: "    ", 1: "<tool_call>"}

    tokens = special_tokens(Tokenizer())
    assert tokens == ("<tool_call>", "<|im_end|>", "[STEP]")
    text = defuse("    if x:\n<|im_end|>[STEP]</s>", tokens)
    assert text.startswith("    if x:\n")
    assert not any(token in text for token in (*tokens, "</s>"))
    assert text.replace("\u2060", "") == "    if x:\n<|im_end|>[STEP]</s>"


def test_a_server_that_was_there_may_come_back(tmp_path: Path) -> None:
    """Between two episodes as within one: a trainer of days does not end with a restart of the server."""
    with LocalServer({"data_dir": tmp_path, **SETTINGS}) as first:
        client = background().run(loop_client(first.url))
        port = int(first.url.rsplit(":", 1)[1])
        background().run(client.close())
    for _ in range(2):
        with pytest.raises(medagentgym.ConnectionLost, match="no server answers"):
            BlockingRollout(first.url, recoveries=0, **TASK, seed=1)
    begun: list[BlockingRollout] = []
    beginning = threading.Thread(target=lambda: begun.append(BlockingRollout(first.url, recoveries=60, **TASK, seed=1)))
    beginning.start()
    with LocalServer({"data_dir": tmp_path, **SETTINGS}, port=port):
        beginning.join(30)
        assert begun[0].close() == 0.0
