"""The pages of the help, declared once: key, title, the heading under which it is listed, and the places that it explains.

A page is the file `KEY.md` in resources/help; 条文 is made from the articles of the rules instead. A place is the name of the
module of a page of the window, of a view on one, or of a dialog, or of one class in it; a package stands for all that is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"
ARTICLES = "articles"
"""The key of the page that has no file."""


@dataclass(frozen=True)
class HelpPage:
    """A page before it is read."""

    key: str
    title: str
    heading: str
    places: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name by which other pages link to it."""
        return f"{self.key}.md"

    def text(self) -> str:
        """What it says, in Markdown."""
        if self.key == ARTICLES:
            from ui.help.articles_page import text

            return text()
        return (FOLDER / self.file).read_text(encoding="utf-8")


def _dialogs(*names: str) -> tuple[str, ...]:
    return tuple(f"ui.dialogs.{name}" for name in names)


_BEGIN, _PEOPLE, _LIFE, _WORK, _OUT, _SAFE = "开始", "党员", "组织生活", "培训和整改", "表格和材料", "账本"
_MEETINGS = "ui.tabs.meetings"

PAGES = (
    HelpPage("start", "从这里开始", _BEGIN, _dialogs("first_run", "welcome", "about_dialog", "habits_dialog.FactsDialog")),
    HelpPage("home", "首页和待办提醒", _BEGIN, ("ui.tabs.home", *_dialogs("answered_dialog", "later_dialog"))),
    HelpPage("keys", "按键和填写", _BEGIN, _dialogs("quick_find")),
    HelpPage("trouble", "出了问题怎么办", _BEGIN, _dialogs("error_dialog")),
    HelpPage(
        "roster", "党员名册", _PEOPLE,
        ("ui.tabs.members", "ui.tabs.person", "ui.attachments", "ui.forms.member_dialog",
         *_dialogs("bulk_edit_dialog", "columns_dialog", "filter_dialog", "paste_dialog", "cards_dialog")),
    ),
    HelpPage("import", "导入花名册", _PEOPLE, _dialogs("import_dialog", "reconcile_dialog", "import_file")),
    HelpPage("going", "转接和党籍变动", _PEOPLE, _dialogs("going")),
    HelpPage("honours", "民主评议和表彰", _PEOPLE, _dialogs("honours")),
    HelpPage("meetings", "记录会议", _LIFE, (_MEETINGS, *_dialogs("wordings_dialog", "meeting_versions"))),
    HelpPage("minutes", "打印会议记录", _LIFE, _dialogs("minutes_preview")),
    HelpPage(
        "plan", "计划、对照和待办", _LIFE,
        (f"{_MEETINGS}.plan", f"{_MEETINGS}.matrix", f"{_MEETINGS}.tasks", *_dialogs("plan_dialog", "tasks_dialog")),
    ),
    HelpPage("training", "教育培训", _WORK, ("ui.tabs.training", *_dialogs("training"))),
    HelpPage(
        "hours", "学时和证书", _WORK,
        _dialogs("training.certificates_dialog", "training.numbers_dialog", "training.outputs_dialog"),
    ),
    HelpPage("register", "整改台账", _WORK, ("ui.tabs.register", *_dialogs("register"))),
    HelpPage("opinions", "登记意见", _WORK, _dialogs("register.opinions_dialog")),
    HelpPage(
        "duties", "责任清单", _WORK,
        ("ui.tabs.register.duties", *_dialogs("register.duty_sheet", "register.duty_dialog", "register.check_dialog")),
    ),
    HelpPage("statistics", "统计报表", _OUT, ("ui.tabs.statistics", *_dialogs("people_dialog", "statistics_export"))),
    HelpPage("forms", "填上级的表", _OUT, _dialogs("fill_dialog", "fill_picker")),
    HelpPage("inspection", "一键迎检", _OUT, _dialogs("inspection")),
    HelpPage("export", "导出与保密", _OUT, _dialogs("export_dialog", "export_log", "purpose_dialog")),
    HelpPage("selfcheck", "自查和规则口径", _OUT, ("ui.tabs.selfcheck", *_dialogs("habits_dialog"))),
    HelpPage(ARTICLES, "条文", _OUT, _dialogs("article_dialog")),
    HelpPage("backups", "备份与恢复", _SAFE, _dialogs("safekeeping")),
    HelpPage("safe", "撤销、历史和回收站", _SAFE, _dialogs("history_dialog", "recycle_bin", "unsaved_dialog")),
    HelpPage("password", "密码、加密和锁定", _SAFE, _dialogs("password", "lock_dialog")),
    HelpPage("year", "年度结转", _SAFE, _dialogs("year_turn")),
    HelpPage("handover", "移交给下一任", _SAFE, _dialogs("handover")),
)  # fmt: skip
"""In the order in which they are listed; the first is shown where no other is meant."""


def page(key: str) -> HelpPage:
    """The page of a key; KeyError if there is none."""
    for each in PAGES:
        if each.key == key:
            return each
    raise KeyError(key)


def page_of(place: type) -> HelpPage | None:
    """The page that explains a class: the one that names it, or else its module, or the package that is nearest around it."""
    name = f"{place.__module__}.{place.__qualname__}"
    while name:
        for each in PAGES:
            if name in each.places:
                return each
        name = name.rpartition(".")[0]
    return None
