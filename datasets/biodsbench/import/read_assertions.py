"""Which results do the assertions of a row read? Parses the published solution and its assertions, and runs neither."""
import ast
import builtins


def stored(tree):
    """Names that a program sets at its top level, save tables that it only reads in."""
    names, inputs = set(), set()
    nodes = list(tree.body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute) and node.value.func.attr.startswith('read_'):
            inputs.update(target.id for target in node.targets if isinstance(target, ast.Name))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        nodes.extend(ast.iter_child_nodes(node))
    return names - inputs


def root(node):
    """The name at which a chain of attributes and calls without arguments begins."""
    while True:
        if isinstance(node, ast.Attribute):
            node = node.value
        elif isinstance(node, ast.Call) and not node.args and not node.keywords and isinstance(node.func, ast.Attribute):
            node = node.func
        else:
            return node.id if isinstance(node, ast.Name) else None


def reads(node, found):
    """Longest chains from each name, and its length where that is asked for."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'len' and len(node.args) == 1 and isinstance(node.args[0], ast.Name):
        found.setdefault(node.args[0].id, []).append(ast.unparse(node))
        return
    name = root(node)
    if name is not None:
        chains = found.setdefault(name, [])
        if not isinstance(node, ast.Name):
            chains.append(ast.unparse(node))
        return
    for child in ast.iter_child_nodes(node):
        reads(child, found)


def read(solution, assertions):
    tree = ast.parse(assertions)
    own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    own |= {(alias.asname or alias.name).split('.')[0] for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)) for alias in node.names}
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            reads(node.test, found)
    wanted = stored(ast.parse(solution)) - own - set(dir(builtins))
    return {name: sorted(set(chains)) for name, chains in found.items() if name in wanted}


try:
    answer = {'reads': read(*__input__)}
except SyntaxError as error:
    answer = {'refused': f'{type(error).__name__}: {error.msg}'}
