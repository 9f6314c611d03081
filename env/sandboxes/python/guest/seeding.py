"""Random state of a guest."""
import random
import sys


def seed(number):
    """Forked children would all draw the same numbers; and equal seeds must draw equal ones."""
    random.seed(number)
    numpy = sys.modules.get('numpy')
    if numpy is not None:
        numpy.random.seed(number & 0xFFFFFFFF)
