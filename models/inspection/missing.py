"""What an inspector will look for and not find, part by part, with the ground that asks for it; it warns and never decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.fields import field_of
from models.inspection.material import Material
from models.inspection.missing_minutes import in_minutes
from models.inspection.sections import (
    ATTENDANCE,
    BRANCH,
    MINUTES,
    PLAN,
    REGISTER,
    ROSTER,
    TRAINING,
)
from models.records import Attachment, Branch, Meeting, Member, PlannedMeeting, Rectification, Training
from models.records.rectification import CLOSED, FOR_REVIEW
from models.rules.appraisals import of_year
from models.rules.articles import ground_of
from models.rules.attendance import count, unexplained
from models.rules.completeness import ALIKE, lacks, missing_fields
from models.rules.meetings import MISSING, reviews, year_of
from models.rules.planning.gaps import gaps
from models.rules.posts import in_committee
from models.rules.register.steps import state_of
from models.rules.study.everybody import RULE as EVERYBODY
from models.rules.study.everybody import unlisted
from models.rules.unchecked import unchecked_sentence
from models.store.attachments import Attachments

_FEW = 3
"""Up to so many members are told one by one where the same is not filled in."""
_NO_RECORD = "没有记录"
_BRANCH = ("name", "superior", "kind", "elected")


@dataclass(frozen=True)
class Missing:
    """One thing that is not there. reason: the same for all of a sort · subject: of what it is missing · ground: the article
    that asks for it, '' where it is only usual · table and record: where it is mended, 0 for the table as a whole."""

    section: str
    reason: str
    subject: str
    ground: str = ""
    table: str = ""
    record: int = 0

    @property
    def text(self) -> str:
        """The two in one line."""
        return f"{self.subject}：{self.reason}" if self.subject else self.reason


def missing(material: Material, sections: Sequence[str] | None = None) -> list[Missing]:
    """Everything that is missing from the parts that are wanted, or from `sections`, in their order."""
    found = [
        *_branch(material),
        *_roster(material),
        *_plan(material),
        *_periods(material),
        *_minutes(material),
        *_attendance(material),
        *_training(material),
        *_register(material),
        *_files(material),
    ]
    places = list(material.wanted.sections if sections is None else sections)
    kept = [one for one in found if one.section in places]
    return sorted(kept, key=lambda one: places.index(one.section))


def _ground(rule: str, material: Material) -> str:
    article = ground_of(rule, material.day)
    return article.citation() if article else ""


def _branch(material: Material) -> Iterator[Missing]:
    branch, table = material.snapshot.branch, Branch.table
    for name in _BRANCH:
        if not branch.show(name):
            yield Missing(BRANCH, "没有填写", field_of(Branch, name).label, table=table, record=1)
    if not any(in_committee(member) for member in material.snapshot.on_books(material.day)):
        ground = _ground("B09", material)
        yield Missing(BRANCH, "名册里没有登记书记和委员的党内职务", "", ground, Member.table)


def _roster(material: Material) -> Iterator[Missing]:
    """What most have not filled in, as 是否失联, is one thing to be done for all of them; the rest is told by person."""
    together: dict[tuple[int, ...], list[str]] = {}
    for name in ALIKE:
        those = tuple(member.id for member in material.members if lacks(member, name))
        if len(those) > max(_FEW, len(material.members) / 2):
            together.setdefault(those, []).append(name)
    said = {name for names in together.values() for name in names}
    for those, names in together.items():
        words = "、".join(field_of(Member, name).label for name in names)
        yield Missing(ROSTER, f"{words}没有填写", f"{len(those)} 名党员", table=Member.table)
    for member in material.members:
        if lacking := [field for field in missing_fields(member) if field.name not in said]:
            words = "、".join(field.label for field in lacking)
            yield Missing(
                ROSTER,
                f"{words}没有填写",
                material.snapshot.called(member.name, member.id),
                table=Member.table,
                record=member.id,
            )


def _plan(material: Material) -> Iterator[Missing]:
    planned = {line.year or (line.day.year if line.day else 0) for line in material.snapshot.planned}
    for year in material.wanted.years:
        if year not in planned:
            yield Missing(PLAN, "没有登记三会一课计划", f"{year}年", table=PlannedMeeting.table)


def _periods(material: Material) -> Iterator[Missing]:
    """Months and quarters without a meeting; those of before the ledger began, that nobody looked."""
    stretch, years = material.wanted.stretch, material.wanted.years
    said = unchecked_sentence(material.snapshot, years, material.today, (stretch.first, stretch.last))
    if said:
        yield Missing(MINUTES, said.removesuffix("。"), "", table=Branch.table, record=1)
    for year in years:
        for those in gaps(material.snapshot, year, material.today):
            for gap in those.gaps:
                inside = gap.span.begin <= stretch.last and gap.span.end >= stretch.first
                if gap.state == MISSING and inside:
                    cited = those.article.citation() + those.duty.note if those.article else ""
                    when = gap.when if gap.span.months == 12 else f"{year}年{gap.when}"
                    known = "" if gap.reason in ("", _NO_RECORD) else f"（{gap.reason}）"
                    subject = f"{when}{those.duty.label}{known}"
                    yield Missing(MINUTES, _NO_RECORD, subject, cited, Meeting.table, gap.draft)


def _named(meeting: Meeting) -> str:
    return f"{meeting.show('day') or '日期未填'} {meeting.kind_words}"


def _minutes(material: Material) -> Iterator[Missing]:
    table = Meeting.table
    for meeting in material.undated:
        yield Missing(MINUTES, "没有日期，不知道属于哪一年，没有放入", meeting.title(), "", table, meeting.id)
    ground = _ground("M06", material)
    for meeting in material.printed:
        if meeting.draft:
            yield Missing(MINUTES, "记录还是草稿", _named(meeting), ground, table, meeting.id)
    yield from _unsigned(material)
    for meeting in material.printed:
        # What a record is judged by is what was in force when it was held, not at the end of the days that are wanted.
        held = meeting.day.first() if meeting.day else material.day
        for reason, what, rule in in_minutes(material, meeting):
            article = ground_of(rule, held)
            cited = article.citation() if article else ""
            yield Missing(MINUTES, reason, f"{_named(meeting)} {what}".rstrip(), cited, table, meeting.id)
    known, ground = set(of_year(material.snapshot)), _ground("§6登记", material)
    for meeting in material.printed:
        if reviews(meeting) and meeting.day and year_of(meeting, material.snapshot.limits) not in known:
            yield Missing(MINUTES, "没有登记每名党员的评议结果", _named(meeting), ground, table, meeting.id)


def _unsigned(material: Material) -> Iterator[Missing]:
    """The scan of a signed sheet; where most lack it that is one thing to be done, not a line for each that hides the rest."""
    reason, those = "没有签到表或签过字的扫描件", [meeting for meeting in material.printed if not meeting.is_talk]
    lacking = [meeting for meeting in those if not any(one.signed for one in material.files(meeting))]
    if len(lacking) > max(_FEW, len(those) / 2):
        yield Missing(MINUTES, reason, f"{len(those)} 次会议中的 {len(lacking)} 次", "", Meeting.table)
        return
    for meeting in lacking:
        yield Missing(MINUTES, reason, _named(meeting), "", Meeting.table, meeting.id)


def _attendance(material: Material) -> Iterator[Missing]:
    table = Meeting.table
    for meeting in material.printed:
        people = material.snapshot.attendances.get(meeting.id, ())
        those = count(people)
        if meeting.is_talk:
            continue
        if not those.told:
            yield Missing(ATTENDANCE, "没有登记到会情况", _named(meeting), "", table, meeting.id)
            continue
        silent = [material.snapshot.called(p.name, p.member_id) for p in unexplained(people)]
        if silent:
            names = "、".join(silent)
            yield Missing(ATTENDANCE, f"没有写明原因（{names}）", _named(meeting), "", table, meeting.id)
        if those.told < those.expected:
            left = those.expected - those.told
            yield Missing(ATTENDANCE, f"还有 {left} 人没有登记到没到", _named(meeting), "", table, meeting.id)


def _training(material: Material) -> Iterator[Missing]:
    table = Training.table
    for batch in material.trainings:
        subject = " ".join(filter(None, (batch.number, batch.name)))
        people = material.snapshot.enrolments.get(batch.id, ())
        if not people:
            yield Missing(TRAINING, "没有登记参训名单", subject, "", table, batch.id)
        silent = [material.snapshot.called(e.name, e.member_id) for e in people if e.missed() and not e.reason.strip()]
        if silent:
            yield Missing(TRAINING, f"未参训没有写明原因（{'、'.join(silent)}）", subject, "", table, batch.id)
        if left := unlisted(batch, material.snapshot, material.today):
            names = "、".join(material.snapshot.called(member.name, member.id) for member in left)
            reason = f"参训对象是“{batch.audience.strip()}”，名单里没有 {len(left)} 人（{names}）"
            yield Missing(TRAINING, reason, subject, _ground(EVERYBODY, material), table, batch.id)
        if not any(one.kind == "签到表" for one in material.files(batch)):
            yield Missing(TRAINING, "没有签到表的扫描件", subject, "", table, batch.id)
        if not any(one.kind in ("通知", "方案") for one in material.files(batch)):
            yield Missing(TRAINING, "没有通知或方案", subject, "", table, batch.id)


def _register(material: Material) -> Iterator[Missing]:
    table = Rectification.table
    for item in material.register:
        subject = " ".join(filter(None, (item.number, item.title())))
        lacking = [name for name in ("measures", "owner") if not getattr(item, name).strip()]
        if item.deadline is None and item.is_open():
            lacking.append("deadline")
        if lacking:
            words = "、".join(field_of(Rectification, name).label for name in lacking)
            yield Missing(REGISTER, f"{words}没有填写", subject, _ground("Z01", material), table, item.id)
        if state_of(item) not in (CLOSED, FOR_REVIEW):
            continue
        if not material.evidence[item.id]:
            reason = "没有佐证的文件" + ("，只有文字说明" if item.evidence.strip() else "")
            yield Missing(REGISTER, reason, subject, _ground("Z03", material), table, item.id)


def _files(material: Material) -> Iterator[Missing]:
    """Attachments whose file is gone, or is not what was added."""
    store = Attachments(material.ledger)

    def bad(section: str, table: str, record: int, subject: str, those: Sequence[Attachment]) -> Iterator[Missing]:
        for one in those:
            if why := store.trouble(one):
                yield Missing(section, f"附件“{one.name}”{why}，没有放入", subject, "", table, record)

    for meeting in material.printed:
        yield from bad(MINUTES, Meeting.table, meeting.id, _named(meeting), material.files(meeting))
    for batch in material.trainings:
        yield from bad(TRAINING, Training.table, batch.id, batch.name, material.files(batch))
    for item in material.register:
        those = [one.about for one in material.evidence[item.id]]
        yield from bad(REGISTER, Rectification.table, item.id, item.number or item.title(), those)


def grouped(found: Sequence[Missing]) -> list[tuple[Missing, list[Missing]]]:
    """Those of one sort in a part together, under the first of them, in their order."""
    sorts: dict[tuple[str, str, str], list[Missing]] = {}
    for one in found:
        sorts.setdefault((one.section, one.reason, one.ground), []).append(one)
    return [(those[0], those) for those in sorts.values()]


def in_short(those: Sequence[Missing], most: int = 400) -> str:
    """The subjects of a sort in one text; of many the first, and how many there are."""
    subjects = [one.subject for one in those if one.subject]
    kept, length = 0, 0
    while kept < len(subjects) and (length := length + len(subjects[kept]) + 1) <= most:
        kept += 1
    text = "、".join(subjects[: max(kept, 1)])
    return text + (f"等，共{len(those)}处" if kept < len(subjects) else f"（{len(those)}处）" if len(those) > 1 else "")
