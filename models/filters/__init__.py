"""Selections of the roster as data: what can be asked of a member, the selections everybody has, and those of one's own."""

from models.filters.builtin import BUILTIN, Selection, selection, sorted_out
from models.filters.computed import COMPUTED, Computed, computed
from models.filters.criteria import Criteria, Criterion
from models.filters.facts import Facts
from models.filters.keeping import keeper, unfit
from models.filters.subjects import OPERATORS, Subject, subject, subjects

__all__ = [
    "BUILTIN", "COMPUTED", "OPERATORS", "Computed", "Criteria", "Criterion", "Facts", "Selection", "Subject",
    "computed", "keeper", "selection", "sorted_out", "subject", "subjects", "unfit",
]  # fmt: skip
