"""What the ledger keeps, one record a file; RECORDS lists them all, parents before their parts."""

from models.fields import Record
from models.records.attachment import Attachment
from models.records.branch import Branch
from models.records.contact import Contact
from models.records.meeting import AgendaItem, Attendance, Meeting
from models.records.member import Member
from models.records.planned_meeting import PlannedMeeting
from models.records.rectification import Progress, Rectification
from models.records.rectification_step import RectificationStep
from models.records.responsibility import Responsibility, ResponsibilityCheck
from models.records.saved_filter import SavedFilter
from models.records.status_change import StatusChange
from models.records.task import Task
from models.records.training import Course, Enrolment, Quota, Training
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
    Course,
    Quota,
    Enrolment,
    Rectification,
    RectificationStep,
    Progress,
    Responsibility,
    ResponsibilityCheck,
    Attachment,
    SavedFilter,
    Wording,
)

__all__ = [
    "RECORDS", "AgendaItem", "Attachment", "Attendance", "Branch", "Contact", "Course", "Enrolment", "Meeting",
    "Member", "PlannedMeeting", "Progress", "Quota", "Rectification", "RectificationStep", "Responsibility",
    "ResponsibilityCheck", "SavedFilter", "StatusChange", "Task", "Training", "Transfer", "Wording",
]  # fmt: skip
