"""Takes a published program apart; runs in the sandbox, since the program's packages are asked for there.

In: `__input__`, a dict with `context` (a module with a marker), `signature` and `solution`.
Out: `answer`, a dict with `context` (the module without its call of main and without imports that are not to be had),
`entry` (what the module runs as a program), `function`, `owner` (the class that the function belongs to, or None),
`solution` (without indentation) and `missing` (the packages that were left out); or with `error`.
"""
import ast
import importlib
import re
import textwrap

MARKER = "<<insert solution here>>"


def parsed(context):
    """The module with its marker as a comment, or as a statement where a class would be empty without it."""
    for mark in ("# " + MARKER, "pass  # " + MARKER):
        text = context.replace(MARKER, mark)
        try:
            return text, ast.parse(text)
        except SyntaxError:
            continue
    raise ValueError("the context is no program of Python 3")


def owner_of(tree, line, indent):
    """The innermost class that is open where the marker stands."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.lineno < line and node.col_offset < indent]
    return max(classes, key=lambda node: node.lineno).name if classes else None


def can_import(node):
    try:
        if isinstance(node, ast.Import):
            for alias in node.names:
                importlib.import_module(alias.name)
        elif node.level == 0:
            module = importlib.import_module(node.module)
            for alias in node.names:
                if alias.name != "*" and not hasattr(module, alias.name):
                    importlib.import_module(f"{node.module}.{alias.name}")
        else:
            return False
        return True
    except Exception:
        return False


def prepare(context, signature, solution):
    if context.count(MARKER) != 1:
        raise ValueError("the context has no marker, or several")
    name = re.search(r"def\s+(\w+)", signature)
    if not name:
        raise ValueError("the signature names no function")
    text, tree = parsed(context)
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if MARKER in line)
    indent = len(lines[at]) - len(lines[at].lstrip())
    missing, entry, gone = [], [], set()
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not can_import(node):
            missing.append(ast.unparse(node))
            gone.update(range(node.lineno - 1, node.end_lineno))
        elif isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
            entry += [ast.unparse(each) for each in node.body]
            gone.update(range(node.lineno - 1, node.end_lineno))
    if not entry:
        raise ValueError("the program runs nothing under __main__")
    return {
        "context": "\n".join(line for i, line in enumerate(lines) if i not in gone),
        "entry": "\n".join(entry),
        "function": name[1],
        "owner": owner_of(tree, at + 1, indent) if indent else None,
        "solution": textwrap.dedent(solution),
        "missing": missing,
    }


try:
    answer = prepare(**__input__)
except ValueError as error:
    answer = {"error": str(error)}
except RecursionError:
    answer = {"error": "the context is nested too deeply"}
