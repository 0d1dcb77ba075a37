"""Every export of a ledger in which a mobile number and an ID number are typed into every text, a rare word is the reason of whoever was
away, and a rare name was in a talk: masked, no number leaves whole, no birthday but for its month, and neither of the two words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from models import outputs
from models.exports.collection_cards import Who
from models.exports.contents.sign_in import meeting_sign_in
from models.exports.deliver import deliver
from models.fields import set_read
from models.records import (
    AgendaItem,
    Appraisal,
    Attendance,
    Award,
    Branch,
    Contact,
    Enrolment,
    Meeting,
    Member,
    StatusChange,
    Task,
    Transfer,
    Waiver,
)
from models.rules.meetings import REVIEW
from models.store import Ledger
from tests.models.exports.everything import BORN, EXPORTS, GROUPS, ID, ILL, MOBILE, TODAY, TYPED, fill, said, written
from tests.models.exports.words import words_of

PARTNER = "嬴犀"
_REASONS = (
    (Attendance, ("reason", "ground")),
    (Enrolment, ("reason",)),
    (Appraisal, ("absent_why", "gap", "help", "note")),
    (Member, ("note", "left_why", "floating_why", "lost_why")),
    (StatusChange, ("why", "note")),
    (Transfer, ("why", "note")),
    (Award, ("note",)),
    (Contact, ("text",)),
    (Waiver, ("reason",)),
)
_ARE_MINUTES = (outputs.MINUTES, outputs.BOOK)
"""By themselves they are the record and say why somebody was away; among the files of a masked bundle they do not."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.create(tmp_path_factory.mktemp("原因") / "原因.zbtz", clock=lambda: datetime(2026, 11, 23, 9)) as made:
        fill(made)
        _fall_ill(made)
        _review(made)
        _talk(made)
        yield made


def _fall_ill(ledger: Ledger) -> None:
    with ledger.unit("原因") as unit:
        for cls, names in _REASONS:
            for record in ledger.all(cls):
                if isinstance(record, Waiver) and "|member|" not in record.key:
                    continue  # why something does not apply to the branch is told
                for name in names:
                    setattr(record, name, f"{ILL}，{TYPED}")
                unit.save(record)
        for member in ledger.all(Member):
            member.floating_why = f"{ILL}后出国务工"  # by a word of it the tables of the year have a line for them
            unit.save(member)
        for record in ledger.all(Enrolment):
            if record.state == "请假":
                record.hours = 2.0  # with hours all the same it stands among them
                unit.save(record)


def _review(ledger: Ledger) -> None:
    """Who has a grade stayed away from the meeting of 民主评议: the tables of the year say how it came about."""
    graded = {record.member_id for record in ledger.all(Appraisal) if record.grade}
    with ledger.unit("评议会") as unit:
        held = Meeting(kind=REVIEW, title_text="2026年度民主评议", status="定稿")
        set_read(held, "day", "2026-11-01")
        unit.add(held)
        for number in graded:
            unit.add(Attendance(meeting_id=held.id, member_id=number, name="某人", state="请假", reason=ILL))


def _talk(ledger: Ledger) -> None:
    """Two talks, of which one is void: whom they were with says everything that is put down of them but who led them."""
    with ledger.unit("谈话") as unit:
        for n, status in enumerate(("定稿", "作废")):
            told = {name: f"{PARTNER}谈话" for name in ("title_text", "subject", "body", "note", "place", "void_why")}
            talk = Meeting(kind="谈心谈话", status=status, host="书记", guests=f"{PARTNER}家属", **told)
            set_read(talk, "day", f"2026-10-1{n}")
            unit.add(talk)
            for state in ("到", "", "请假", "不计入", "列席"):
                unit.add(Attendance(meeting_id=talk.id, name=PARTNER, state=state, reason=ILL))
            said = {name: f"与{PARTNER}谈" for name in ("title_text", "report", "discussion", "decision")}
            item = AgendaItem(meeting_id=talk.id, candidate=PARTNER, tellers=PARTNER, owner=PARTNER, **said)
            item.ballot, item.eligible, item.present, item.yes = "举手", 2, 2, 2
            unit.add(item)
            unit.add(Task(agenda_item_id=item.id, meeting_id=talk.id, text=f"帮{PARTNER}", owner=PARTNER, note=PARTNER))


