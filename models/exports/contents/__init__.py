"""What the ledger's registers say as sheets, one file per register; how they are written is decided elsewhere."""

from typing import TYPE_CHECKING

from models.on_demand import on_demand

__all__ = [
    "attendance_sheet", "lists_objects", "lists_sheets", "meetings_sheet", "opinions_sheet", "plan_sheet", "rectification_sheet", "resolutions_sheet", "roster_members",
    "roster_sheet", "tasks_sheet", "training_sheet", "transfers_sheet", "votes_sheet",
]  # fmt: skip

if TYPE_CHECKING:
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
else:
    __getattr__ = on_demand(
        __name__,
        {
            "attendance": "attendance_sheet",
            "decided": "resolutions_sheet votes_sheet",
            "lists": "lists_objects lists_sheets",
            "meetings": "meetings_sheet",
            "opinions": "opinions_sheet",
            "plan": "plan_sheet",
            "rectification": "rectification_sheet",
            "roster": "roster_members roster_sheet",
            "tasks": "tasks_sheet",
            "training": "training_sheet",
            "transfers": "transfers_sheet",
        },
    )
