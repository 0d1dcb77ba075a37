"""Reading a roster file (xlsx, xls, ods, csv, json) into a plan, and writing the plan. Nothing is written before it is seen."""

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
