"""Packages that name what is in their modules, and load a module when one of its names is first asked for.

A package that imports all its modules makes whoever needs one of them wait for every other: the start of the window would read
a hundred files of rules for one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def on_demand(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package. modules: a module of it, and the names that come from there, with blanks between them.

    A name that is also that of a module cannot be given so: who wants it asks the module.
    """
    where = {name: module for module, names in modules.items() for name in names.split()}

    def get(name: str) -> object:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{where[name]}"), name)

    return get
