"""Two members of one name: findings, 目录 and name lists say which of them is meant, also where only one of the two is told of."""

from __future__ import annotations

from datetime import date

import pytest

from models.exports.contents.statistics import names_sheet, statistics_object
from models.exports.contents.study.figures import NAMES, figures_sheets
from models.exports.within import Stretch
from models.inspection import Wanted
from models.inspection.material import Material
from models.inspection.missing import missing
from models.kinds import PartialDate
from models.namesakes import names_in
from models.records import Appraisal, Attendance, Branch, Enrolment, Meeting, Member, Training
from models.rules import findings
from models.rules.political_birthday import birthday_todos
from models.rules.snapshot import Snapshot
from models.rules.talks import talked_with
from models.rules.todos.away import away_todos
from models.rules.todos.meetings import meeting_todos
from models.rules.todos.members import member_todos
from models.statistics.table import BAND, Cell, Line, Table
from models.store import Ledger

TODAY = date(2026, 11, 23)
ONE, OTHER = "王伟（1985年生）", "王伟（1992年生）"


@pytest.fixture
def snapshot(ledger: Ledger) -> Snapshot:
    """Two 王伟: the one was away from a meeting and a batch, the other missed a batch in which the first took part."""
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="某支部"))
        births = (("王伟", "1985-03-02"), ("王伟", "1992-11-20"), ("李红", "1980-01-15"))
        who = [
            Member(name=name, birth=PartialDate.parse(birth), kind="正式党员", joined=PartialDate(2010, 6, 1), full=PartialDate(2011, 6, 1))
            for name, birth in births
        ]  # fmt: skip
        unit.add_all(who)
        held = unit.add(Meeting(kind="支部党员大会", day=PartialDate(2026, 9, 10), status="定稿"))
        unit.add_all(
            [
                Attendance(meeting_id=held, member_id=m.id, name=m.name, state=state, votes="是")
                for m, state in zip(who, ("缺席", "到", "到"), strict=True)
            ]
        )
        first, second = (
            unit.add(Training(name=name, kind="专题班", start=PartialDate(2026, 9, 1), end=PartialDate(2026, 9, 2), planned_hours=8.0))
            for name in ("甲班", "乙班")
        )  # fmt: skip
        unit.add_all(
            [Enrolment(training_id=b, member_id=who[0].id, name="王伟", state="参加") for b in (first, second)]
        )
        unit.add(Enrolment(training_id=first, member_id=who[1].id, name="王伟", state="缺课"))
    return Snapshot.of(ledger)


def test_findings_say_which_of_the_two(snapshot: Snapshot):
    subjects = {(f.rule, f.subject) for f in findings(snapshot, TODAY)}
    assert {("M01", ONE), ("§3.1", ONE), ("T01", OTHER)} <= subjects
    assert not [f for f in findings(snapshot, TODAY) if f.subject == "王伟"]


def test_a_name_that_a_finding_tells_among_others_is_told_apart_too(snapshot: Snapshot):
    (talk,) = (todo for todo in meeting_todos(snapshot, TODAY) if todo.rule == "TXTH")
    assert ONE in talk.detail
    assert OTHER in talk.detail


def test_what_is_missing_in_the_folder_for_an_inspection_names_which(ledger: Ledger, snapshot: Snapshot):
    material = Material(ledger, Wanted(Stretch.of_year(2026)), TODAY)
    said = [one.reason for one in missing(material)]
    assert f"没有写明原因（{ONE}）" in said
    assert f"未参训没有写明原因（{OTHER}）" in said


def test_the_papers_that_lack_of_who_is_not_counted_name_which(ledger: Ledger, snapshot: Snapshot):
    (held,) = snapshot.meetings
    with ledger.unit("登记") as unit:
        left_out = Attendance(
            meeting_id=held.id, member_id=snapshot.members[0].id, name="王伟", state="不计入", votes="是"
        )
        unit.add(left_out)
    told = [
        one.subject for one in missing(Material(ledger, Wanted(Stretch.of_year(2026)), TODAY)) if "不计入" in one.reason
    ]
    assert [subject.split()[-1] for subject in told] == [ONE]


def test_who_is_called_otherwise_now_is_told_as_it_was_written():
    """Of 王芳, who is 王芳芳 on the roster, the new name was told, for it begins with the old."""
    born = PartialDate(1978, 1, 1)
    there = Snapshot(
        members=[Member(id=1, name="王芳芳"), Member(id=2, name="李红", birth=born), Member(id=3, name="李红")]
    )
    assert there.called("王芳", 1) == "王芳"
    assert there.called("李红", 2) == "李红（1978年生）"
    assert there.called("李红", None) == there.called("李红", 3) == "李红"


