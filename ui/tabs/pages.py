"""The pages of the window, declared once: key, name, icon, the number beside the name, and where its class is.

A class is loaded when its page is first shown: a start waits for nothing that is not on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.session import Session
    from ui.tabs.page import Page


@dataclass(frozen=True)
class Place:
    """A page before it is made. where: its module and class · counts: who in `badges` knows the number beside its name."""

    key: str
    label: str
    icon: str
    where: str
    counts: str = "none"

    @property
    def names(self) -> tuple[str, str, str]:
        """What its class repeats: key, label and icon."""
        return self.key, self.label, self.icon

    def badge(self, session: Session) -> tuple[str, str]:
        """The number in the side bar and its tone, '' for none; said without the page."""
        found: tuple[str, str] = getattr(import_module("ui.tabs.badges"), self.counts)(session)
        return found

    def load(self) -> type[Page]:
        """The class, loaded now."""
        module, _, name = self.where.partition(":")
        found: type[Page] = getattr(import_module(module), name)
        return found


HOME = Place("home", "首页", "home", "ui.tabs.home.page:HomePage")
MEMBERS = Place("members", "党员名册", "users", "ui.tabs.members:MembersPage", "members")
MEETINGS = Place("meetings", "三会一课", "notebook-pen", "ui.tabs.meetings.page:MeetingsPage", "drafts")
TRAININGS = Place("trainings", "教育培训", "graduation-cap", "ui.tabs.training.page:TrainingsPage")
RECTIFICATIONS = Place(
    "rectifications", "整改台账", "list-checks", "ui.tabs.register.page:RectificationsPage", "open_items"
)
STATISTICS = Place("statistics", "统计报表", "chart-column", "ui.tabs.statistics:StatisticsPage")
SELF_CHECK = Place("findings", "自查", "search-check", "ui.tabs.selfcheck.page:SelfCheckPage", "wrong")

PAGES = (HOME, MEMBERS, MEETINGS, TRAININGS, RECTIFICATIONS, STATISTICS, SELF_CHECK)
"""In the order of the side bar."""

_PAGE_OF = {
    "member": "members",
    "appraisal": "members",
    "saved_filter": "members",
    "award": "members",
    "training": "trainings",
    "rectification": "rectifications",
    "responsibility": "rectifications",
    "branch": "settings",
}


def page_of(table: str) -> str:
    """The key of the page that shows the records of a table; parts are shown with what they belong to."""
    return _PAGE_OF.get(table, "meetings")
