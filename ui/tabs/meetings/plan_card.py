"""The line of the plan that is chosen: what it says, by which article it is asked for, and which record it became."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.records import PlannedMeeting
from models.rules.articles import ground_of
from models.rules.meetings import Duty
from ui.tabs.facts import Facts
from ui.tabs.meetings.plan_list import TONES, PlanLine
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill
from ui.widgets.rule import rule


class PlanCard(Card):
    """What is done with a line is done by the view: `does` has the actions record, edit, move, delete, part, rejoin, choose."""

    def __init__(self, today: date, does: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self._today = today
        self.setAccessibleName("计划中的会议")
        self._name = ElideLabel("", "title")
        self._state = Pill("")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        self._facts = Facts()
        self._link = plain_label("", "note", wrap=True)
        self._part = button("取消对应", does["part"], kind="link", hint="这条记录不是这次会，不再自动对应")
        self._rejoin = button("恢复自动对应", does["rejoin"], kind="link")
        self._choose = button("对应到记录…", does["choose"], kind="link", hint="从本年度的记录里选一条")
        links = QHBoxLayout()
        links.setSpacing(4)
        for made in (self._part, self._rejoin, self._choose):
            links.addWidget(made)
        links.addStretch(1)
        self._article = plain_label("", "note", wrap=True)
        self.record = button("记录会议", does["record"], icon_name="notebook-pen", hint="空格")
        move = button("改期…", does["move"], icon_name="calendar")
        edit = button("修改…", does["edit"], icon_name="pencil", hint="回车或 F2")
        delete = button("", does["delete"], icon_name="trash-2", hint="从计划里删除 Delete")
        foot = QVBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.record)
        second = QHBoxLayout()
        second.setSpacing(8)
        for made in (move, edit):
            made.setProperty("dense", True)  # beside a narrow list the card has room for the words, not for air
        for made, wide in ((move, 1), (edit, 1), (delete, 0)):
            second.addWidget(made, wide)
        foot.addLayout(second)
        self.body.addLayout(head)
        self.body.addWidget(rule())
        self.body.addWidget(self._facts)
        self.body.addWidget(self._link)
        self.body.addLayout(links)
        self.body.addStretch(1)
        self.body.addWidget(self._article)
        self.body.addLayout(foot)

    def show_line(self, shown: PlanLine | None, duty: Duty | None) -> None:
        """Shows a line; `duty`: what the rules ask for of its kind, None for free ones."""
        line = shown.line if shown else None
        self.setVisible(line is not None)
        if shown is None or line is None:
            return
        self._name.setText(line.title())
        word = shown.fate.word(self._today)
        self._state.show_text(word, TONES[word])
        self._facts.show_lines(_facts(line))
        meeting = shown.fate.meeting
        self.record.show_label("打开记录" if meeting else "记录会议", "空格")
        self._link.setVisible(meeting is not None or line.alone == "是")
        if meeting is not None:
            day = meeting.day.chinese() if meeting.day else ""
            how = "按类型和日期自动对应到" if shown.fate.by_itself else "对应的记录："
            self._link.setText(f"{how}{day}{meeting.kind}")
        else:
            self._link.setText("已取消自动对应")
        self._part.setVisible(meeting is not None)
        self._rejoin.setVisible(meeting is None and line.alone == "是")
        self._choose.setVisible(meeting is None)
        self._article.setText(_why(duty, self._today))
        self._article.setVisible(duty is not None)


def _facts(line: PlannedMeeting) -> list[tuple[str, str]]:
    day = line.day.chinese(weekday=True) if line.day else ""
    return [
        ("时间", f"{day} {line.start}".strip()),
        ("内容", line.subject),
        ("负责人", line.lead),
        ("地点", line.place),
        ("备注", line.note),
        ("年度", f"{line.year}" if line.year and line.day and line.year != line.day.year else ""),
    ]


def _why(duty: Duty | None, today: date) -> str:
    article = ground_of(duty.rule, today) if duty else None
    if duty is None or article is None:
        return ""
    return f"{article.says}。{duty.note.strip('（）')}{'。' if duty.note else ''}{article.citation()}"
