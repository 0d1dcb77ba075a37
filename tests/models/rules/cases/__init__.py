"""For each rule a case in which it speaks, and one just beside in which it is silent; `python -m tests.models.rules.cases` prints the table."""

from tests.models.rules.cases.appraisals import APPRAISALS
from tests.models.rules.cases.batches import AT_ONCE, FOR_ALL
from tests.models.rules.cases.branch import BRANCH
from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.committee_list import COMMITTEE_LISTS
from tests.models.rules.cases.elections import ELECTIONS
from tests.models.rules.cases.going import GOING
from tests.models.rules.cases.home import HOME
from tests.models.rules.cases.levels import LEVELS
from tests.models.rules.cases.meetings import MEETINGS
from tests.models.rules.cases.minutes import MINUTES
from tests.models.rules.cases.numbers import NUMBERS
from tests.models.rules.cases.off_list import OFF_LIST
from tests.models.rules.cases.people import PEOPLE
from tests.models.rules.cases.probation import PROBATION
from tests.models.rules.cases.register import REGISTER
from tests.models.rules.cases.study import STUDY
from tests.models.rules.cases.votes import VOTES

CASES: tuple[Case, ...] = (
    *BRANCH, *MEETINGS, *VOTES, *ELECTIONS, *MINUTES, *OFF_LIST, *COMMITTEE_LISTS, *NUMBERS, *PROBATION, *REGISTER, *PEOPLE, *STUDY, *AT_ONCE, *FOR_ALL, *GOING, *APPRAISALS, *HOME, *LEVELS,
)  # fmt: skip

__all__ = ["CASES", "Case", "raising"]
