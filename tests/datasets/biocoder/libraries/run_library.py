"""Runs the functions of a file on inputs from standard input: [{"function", "settings", "inputs"}, ...] to a list of lists of outputs."""
import json
import runpy
import sys
import warnings

warnings.simplefilter("ignore")
functions = runpy.run_path(sys.argv[1])
json.dump([[functions[each["function"]](each["settings"], *given) for given in each["inputs"]] for each in json.load(sys.stdin)], sys.stdout)
