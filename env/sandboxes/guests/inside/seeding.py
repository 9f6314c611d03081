"""Random state of a guest: forked children would all draw the same numbers; and equal seeds must draw equal ones."""
import importlib.machinery
import random
import sys


def seed(number):
    """Seeds `random` and numpy's global generator, now or, where numpy is not loaded yet, when it is."""
    random.seed(number)
    numpy = sys.modules.get('numpy')
    if numpy is not None:
        numpy.random.seed(number & 0xFFFFFFFF)
    else:
        sys.meta_path.insert(0, _SeedOnImport(number & 0xFFFFFFFF))


class _SeedOnImport:
    """Finds `numpy.random` once, as the usual finder does, and seeds it after it is loaded."""

    def __init__(self, number):
        self._number = number

    def find_spec(self, name, path, target=None):
        if name != 'numpy.random':
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None:
            load, number = spec.loader.exec_module, self._number

            def load_and_seed(module):
                load(module)
                module.seed(number)
            spec.loader.exec_module = load_and_seed
        return spec