@pytest.mark.parametrize("what", [*EXPORTS, outputs.ALL])
def test_no_number_no_birthday_and_neither_word_leaves(ledger: Ledger, tmp_path: Path, what: str) -> None:
    written(ledger, what, tmp_path)
    told = list(said(tmp_path))
    assert told
    found = [
        (path.name, text[max(0, at - 25) : at + 15])
        for path, words in told
        for text in (path.name, words)
        for word in (PARTNER, MOBILE, ID, BORN, *(() if what in _ARE_MINUTES else (ILL,)))
        for at in (m.start() for m in re.finditer(word, text))
    ]
    assert not found


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("meetings", (ILL, PARTNER)),
        ("tasks", (PARTNER,)),
        ("resolutions", (PARTNER,)),
        ("votes", (PARTNER,)),
        ("training", (ILL,)),
        ("trainees", (ILL,)),
        ("hours", (ILL,)),
    ],
)
def test_in_full_both_do(ledger: Ledger, tmp_path: Path, what: str, words: tuple[str, ...]) -> None:
    file = tmp_path / "表.xlsx"
    deliver(ledger, what, file, today=TODAY, year=2026, who=Who(), full=True, purpose="存档")
    assert [word for word in words if word not in words_of(file)] == []


def test_the_tables_of_the_year_say_that_there_is_a_reason(ledger: Ledger, tmp_path: Path) -> None:
    """未参评, 外出, 失联, 推迟转正, 取消资格, 延长: each is told beside whom it is about."""
    written(ledger, outputs.ANNUAL, tmp_path)
    (book,) = (words for path, words in said(tmp_path) if path.suffix == ".xlsx")
    for told in (
        "未参评：",
        "外出，.*，",
        "失去联系，",
        "晚 182 天，原因：",
        "取消预备党员资格，原因：",
        "延长预备期到 2026-12-01，原因：",
    ):
        assert re.search(f"{told}原因已登记", book), told


@pytest.mark.parametrize("full", [False, True])
def test_minutes_among_other_files_say_that_there_is_a_reason(ledger: Ledger, tmp_path: Path, full: bool) -> None:
    """What is left of it is said at the foot; in full, and on their own, they say the reason itself."""
    asked = {"full": full, "purpose": "存档"}
    deliver(ledger, outputs.ALL, tmp_path / "全部", today=TODAY, year=2026, **asked)
    deliver(ledger, outputs.MINUTES, tmp_path / "记录", today=TODAY, year=2026, **asked)
    both = [["".join(words_of(file).split()) for file in folder.rglob("*会.pdf")] for folder in (
        tmp_path / "全部" / "会议记录", tmp_path / "记录"
    )]  # fmt: skip
    bundled, alone = map("".join, both)
    assert ILL in alone
    assert not [word for word in ("原因已登记", "脱敏件") if word in alone]
    if full:
        assert bundled == alone
    else:
        assert bundled.count("原因已登记") > bundled.count("脱敏件") == len(both[0])
        assert "情形已登记，" in bundled


def test_the_sheet_to_sign_of_a_meeting_has_none(ledger: Ledger) -> None:
    groups = {member.id: member.group for member in ledger.all(Member)}
    for meeting in ledger.all(Meeting):
        there = [one for one in ledger.all(Attendance) if one.meeting_id == meeting.id]
        assert not re.search(f"{MOBILE}|{ID}", repr(meeting_sign_in(meeting, there, Branch(name="某支部"), groups)))


@pytest.mark.parametrize(
    "what", ["study", "self-check", "votes", "resolutions", "opinions", "duties", "oversight", "card"]
)
def test_in_full_they_are_whole(ledger: Ledger, tmp_path: Path, what: str) -> None:
    file = tmp_path / ("表.docx" if what in ("oversight", "card") else "表.xlsx")
    deliver(ledger, what, file, today=TODAY, year=2026, who=Who(), full=True, purpose="存档")
    assert (GROUPS[1] if what in ("study", "self-check", "votes", "resolutions") else ID) in words_of(file)
