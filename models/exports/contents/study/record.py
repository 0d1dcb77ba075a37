"""党员个人培训记录: the years of one person against what was asked, and in each year what the hours come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.exports.contents.common import headline, note
from models.exports.contents.oversight import Chapter
from models.exports.contents.study.grounds import basis
from models.exports.contents.study.hours import enrolment_of
from models.exports.privacy import masked_text, shown
from models.exports.reasons import HOW, reason_told
from models.exports.sheet import Column, Sheet
from models.kinds import Hours, PartialDate
from models.outputs import NAMES, RECORD
from models.records import Enrolment, Meeting, Member, Training
from models.rules.snapshot import Snapshot
from models.rules.study.asked import batches, hours_rule
from models.rules.study.hours import Credit
from models.rules.study.yearly import AT_HOME_RULE, StudyYear, last_day, study_year, years_of_study

NAME = NAMES[RECORD]
_ABOUT = (
    ("姓名", "name", 10), ("性别", "sex", 4), ("出生年月", "birth", 10), ("入党日期", "joined", 10), ("转正日期", "full", 10),
    ("党小组", "group", 12), ("党内职务", "post", 10),
)  # fmt: skip
_YEARS = ("年度", "应学学时", "已有学时", "还差", "参训期数", "缺课期数", "集中培训", "对照")


@dataclass(frozen=True)
class StudyRecord:
    """The record of one person, as a report in chapters."""

    member: Member
    branch: str
    subtitle: str
    chapters: Sequence[Chapter]
    footnote: str
    title: str = NAME


def study_records(
    snapshot: Snapshot, members: Sequence[Member], *, today: date, year: int | None = None, full: bool
) -> list[StudyRecord]:
    """The records of these members, of a year or of all years, the newest first."""
    known = sorted({*years_of_study(snapshot, today), *([] if year else [today.year])}, reverse=True)
    wanted = [one for one in known if year in (None, one)]
    found = {one: {y.member.id: y for y in study_year(snapshot, one, today) if y.member} for one in wanted}
    told = []
    for member in members:
        mine = [of_year[member.id] for of_year in found.values() if member.id in of_year]
        told.append(_record(snapshot, member, mine, today if year is None else last_day(year, today), full))
    return told


def _record(snapshot: Snapshot, member: Member, mine: Sequence[StudyYear], today: date, full: bool) -> StudyRecord:
    unit = shown(member, "unit", full=full)
    texts = [f"工作单位及职务：{unit}"] if unit else []
    chapters = [Chapter("基本情况", texts, [_about(member, full)]), _sums(mine, member, today)]
    chapters += [_of_year(snapshot, one, full) for one in mine if one.given or one.missed]
    last = f"截至{PartialDate.of(today).chinese()}"
    return StudyRecord(
        member,
        headline(snapshot.branch, ""),
        f"{last}  {'完整件' if full else '脱敏件'}",
        chapters,
        note(
            f"出生日期只到年月，文字中的号码已脱敏；{HOW}", full=full, also="学时由支部台账按培训批次和计学时的会议统计"
        ),
    )


def _about(member: Member, full: bool) -> Sheet:
    columns = [Column(label, width, "center") for label, _, width in _ABOUT]
    return Sheet("", "", columns, [[shown(member, name, full=full) for _, name, _ in _ABOUT]])


def _sums(mine: Sequence[StudyYear], member: Member, today: date) -> Chapter:
    if not any(one.given or one.missed for one in mine):
        return Chapter("历年学时", ["没有参加培训或计学时会议的记录。"])
    show = Hours().show
    rows = [
        [
            f"{one.year}年",
            show(one.wanted) if one.wanted is not None else "－",
            show(one.hours),
            show(one.gap) if one.gap else "",
            str(one.batches),
            str(one.missed),
            f"{len(one.central)}次" if one.central else "没有",
            one.verdict,
            one.why,
        ]
        for one in mine
    ]
    columns = [*(Column(label, 8, "center") for label in _YEARS), Column("说明", 24)]
    said = (
        ("应学学时依据", [(hours_rule(member, one.year), one) for one in mine if one.wanted is not None]),
        ("不要求学时依据", [(AT_HOME_RULE, one) for one in mine if one.at_home]),
    )
    articles = {label: _bases(those, today) for label, those in said}
    grounds = "".join(f"{label}：{text}。" for label, text in articles.items() if text)
    return Chapter("历年学时", (), [Sheet("", "", columns, rows)], grounds)


def _bases(those: Sequence[tuple[str, StudyYear]], today: date) -> str:
    """The articles of some years; with the years, where these rest on several."""
    years: dict[str, list[str]] = {}
    for rule, one in those:
        if cited := basis(rule, last_day(one.year, today)):
            years.setdefault(cited, []).append(str(one.year))
    if len(years) < 2:
        return "".join(years)
    return "；".join(f"{'、'.join(when)} 年 {cited}" for cited, when in years.items())


_GIVEN = (
    Column("日期", 13, "center", least=13),
    Column("内容", 44),
    Column("类别", 8, "center"),
    Column("学时", 5, "center"),
    Column("情况", 12, "center"),
    Column("证书编号", 14, "center"),
)


def _of_year(snapshot: Snapshot, one: StudyYear, full: bool) -> Chapter:
    rows = sorted([*_given(snapshot, one, full), *_missed(snapshot, one, full)], key=lambda row: row[0])
    texts = [row if full else [masked_text(cell) for cell in row] for row in rows]
    heading = f"{one.year}年学习培训（共{one.hours:g}学时）"
    return Chapter(heading, (), [Sheet("", "", _GIVEN, texts)])


def _given(snapshot: Snapshot, one: StudyYear, full: bool) -> Iterator[list[str]]:
    for credit in one.given:
        hours = Hours().show(credit.hours)
        if isinstance(credit.about, Meeting):
            meeting = credit.about
            name = meeting.named() or meeting.kind
            yield [meeting.show("day"), name, meeting.kind, hours, "到会", ""]
        elif isinstance(credit.about, Training):
            yield _batch(snapshot, credit, credit.about, hours, full)


def _what(batch: Training) -> str:
    return batch.name + (f"\n主办单位：{batch.organizer}" if batch.organizer else "")


def _batch(snapshot: Snapshot, credit: Credit, batch: Training, hours: str, full: bool) -> list[str]:
    enrolment = enrolment_of(credit, snapshot) or Enrolment()
    courses = sorted(snapshot.courses.get(batch.id, ()), key=lambda c: (c.position or 0, c.id))
    taught = "、".join(c.title_text + (f"（{c.show('hours')}）" if c.hours is not None else "") for c in courses)
    what = _what(batch) + (f"\n课程：{taught}" if taught else "")
    score = f"{enrolment.score}分" if enrolment.score.replace(".", "").isdecimal() else enrolment.score
    state = "，".join(filter(None, (enrolment.state or "参加", enrolment.result, score)))
    reason = reason_told(enrolment.reason, full=full) if enrolment.reason or enrolment.missed() else ""
    made_up = f"{enrolment.show('made_up_on')} 补课" if enrolment.made_up_on else ""
    state = "\n".join(filter(None, (state, reason, made_up)))
    return [
        batch.when().replace(" 至 ", "\n至 "),
        what,
        batch.kind,
        hours,
        state,
        enrolment.certificate,
    ]


def _missed(snapshot: Snapshot, one: StudyYear, full: bool) -> Iterator[list[str]]:
    """What the person stayed away from; with hours all the same it stands among the others."""
    told = {credit.about.id for credit in one.given if isinstance(credit.about, Training)}
    for batch in batches(snapshot, one.year) if one.missed else ():
        for enrolment in snapshot.enrolments.get(batch.id, ()):
            mine = one.member is not None and enrolment.member_id == one.member.id
            if mine and enrolment.missed() and batch.id not in told:
                state = f"{enrolment.state}\n{reason_told(enrolment.reason, full=full)}"
                yield [batch.when().replace(" 至 ", "\n至 "), _what(batch), batch.kind, "0", state, ""]
