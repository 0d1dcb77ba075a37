"""What the ledger keeps, one record a file; RECORDS lists them all, parents before their parts."""

from models.fields import Record
from models.records.attachment import Attachment
from models.records.branch import Branch
from models.records.contact import Contact
from models.records.meeting import AgendaItem, Attendance, Meeting
from models.records.member import Member
from models.records.planned_meeting import PlannedMeeting
from models.records.rectification import Progress, Rectification
from models.records.saved_filter import SavedFilter
from models.records.status_change import StatusChange
from models.records.task import Task
from models.records.training import Enrolment, Training
from models.records.transfer import Transfer
from models.records.wording import Wording

RECORDS: tuple[type[Record], ...] = (
    Branch,
    Member,
    Transfer,
    Contact,
    StatusChange,
    Meeting,
    Attendance,
    AgendaItem,
    PlannedMeeting,
    Task,
    Training,
    Enrolment,
    Rectification,
    Progress,
    Attachment,
    SavedFilter,
    Wording,
)

__all__ = [
    "RECORDS", "AgendaItem", "Attachment", "Attendance", "Branch", "Contact", "Enrolment", "Meeting", "Member",
    "PlannedMeeting", "Progress", "Rectification", "SavedFilter", "StatusChange", "Task", "Training", "Transfer", "Wording",
]  # fmt: skip