def test_the_people_behind_a_number_of_study(snapshot: Snapshot):
    rows = figures_sheets(snapshot, 2026, today=TODAY, full=True)[NAMES].rows
    told = {(row[2], row[3]): row[5] for row in rows}
    assert told["全体党员", "参训"] == "王伟（1985年生，16 学时）"
    assert told["专题班", "参训人数"] == ONE
    assert told["专题班", "缺课人次"] == "王伟（1992年生，甲班，缺课）"


def test_the_people_behind_a_number_of_the_statistics(snapshot: Snapshot):
    table = Table("x", "表", TODAY, ("人数",), (Line("甲", (Cell(snapshot.members[:1]),), BAND),), 1)
    assert [row[4] for row in names_sheet([table], snapshot.branch, called=snapshot.apart).rows] == [ONE]
    told = statistics_object(table, names=True, called=snapshot.apart)
    assert ONE in str(told)


def others() -> list[Member]:
    """王伟 twice, and three more, of whom the same is to be told."""
    births = (
        ("王伟", "1985-03-02"),
        ("王伟", "1992-11-20"),
        ("赵明", "1980-01-15"),
        ("李红", "1980-01-15"),
        ("周兰", "1979"),
    )
    return [
        Member(id=n, name=name, birth=PartialDate.parse(birth), kind="正式党员", joined=PartialDate(1976, 6, 1), full=PartialDate(1976, 6, 1))
        for n, (name, birth) in enumerate(births, 1)
    ]  # fmt: skip


def test_lists_of_民主评议_and_of_groups():
    """“王伟、王伟等 5 人” stood there."""
    people, on = others(), PartialDate(2026, 1, 20)
    review = Meeting(id=1, kind="民主评议党员", day=on, status="定稿")
    graded = {m.id: [Appraisal(id=m.id, member_id=m.id, year=2025, grade="合格", day=on)] for m in people}
    away = [Attendance(meeting_id=1, member_id=m.id, name=m.name, state="请假", reason="病") for m in people]
    there = Snapshot(
        branch=Branch(id=1, name="某支部", groups="一组\n二组"), members=people, meetings=[review], attendances={1: away},
        appraisals=graded,
    )  # fmt: skip
    found = {f.rule: f.message for f in findings(there, TODAY)}
    for rule in ("A05", "§6到会", "B13"):
        assert f"{ONE}、{OTHER}、赵明" in found[rule], rule


def test_lists_of_the_first_page():
    people = others()
    for member in people:
        member.floating, member.floating_since = "是", PartialDate(2025, 1, 1)
    there = Snapshot(members=people)
    medals = next(t for t in member_todos(there, date(2026, 6, 1)) if t.rule == "G01")
    birthday = next(t for t in birthday_todos(there, date(2026, 6, 1)))
    together = next(t for t in away_todos(there, TODAY) if t.rule == "O09")
    assert f"{ONE}、{OTHER}、" in medals.detail
    assert f"{ONE}、{OTHER}、" in together.detail
    assert "王伟（1985年生，1日，50年）、王伟（1992年生，1日，50年）" in birthday.detail


@pytest.mark.parametrize(
    ("title", "listed", "talked"),
    [
        ("与王伟谈心谈话", [1], {1}),
        ("与王伟谈心谈话", [], {1, 2}),
        ("与王伟（1990年生）谈心谈话", [1], {1, 2}),
        ("与李敏谈心谈话", [1], {1, 3}),
    ],
)
def test_a_talk_with_one_of_two_on_its_list_is_not_one_with_the_other(title: str, listed: list[int], talked: set[int]):
    born = {1: ("王伟", "1978-05-06"), 2: ("王伟", "1990-08-09"), 3: ("李敏", "1985-01-01")}
    members = [Member(id=n, name=name, birth=PartialDate.parse(day)) for n, (name, day) in born.items()]
    talk = Meeting(id=9, kind="谈心谈话", day=PartialDate(2026, 3, 5), title_text=title)
    there = [Attendance(meeting_id=9, member_id=n, name=born[n][0], state="到") for n in listed]
    assert talked_with(Snapshot(members=members, meetings=[talk], attendances={9: there}), 2026) == talked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王芳（1978年生、一组），李敏；赵六", ["王芳（1978年生、一组）", "李敏", "赵六"]), ("王芳 (一组，女) 李敏", ["王芳 (一组，女)", "李敏"]),
        ("王芳（一组、李敏", ["王芳（一组", "李敏"]), ("、 ，", []), ("", []), ("（" * 5_000, ["（" * 5_000]),
    ],
)  # fmt: skip
def test_names_are_divided_outside_of_their_brackets(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_blanks_divide_names_only_where_they_are_asked_to() -> None:
    assert names_in("王 芳（一组）、李敏", spaced=False) == ["王 芳（一组）", "李敏"]
    assert names_in("王 芳（一组）、李敏") == ["王", "芳（一组）", "李敏"]
