"""What the ledger's registers say as sheets, one file per register; how they are written is decided elsewhere."""

from models.exports.contents.attendance import attendance_sheet
from models.exports.contents.decided import resolutions_sheet, votes_sheet
from models.exports.contents.lists import lists_objects, lists_sheets
from models.exports.contents.meetings import meetings_sheet
from models.exports.contents.opinions import opinions_sheet
from models.exports.contents.plan import plan_sheet
from models.exports.contents.rectification import rectification_sheet
from models.exports.contents.roster import roster_members, roster_sheet
from models.exports.contents.tasks import tasks_sheet
from models.exports.contents.training import training_sheet
from models.exports.contents.transfers import transfers_sheet

__all__ = [
    "attendance_sheet", "lists_objects", "lists_sheets", "meetings_sheet", "opinions_sheet", "plan_sheet", "rectification_sheet", "resolutions_sheet", "roster_members",
    "roster_sheet", "tasks_sheet", "training_sheet", "transfers_sheet", "votes_sheet",
]  # fmt: skip
