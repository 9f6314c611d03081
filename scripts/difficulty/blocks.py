"""Counts the building blocks of programs: reads [{"code": ..., "prelude": [names], "asked": [names]}] as JSON, prints a list of numbers.

A block is a call, an operator, a comparison, a subscript, a loop, or a condition. Definitions that the program never uses do not
count, unless they are what is asked for, nor does the family's shared prelude: what reads tables or speaks to a server is the same in
every task. The prelude `*` is every function that the program defines.
"""
import ast
import json
import sys

DEFINITIONS = (ast.FunctionDef, ast.ClassDef)


def names(node):
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def defined(node):
    if isinstance(node, DEFINITIONS):
        return {node.name}
    # A table of constants, such as molar masses. What computes something stands, named or not.
    if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Dict, ast.Constant, ast.List, ast.Tuple)) and weight(node) == 0:
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()


def weight(node):
    return sum(
        1 if isinstance(each, (ast.Call, ast.BinOp, ast.Subscript, ast.For, ast.While, ast.If, ast.IfExp, ast.AugAssign, ast.Try))
        else len(each.values) - 1 if isinstance(each, ast.BoolOp)
        else len(each.ops) if isinstance(each, ast.Compare)
        else 1 + len(each.ifs) if isinstance(each, ast.comprehension)
        else 1 if isinstance(each, ast.UnaryOp) and not isinstance(each.operand, ast.Constant)
        else 0
        for each in ast.walk(node))


def blocks(code, prelude=(), asked=()):
    body = ast.parse(code).body
    # From the end of the program backwards: what stands for itself is used, and so is what used code names.
    while True:
        kept = [node for node in body if not defined(node) or defined(node) & set(asked).union(*(names(other) for other in body if other is not node))]
        if len(kept) == len(body):
            return sum(weight(node) for node in kept if not defined(node) & set(prelude) and not ("*" in prelude and isinstance(node, DEFINITIONS)))
        body = kept


if __name__ == "__main__":
    print(json.dumps([blocks(**each) for each in json.load(sys.stdin)]))
