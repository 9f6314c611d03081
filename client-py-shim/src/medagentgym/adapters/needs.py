"""Says which library is missing or too old, before an import fails with words that help nobody."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version


def needs(package: str, at_least: str, extra: str) -> None:
    """Checks that ``package`` is installed in a version that the adapter was written for.

    Raises:
        ImportError: it is missing or too old; the message says what to install.
    """
    install = f"pip install 'medagentgym[{extra}]'"
    try:
        found = version(package)
    except PackageNotFoundError:
        raise ImportError(f"this adapter needs {package} >= {at_least}: {install}") from None
    if _numbers(found) < _numbers(at_least):
        raise ImportError(f"this adapter needs {package} >= {at_least}, and {found} is installed: {install}")


def _numbers(text: str) -> tuple[int, ...]:
    """The leading numbers, so that ``0.9.1.dev3`` counts as ``0.9.1``."""
    found = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(int(part) for part in found[0].split(".")) if found else ()
