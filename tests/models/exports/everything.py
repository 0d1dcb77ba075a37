"""A ledger with one of everything, every export of it in every format, and the words of the files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from models import outputs
from models.exports import ExportRefused
from models.exports.certificates import Wanted as Certificates
from models.exports.certificates import deliver_certificates
from models.exports.collection_cards import Who
from models.exports.deliver import deliver
from models.exports.selection import PUBLIC, SIGN_IN, Selection
from models.exports.statistics import Wanted, deliver_statistics
from models.exports.target import FORMATS
from models.exports.within import Stretch
from models.fields import Record, set_read, typed
from models.inspection import Wanted as Packed
from models.inspection.build import deliver_inspection
from models.inspection.material import Material
from models.kinds import Line, Paragraphs, People, PersonName
from models.records import (
    AgendaItem,
    Appraisal,
    Attendance,
    Award,
    Branch,
    Contact,
    Course,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Quota,
    Rectification,
    RectificationStep,
    Responsibility,
    ResponsibilityCheck,
    StatusChange,
    Task,
    Training,
    Transfer,
    Waiver,
)
from models.records.member import AT_HOME
from models.records.status_change import (
    CANCELLING,
    CONVERSIONS,
    CORRECTION,
    EXTENSION,
    ON_PROBATION,
    RIGHTS_SUSPENDED,
    STRIKING,
)
from models.store import Ledger, Unit
from tests.models.exports.words import words_of

TODAY = date(2026, 11, 23)
MOBILE, ID = "13812345678", "110105198503120021"
TYPED = f"字{MOBILE}，证{ID}"
GROUPS = (f"一组{MOBILE}", f"二组{ID}")
ITEM = "2026-自查-01"
UNTOLD = {"亢宿": CORRECTION, "氐宿": ON_PROBATION, "房宿": RIGHTS_SUSPENDED, "心宿": STRIKING[0], "箕宿": AT_HOME}
"""Beside whose names nothing of it may stand in a masked export."""
AWAY, ILL = "尾宿", "鹈鹕热住院"
SAID = f"字{MOBILE}。未到：{AWAY}（{ILL}，托人带话）。{AWAY}同志因{ILL}请假。"
"""What a text of a meeting says of somebody of its list."""
BORN = re.compile(r"198[0-3](-03-12|年3月12日|\.0?3\.12|0312)")
EXPORTS = [word for word in outputs.NAMES if word not in (outputs.OFFICIAL, outputs.ALL)]
"""But the official table, which is always whole; 全部 is made of the others."""


def typed_in(record: Record, **own: object) -> Record:
    """The record with numbers in every text but its own."""
    for field in typed(type(record)):
        if isinstance(field.kind, (Line, Paragraphs, People, PersonName)) and field.name not in own:
            set_read(record, field.name, TYPED)
    for name, value in own.items():
        set_read(record, name, value) if isinstance(value, str) else setattr(record, name, value)
    return record


def fill(ledger: Ledger) -> None:
    """One of everything, with numbers in every text."""
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="某支部", groups="\n".join(GROUPS)))
        people = []
        for n in range(4):
            about = {
                "name": ("子丑", "寅卯")[n // 2] + MOBILE,
                "kind": "正式党员",
                "group": GROUPS[n % 2],
                "phone": MOBILE,
                "sex": "女",
            }
            about |= {"joined": "2010-06-18", "full": "2011-06-18", "birth": f"198{n}-03-12"}
            about |= {"post": "支部书记"} if n == 0 else {"floating": "是"} if n == 1 else {}
            people.append(typed_in(Member(), id_number="", **about))
        unit.add_all(people)
        one = people[0]
        unit.add(typed_in(Transfer(member_id=one.id), direction="转出", issued="2026-11-01"))
        unit.add(typed_in(Appraisal(member_id=one.id, year=2026), grade="基本合格", day="2026-11-01"))
        unit.add(typed_in(Award(member_id=one.id, year=2026), kind="优秀共产党员", level="基层党委"))
        unit.add(typed_in(StatusChange(member_id=people[3].id), kind="警告", since="2026-03-01"))
        for kind, month, group in (
            ("支部党员大会", 3, ""),
            ("党小组会", 4, GROUPS[0]),
            ("党小组会", 5, GROUPS[1]),
            ("党课", 6, ""),
        ):
            held = typed_in(
                Meeting(),
                body=SAID,
                kind=kind,
                day=f"2026-{month:02}-12",
                group=group,
                status="定稿",
                start="9:00",
                end="10:00",
            )
            unit.add(held)
            for n, member in enumerate(people):
                line = Attendance(meeting_id=held.id, member_id=member.id)
                unit.add(
                    typed_in(
                        line, name=member.name, kind="正式党员", votes="是", state=("到", "请假", "不计入", "列席")[n]
                    )
                )
            unit.add(typed_in(Attendance(meeting_id=held.id), state="列席"))
            unit.add(Attendance(meeting_id=held.id, name=AWAY, state="请假", reason=ILL))
            item = AgendaItem(meeting_id=held.id, position=1, eligible=4, present=4, yes=4)
            texts = dict.fromkeys(("report", "discussion", "decision"), SAID)
            unit.add(typed_in(item, **texts, ballot="举手", rule="一般议题", topic="其他"))
            unit.add(typed_in(Task(agenda_item_id=item.id, meeting_id=held.id)))
        first, second = (
            typed_in(Meeting(), kind="党小组会", day="2026-07-12", group=group, status="定稿") for group in GROUPS
        )
        unit.add(first)
        second.gathering = first.id
        unit.add(second)
        unit.add(typed_in(Meeting(), kind="党课", day="2026-08-12", status="作废"))
        unit.add(typed_in(Meeting(), kind="党小组会", day="2026-09-12", group=GROUPS[0], status="草稿"))
        unit.add(typed_in(Meeting(), kind="谈心谈话", day="2026-10-12", status="定稿"))
        unit.add(typed_in(PlannedMeeting(), kind="党小组会", day="2026-12-01", group=GROUPS[0]))
        for number in (1, 2):
            batch = Training(number=f"2026-0{number}", planned_hours=8.0)
            typed_in(batch, number=f"2026-0{number}", kind="集中轮训", start="2026-06-03", end="2026-06-04")
            unit.add(batch)
            unit.add(typed_in(Course(training_id=batch.id, position=1), day="2026-06-03"))
            unit.add(typed_in(Quota(training_id=batch.id)))
            for n, member in enumerate(people):
                line = Enrolment(training_id=batch.id, member_id=member.id)
                unit.add(
                    typed_in(
                        line,
                        name=member.name,
                        state=("参加", "请假", "缺课", "补课")[n],
                        result="",
                        certificate="2026-03-001",
                    )
                )
            unit.add(typed_in(Enrolment(training_id=batch.id), state="参加", result="", certificate="2026-03-001"))
        problem = typed_in(Rectification(), number=ITEM, found="2026-04-02", deadline="2026-05-02", source="自查")
        unit.add(problem)
        unit.add(typed_in(Rectification(), number="2026-意见-01", found="2026-04-02", source="群众反映"))
        unit.add(typed_in(Progress(rectification_id=problem.id), day="2026-04-12"))
        unit.add(typed_in(RectificationStep(rectification_id=problem.id), day="2026-04-12"))
        duty = typed_in(Responsibility())
        unit.add(duty)
        unit.add(typed_in(ResponsibilityCheck(responsibility_id=duty.id), day="2026-04-12"))
        for key in ("B07|branch|1|", f"P01|member|{one.id}|"):
            unit.add(typed_in(Waiver(), key=key, answer="不适用"))
        _with_reasons(unit)


def _with_reasons(unit: Unit) -> None:
    """People beside whose names the tables of the year may say why: not appraised, 预备期 extended, cancelled and 转正 put off,
    away and lost for reasons that are none of the list."""
    probation = {"kind": "预备党员", "joined": "2025-03-01"}
    about: tuple[dict[str, object], ...] = (
        probation | {"name": "辰"},
        probation | {"name": "巳", "left": "2026-03-10", "left_why": "取消预备党员资格"},
        {"name": "午", "kind": "正式党员", "joined": "2024-12-01", "full": "2026-06-01"},
        {"name": "未", "kind": "正式党员", "floating": "是", "floating_since": "2026-02-01", "floating_why": "随女儿"},
        {"name": "申", "kind": "正式党员", "lost": "是", "lost_since": "2026-02-01", "lost_why": "随儿子"},
        {"name": "酉", "kind": "正式党员", "joined": "2010-03-01", "left": "2026-07-01", "left_why": "随子女"},
        *({"name": name, "kind": "正式党员", "joined": "2010-03-01", "full": "2011-03-01"} for name in UNTOLD),
    )
    people = [typed_in(Member(), id_number="", **each) for each in about]
    unit.add_all(people)
    unit.add(Appraisal(member_id=people[3].id, year=2026, absent_why="随女儿"))
    for member, kind, until in zip(
        people, (EXTENSION, CANCELLING, CONVERSIONS[0]), ("2026-12-01", "", ""), strict=False
    ):
        decided = typed_in(StatusChange(member_id=member.id), kind=kind, since="2026-03-10", until=until)
        unit.add(decided)
    unit.add(typed_in(Contact(member_id=people[3].id), day="2026-03-10", result="联系上"))
    for member, kind in zip(people[-len(UNTOLD) :], UNTOLD.values(), strict=True):
        if kind == AT_HOME:
            member.study = AT_HOME
        if kind in STRIKING:
            set_read(member, "left", "2026-05-06")
        unit.save(member)
        if kind != AT_HOME:
            decided = typed_in(StatusChange(member_id=member.id), kind=kind, since="2026-05-06", until="2026-12-31")
            unit.add(decided)
    moved = Transfer(member_id=people[5].id, direction="转出", why="随子女", other="某地支部")
    unit.add(typed_in(moved, issued="2026-06-20", receipt="2026-07-01"))


def said(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file with its words, those in a zip too."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                packed.extractall(folder / "包")
            path.unlink()
            yield from said(folder)
            return
        words = words_of(path)
        yield path, re.sub(r"\s", "", words) if path.suffix == ".pdf" else words


def written(ledger: Ledger, what: str, folder: Path) -> None:
    """Writes an export in each of its formats."""
    if what == outputs.INSPECTION:
        deliver_inspection(ledger, folder / "迎检", Material(ledger, Packed(Stretch.of_year(2026)), TODAY))
        return
    if what == outputs.ALL:
        deliver(ledger, what, folder / "全部", today=TODAY, year=2026)
        return
    for kind in ("zip",) if what == outputs.EVIDENCE else FORMATS:
        with suppress(ExportRefused):  # of a format that it does not have
            if what == outputs.STATISTICS:
                deliver_statistics(ledger, folder / kind, Wanted(TODAY, names=True), format=kind)
            elif what == outputs.CERTIFICATES:
                deliver_certificates(ledger, folder / kind, Certificates("2026-01"), today=TODAY, format=kind)
            else:
                year = None if what == outputs.ROSTER else 2026
                more = {"who": Who(), "number": ITEM, "names": True}
                deliver(ledger, what, folder / kind, today=TODAY, year=year, format=kind, **more)
                for layout in (PUBLIC, SIGN_IN) if what == outputs.ROSTER else ():
                    own = Selection(layout=layout)
                    deliver(ledger, what, folder / kind / layout, today=TODAY, format=kind, selection=own)
