"""What the ledger keeps, one record a file; RECORDS lists them all, parents before their parts."""

from models.fields import Record
from models.records.appraisal import Appraisal
from models.records.attachment import Attachment
from models.records.award import Award
from models.records.branch import Branch
from models.records.closed_year import ClosedYear
from models.records.contact import Contact
from models.records.handover import Handover
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
from models.records.waiver import Waiver
from models.records.wording import Wording

RECORDS: tuple[type[Record], ...] = (
    Branch,
    Member,
    Transfer,
    Contact,
    StatusChange,
    Appraisal,
    Award,
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
    Waiver,
    ClosedYear,
    Handover,
)

__all__ = [
    "RECORDS", "AgendaItem", "Appraisal", "Attachment", "Attendance", "Award", "Branch", "ClosedYear", "Contact", "Course", "Enrolment", "Handover", "Meeting", "Member", "PlannedMeeting", "Progress", "Quota", "Rectification", "RectificationStep", "Responsibility", "ResponsibilityCheck", "SavedFilter", "StatusChange", "Task", "Training", "Transfer", "Waiver", "Wording",
]  # fmt: skip
