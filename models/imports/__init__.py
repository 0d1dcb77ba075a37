"""Reading a roster file (xlsx, xls, ods, csv, json) into a plan, and writing the plan. Nothing is written before it is seen."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.imports.plan import (
        ADDED,
        FATES,
        RETURNED,
        UNCHANGED,
        UPDATED,
        Candidate,
        ColumnPlan,
        Plan,
        RowPlan,
        SheetPlan,
        Skipped,
    )
    from models.imports.planning import plan_file
    from models.imports.refused import FileRefused
    from models.imports.returned import write_returned
    from models.imports.wishes import KEEP, NEW, NOTHING_SAID, Wishes
    from models.imports.writing import write_plan

__all__ = [
    "ADDED",
    "FATES",
    "KEEP",
    "NEW",
    "NOTHING_SAID",
    "RETURNED",
    "UNCHANGED",
    "UPDATED",
    "Candidate",
    "ColumnPlan",
    "FileRefused",
    "Plan",
    "RowPlan",
    "SheetPlan",
    "Skipped",
    "Wishes",
    "plan_file",
    "write_plan",
    "write_returned",
]  # fmt: skip

if not TYPE_CHECKING:
    _PARTS = ("refused", "wishes", "plan", "planning", "returned", "writing")

    def __getattr__(name: str) -> object:
        """Loads what is asked for when it is asked for: the child that reads a file starts in a tenth of the time without the rest."""
        if name in __all__:
            for part in _PARTS:
                module = import_module(f"{__name__}.{part}")
                if hasattr(module, name):
                    return getattr(module, name)
        raise AttributeError(name)
