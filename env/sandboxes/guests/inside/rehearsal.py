"""Runs a few harmless steps in the zygote, before any guest is forked.

What an interpreter does at the first run of a function (specialized bytecode, caches, lazily made objects) then lies
in memory that all guests share, instead of being done and paid for in each of them.
"""
import os
import signal
import sys

import frames
from capture import Capture
from step import StepRunner

PROGRAMS = (
    'answer = 1 + 1',
    'import math\nprint("a", math.sqrt(2))\nanswer = {"a": [1, 2.5, None, "x"], "b": (True, {3})}',
    'import datetime, sys\nprint("b", file=sys.stderr)\nanswer = datetime.date(2024, 1, 31)',
    'def f():\n    raise ValueError("x")\nf()',
    'answer = (',
    'import sys\nsys.exit(0)',
)
ROUNDS = 12


def rehearse():
    """Returns the runner that it used, for guests to go on with. Streams, signals and `__main__` are left as they were."""
    main, streams, handler = sys.modules['__main__'], (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__), signal.getsignal(signal.SIGINT)
    descriptors = os.dup(1), os.dup(2)
    capture = Capture()
    runner = StepRunner(capture)
    capture.open()
    capture.fix(4096)
    try:
        frames.decode(frames.encode({'a': [1, True, None, 'x']}))
        for _ in range(ROUNDS):
            for number, source in enumerate(PROGRAMS):
                runner.run({'n': number, 'k': 'code', 's': source, 'w': True})
                runner.between()
    finally:
        sys.modules['__main__'] = main
        sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__ = streams
        signal.signal(signal.SIGINT, handler)
        capture.close()
        for number, descriptor in enumerate(descriptors, 1):
            os.dup2(descriptor, number)
            os.close(descriptor)
    return runner
