"""What the ledger keeps, one record a file; RECORDS lists them all, parents before their parts."""

from models.fields import Record
from models.records.branch import Branch
from models.records.meeting import AgendaItem, Attendance, Meeting
from models.records.member import Member
from models.records.rectification import Progress, Rectification
from models.records.training import Enrolment, Training

RECORDS: tuple[type[Record], ...] = (
    Branch,
    Member,
    Meeting,
    Attendance,
    AgendaItem,
    Training,
    Enrolment,
    Rectification,
    Progress,
)

__all__ = [
    "RECORDS", "AgendaItem", "Attendance", "Branch", "Enrolment", "Meeting", "Member", "Progress", "Rectification",
    "Training",
]  # fmt: skip
