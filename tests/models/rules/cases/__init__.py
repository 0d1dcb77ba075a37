"""For each rule a case in which it speaks, and one just beside in which it is silent; `python -m tests.models.rules.cases` prints the table."""

from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.meetings import MEETINGS

CASES: tuple[Case, ...] = (*MEETINGS,)

__all__ = ["CASES", "Case", "raising"]
