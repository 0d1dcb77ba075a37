"""草稿 → 定稿 → 归档, and 作废: what is asked before a record goes from one state to the next, and how it comes back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from models.records import Meeting
from models.records.meeting import ARCHIVED, DRAFT, FINAL, VOID
from models.rules.articles import citation, in_brackets, rules
from models.rules.attendance import unexplained
from models.rules.finding import ERROR, WARNING
from models.rules.minutes import empty, kept_until
from models.rules.numbering import first_here, ordinal, series, twins
from ui.dialogs.ask import confirm
from ui.dialogs.honours.appraisals_dialog import show_appraisals
from ui.dialogs.meeting_versions import MeetingVersions
from ui.dialogs.reason_dialog import ReasonDialog, reason_for
from ui.dialogs.run import run
from ui.session import Session
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.fate import When
from ui.tabs.meetings.follow_up import opinions_of, stays
from ui.tabs.meetings.keeper import Keeper
from ui.tabs.meetings.numbers import numbers_for, out_of_order, put_in_order

NEXT = {
    "finish": ("定稿", "circle-check", "保存并定稿，点“修改”后可再改"),
    "archive": ("归档…", "shield-check", "归档以后改动须写明原因"),
    "revise": ("修改…", "pencil", "写明原因后修改"),
    "save": ("保存修改", "circle-check", "保存，原因留在历次版本里"),
    "unvoid": ("取消作废…", "undo-2", "写明原因后恢复"),
}
"""What comes next for a record: label, icon and hint of the button."""


class States:
    """Acts on the record that the editor shows. `done` hears whether it could be written, or what it shows has changed."""

    def __init__(
        self, session: Session, editor: MeetingEditor, over: QWidget, done: Callable[[bool], object], keeper: Keeper
    ) -> None:
        self._session, self._editor, self._over, self._done, self._keeper = session, editor, over, done, keeper
        self.access = editor.access

    def next_step(self) -> str:
        """What usually comes next, a key of NEXT."""
        meeting = self.meeting
        if self.access.sealed:
            return "save" if not self.access.locked else "revise" if meeting.counts else "unvoid"
        return "archive" if meeting.status == FINAL and not self._editor.changed() else "finish"

    def go_on(self, save: Callable[[], object]) -> None:
        """Does what comes next."""
        steps = {
            "save": save,
            "unvoid": self.unvoid,
            "revise": self.revise,
            "archive": self.archive,
            "finish": self.finish,
        }
        steps[self.next_step()]()

    @property
    def meeting(self) -> Meeting:
        """The record as it was last kept."""
        return self._editor.meeting

    def take_opinions(self) -> None:
        """Offers what the text of the record says, speaker by speaker, to be put down as opinions."""
        opinions_of(self._session, self._over, self._editor.as_typed())

    def take_results(self) -> None:
        """Opens the results of 民主评议: of the year that the record is about, else of the last one."""
        show_appraisals(self._session, self._over.window(), self._editor.as_typed())

    def show_versions(self) -> None:
        """Shows what the record said each time it was changed."""
        run(MeetingVersions(self._session, self.meeting, self._over.window()))

    def _name(self) -> str:
        meeting = self._editor.as_typed()
        return f"{meeting.kind} {meeting.show('day')}"

    def finish(self) -> None:
        """Makes it final; what is missing, and what the rules find to be mended or checked, is said, and does not hinder."""
        if self.access.read_only:
            self._session.refuse(self.access.refusal())
            return
        doubts = _told("记录还缺", self._editor.check.lacking()) + self._wrong()
        first = self._first_here("定稿")
        question = f"{doubts}{self._uncounted()}{first}确定定稿吗？定稿后点“修改”可再改。"
        if not (doubts or first) or confirm(self._over, question, "定稿"):
            self.keep("" if self.meeting.status == FINAL else "定稿", status=FINAL)

    def offers_order(self) -> bool:
        """Whether the numbers of the year do not follow the days, and can; not while something is typed that is not kept."""
        return not self._editor.changed() and bool(out_of_order(self._session, self.meeting))

    def put_in_order(self) -> None:
        """Lets the numbers of the year follow the days."""
        put_in_order(self._session, self._over, self.meeting)

    def archive(self) -> None:
        """Archives it, after saying what inspections would miss; a true record is never refused."""
        if self.access.locked:
            self._session.refuse(self.access.refusal())
            return
        lacking, wrong, first = self._lacking(), self._wrong(), self._first_here("归档")
        after = "归档以后改动须写明原因，每个版本都保留。"
        if lacking:
            basis = in_brackets(citation(rules()["M01"].articles[0]))
            told = _told(f"要素不全的记录不宜归档{basis}。还缺", lacking) + wrong
            question = f"{told}{self._uncounted()}{first}事实如此的，可以照样归档。{after}"
            agreed = confirm(self._over, question, "仍然归档", title="要素不全")
        elif wrong:
            question = f"{wrong}{first}事实如此的，可以照样归档。{after}"
            agreed = confirm(self._over, question, "仍然归档", title="有应改正、请核对的")
        else:
            agreed = confirm(self._over, f"要素齐全，归档“{self._name()}”？{first}{after}", "归档")
        if agreed:
            self.keep("归档", status=ARCHIVED)

    def keep(self, verb: str = "", *, reason: str = "", **values: Any) -> None:
        """Saves it, after asking which number it gets where that is open."""
        as_kept = dataclasses.replace(self._editor.as_typed(), **values)
        numbers = numbers_for(self._session, self._over, as_kept, self.meeting)
        if numbers is not None:
            all_values = values | numbers.values
            self._done(self._editor.save(verb=verb, reason=reason, moved=numbers.moved, **all_values))

    def _uncounted(self) -> str:
        """What is said before an empty record goes on, which counts as no meeting that was held."""
        editor = self._editor
        nothing = empty(editor.as_typed(), editor.roll.parts(), editor.agenda.items, files=bool(editor.side.files.rows))
        if not nothing:
            return ""
        return "除了预填的，什么都没有填：定稿、归档了也不算开过会，年报、对照和自查里都不计；没有开的，请点“取消”。"

    def _first_here(self, act: str) -> str:
        """What is said before a record gets number 1 of a year that was begun on paper."""
        begun, ever = self._session.branch.begun, self._session.ledger.ever(Meeting)
        if not first_here(self._editor.as_typed(), ever, begun):
            return ""
        return f"次数空着，将记为第1次。这一年启用以前还开过的，请点“取消”，填好“次数”再{act}，以后接着编。"

    def _wrong(self) -> str:
        """What the rules find to be mended or checked, as it is said before the record goes on: all that the panel warns of."""
        told = self._editor.check.told
        return _told("自查认为应改正", told(ERROR)) + _told("自查提示请核对", told(WARNING))

    def _lacking(self) -> list[str]:
        editor = self._editor
        lines = editor.check.lacking()
        if not any("没有写原因" in line for line in lines):
            lines += [f"{absent.name}{absent.state}，没有写原因" for absent in unexplained(editor.roll.parts())]
        typed = editor.as_typed()
        same = twins(typed, self._session.ledger.all(Meeting)) if series(typed) else []
        if same:
            lines.append(f"次数与另一份记录相同（{ordinal(typed)}）")
        return lines

    def revise(self) -> None:
        """Asks why an archived record is to be changed, and lets it be changed; saving keeps the reason. A final one only has
        to be asked for: a key that was hit by mistake changes nothing that is signed."""
        if not self.access.sealed:
            self._editor.unlock()
            self._editor.text_card.take_keyboard()  # else it would go from the button to the field that is next, a choice
            return
        reason = reason_for(
            self._over, "修改已归档的记录", f"“{self._name()}”已归档。为什么要修改？", "开始修改",
            hint="如：漏记一名列席人员", note="原因和修改前后的内容都留在历次版本里。",
        )  # fmt: skip
        if reason:
            self._editor.unlock(reason)

    def void(self) -> None:
        """Declares it void, with the reason; it keeps its number, and counts no more."""
        number = f"次数（{ordinal(self.meeting)}）保留，" if self.meeting.number else ""
        reason = reason_for(
            self._over, "作废", f"作废“{self._name()}”？", "作废",
            hint="如：与另一份记录重复", note=f"{number}不再计入开会次数；可以取消作废。",
        )  # fmt: skip
        if reason:
            self._void(reason)

    def _void(self, reason: str) -> None:
        self._done(self._editor.save(verb="作废", reason=reason, status=VOID, void_why=reason))

    def unvoid(self) -> None:
        """Takes 作废 back, with the reason: the record is again what it was before."""
        reason = reason_for(
            self._over, "取消作废", f"取消作废“{self._name()}”？", "取消作废",
            hint="如：核对后两份记录不是同一次会议", note=f"记录恢复为{self._before_void()}，重新计入开会次数。",
        )  # fmt: skip
        if reason:
            before = self._before_void()
            self.keep("取消作废", reason=reason, status=before, void_why="")

    def _before_void(self) -> str:
        for change in self._session.ledger.history(self.meeting):
            before, after = (values or {} for values in (change.before, change.after))
            if after.get("status") == VOID and before.get("status") not in (None, "", VOID):
                return str(before["status"])
        return FINAL if self.meeting.number else DRAFT

    def delete(self) -> None:
        """Puts it into the recycle bin; one that has its number is rather declared void, which is offered first."""
        meeting = self.meeting
        if not meeting.id:
            return
        reason, stay = "", stays(self._session, meeting)
        if (meeting.number and meeting.counts) or self.access.sealed:
            if meeting.counts:
                said = (
                    f"“{self._name()}”"
                    + (f"是{ordinal(meeting)}" if meeting.number else "已归档")
                    + "，一般作废而不删除。"
                )
                note = "作废的记录保留次数；放进回收站后这个次数空缺，可以从回收站恢复。"
                act, other = "改为作废", "仍放进回收站"
            else:
                said, note = f"把作废的“{self._name()}”放进回收站？", "放进回收站后次数空缺，可以从回收站恢复。"
                act, other = "放进回收站", ""
            until = kept_until(meeting, self._session.limits, self._session.today)
            note += "".join(f"\n{more}" for more in (until, stay) if more)
            dialog = ReasonDialog(
                "删除会议记录", said, act, self._over, hint="如：与另一份记录重复", note=note, other=other,
                other_needs_reason=self.access.sealed,
            )  # fmt: skip
            if not run(dialog):
                return
            reason = dialog.reason
            if other and not dialog.chose_other:
                self._void(reason)
                return
        elif not confirm(
            self._over, f"把“{self._name()}”放进回收站？之后可以撤销，也可以从回收站恢复。{stay}", "放进回收站"
        ):  # fmt: skip
            return
        self._keeper.keep(When.DELETED)
        with self._session.unit(f"放进回收站：{self._name()}", reason=reason) as unit:
            unit.remove(meeting)


def _told(what: str, lines: Iterable[str]) -> str:
    """Lines under what they are, '' where there are none."""
    listed = "".join(f"\n· {line}" for line in lines)
    return f"{what}：{listed}\n\n" if listed else ""
