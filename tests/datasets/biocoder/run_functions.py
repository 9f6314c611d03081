"""Calls functions on their inputs, without a sandbox: reads programs from standard input, writes what each call gave.

In: [{"context": text, "reference": text, "name": text, "inputs": [[argument, ...], ...]}, ...]
Out: for each program {"results": [[returned?, value or name of the exception, arguments afterwards], ...]} or {"error": text}
"""
import copy
import json
import sys


def call(function, arguments):
    given = copy.deepcopy(arguments)
    try:
        return [True, function(*given), given]
    except Exception as error:
        return [False, type(error).__name__, given]


def run(program):
    space = {"__name__": "candidate"}
    try:
        exec(compile(program["context"], "context", "exec"), space)
        exec(compile(program["reference"], "reference", "exec"), space)
        return {"results": json.loads(json.dumps([call(space[program["name"]], each) for each in program["inputs"]]))}
    except Exception as error:
        return {"error": repr(error)}


json.dump([run(program) for program in json.load(sys.stdin)], sys.stdout)
