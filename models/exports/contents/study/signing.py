"""签到表 of a batch: a column to sign in for each day, half day or course; those expected, then empty lines for others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from models.exports.contents.common import NUMBER, headline, numbered
from models.exports.contents.sign_in import BLANK, NAME, ROOM, beside_one_another, room_to_sign, told_apart
from models.exports.contents.study.batch import Batch
from models.exports.errors import ExportRefused
from models.exports.layout import columns_taken, lines_taken
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.outputs import NAMES, SIGNING
from models.records import Course, Enrolment, Member
from models.records.training import AWAY, MADE_UP
from models.rules.study.overlaps import ONLINE

SHEET = NAMES[SIGNING]
DAY, HALF, COURSE, ONCE = "day", "half", "course", "once"
WAYS = {HALF: "每半天签一次", DAY: "每天签一次", COURSE: "每门课签一次", ONCE: "全期签一次"}
"""How often one signs, by the word for it on the command line."""
_UPRIGHT, _ACROSS = 5, 9  # columns to sign in that go beside one another on a page, upright and on its side
_MOST_DAYS = 31
_HALF_A_DAY = 0.5
_SPARE, _EMPTY = 4, 24  # empty lines below a list, and of a sheet for one that is not there yet
_HIGH, _LINE = {True: 684.0, False: 437.0}, {True: 96, False: 142}
"""Points of a page, upright and on its side, for title, facts and rows, and half-width characters of a fact that go on a line."""
_TITLE, _TITLE_LINE, _FACT = 28.0, {True: 28, False: 42}, 17.0  # points, full-width characters, points


def usual_way(batch: Batch) -> str:
    """How one would sign for a batch: for each half day of a few days, for each day of more, once online and where no days are known."""
    count = len(_days(batch))
    once = count == 0 or batch.training.days == _HALF_A_DAY or batch.training.kind == ONLINE
    return ONCE if once else HALF if count <= _ACROSS // 2 else DAY


def signing_sheets(batch: Batch, way: str) -> Mapping[str, Sheet]:
    """The sheet, or several where there are more columns than go on one; an empty one to fill in by hand where nobody is on
    the list yet. way: one of WAYS, '' for the usual.

    Raises ExportRefused where there is nothing to sign for in that way."""
    spare = _SPARE if batch.enrolments else _EMPTY
    labels, legend = _sessions(batch, way or usual_way(batch))
    if len(labels) == 1:
        return {SHEET: _once(batch, spare)}
    found: dict[str, Sheet] = {}
    pairs = list(zip(labels, legend, strict=True))
    even = -(-len(pairs) // -(-len(pairs) // _ACROSS))  # two sheets of seven rather than one of nine and one of five
    for start in range(0, len(pairs), even):
        found[f"{SHEET}{len(found) + 1}" if found else SHEET] = _several(batch, pairs[start : start + even], spare)
    return found


def _days(batch: Batch) -> list[PartialDate]:
    start, end = batch.training.start, batch.training.end or batch.training.start
    if not (start and end and start.whole and end.whole):
        return []
    count = (end.first() - start.first()).days + 1
    return [PartialDate.of(start.first() + timedelta(n)) for n in range(min(max(count, 1), _MOST_DAYS))]


def _short(day: PartialDate | None) -> str:
    return f"{day.month}月{day.day}日" if day and day.whole else ""


def _sessions(batch: Batch, way: str) -> tuple[list[str], list[str]]:
    """The headings of the columns, and what each means where that is not clear from it."""
    if way == COURSE:
        courses = sorted(batch.courses, key=lambda c: (c.position or 0, c.id))
        if not courses:
            raise ExportRefused("这一批还没有登记课程，不能按课程签到，没有导出。请先登记课程，或改为按天签到。")
        labels = [f"第{n}课\n{_short(c.day)}".strip() for n, c in enumerate(courses, 1)]
        return labels, [f"第{n}课 {_lesson(c)}" for n, c in enumerate(courses, 1)]
    days = _days(batch)
    if way == ONCE or not days:
        return ["签名"], [""]
    halves = ("上午", "下午") if way == HALF else ("",)
    labels = [f"{_short(day)}\n{half}".strip() for day in days for half in halves]
    return labels, [""] * len(labels)


def _lesson(course: Course) -> str:
    teacher = f"（{course.teacher}）" if course.teacher else ""
    return masked_text(course.title_text + teacher)


def _expected(batch: Batch) -> tuple[list[tuple[Enrolment, Member | None]], list[str], list[str]]:
    """Who is asked to sign, their names, and the names of those who are known not to come: on leave, or making up for it later."""
    start = batch.training.start
    here, names, away = [], [], []
    listed = [
        (one, member)
        for one, member in batch.in_order()
        if not (member is not None and start and member.left and member.left.first() <= start.first())
    ]
    called = _names(listed)  # of all who stand on it: one who signs may have the name of one who is away
    for (one, member), name in zip(listed, called, strict=True):
        if one.state in (AWAY, MADE_UP):
            away.append(name)
        else:
            here.append((one, member))
            names.append(name)
    return here, names, away


def _names(here: Sequence[tuple[Enrolment, Member | None]]) -> list[str]:
    grouped = [(masked_text(one.name), masked_text(member.group) if member else "") for one, member in here]
    return told_apart(grouped, [member.birth if member else None for _, member in here])


def _foot(here: Sequence[object], away: Sequence[str]) -> str:
    known = f"    其中已请假、补课 {len(away)} 人：{masked_text('、'.join(away))}" if away else ""
    expected = f" {len(here) + len(away)} " if here or away else BLANK
    return f"应到{expected}人，实到{BLANK}人，请假{BLANK}人，缺课{BLANK}人。    签到负责人：＿＿＿＿＿＿{known}"


def _count(here: Sequence[object], away: Sequence[str]) -> str:
    """Expected are all on the list, as on every other list: who is on leave is among them."""
    if not here and not away:
        return "名单还没有登记，请手工填写"
    return f"应到{len(here) + len(away)}人" + (f"（其中已请假、补课{len(away)}人）" if away else "")


def _rows_of_a_page(title: str, facts: Sequence[str], *, upright: bool) -> int:
    """The rows to sign in that go on the first page below title and facts."""
    above = sum(lines_taken(line, 2 * _TITLE_LINE[upright]) for line in title.split("\n")) * _TITLE
    above += sum(lines_taken(fact, _LINE[upright]) for fact in facts) * _FACT
    return max(1, int((_HIGH[upright] - above) / ROOM))


def _name_column(names: Sequence[str]) -> Column:
    widest = max(map(columns_taken, names), default=0)
    return Column("姓名", 16, "center", least=min(16, max(NAME.least, widest)))


def _group(one: Enrolment, member: Member | None) -> str:
    return masked_text(member.group if member is not None else one.unit)


def _several(batch: Batch, sessions: Sequence[tuple[str, str]], spare: int) -> Sheet:
    here, names, away = _expected(batch)
    blank = [""] * len(sessions)
    people = [[name, _group(*pair), *blank] for name, pair in zip(names, here, strict=True)]
    upright = len(sessions) <= _UPRIGHT
    legend = "    ".join(meant for _, meant in sessions if meant)
    title, facts = headline(batch.branch, f"\n{SHEET}"), [*batch.facts(full=False), *([legend] if legend else [])]
    if not batch.enrolments:
        spare = _rows_of_a_page(title, facts, upright=upright)
    return Sheet(
        title=title,
        subtitle=_count(here, away),
        facts=facts,
        columns=[
            NUMBER,
            _name_column(names),
            Column("党小组\n或单位", 14, "center", least=10),
            *(Column(label, 12, "center", least=12) for label, _ in sessions),
        ],
        rows=numbered([*people, *(["", "", *blank] for _ in range(spare))]),
        footnote=_foot(here, away),
        repeated=(0, 1),
        upright=upright,
        row_height=ROOM,
        people=max(len(here), 1),
    )


def _once(batch: Batch, spare: int) -> Sheet:
    """Two people beside one another."""
    here, names, away = _expected(batch)
    people = numbered([[name, ""] for name in [*names, *[""] * spare]])
    half = -(-len(people) // 2)
    title, facts = headline(batch.branch, f"\n{SHEET}"), batch.facts(full=False)
    high = _rows_of_a_page(title, facts, upright=True)
    return Sheet(
        title=title,
        subtitle=_count(here, away),
        facts=facts,
        columns=(NUMBER, _name_column(names), room_to_sign(16)) * 2,
        rows=beside_one_another(people, 2, min(half, high)) if people else [],
        footnote=_foot(here, away),
        upright=True,
        row_height=ROOM,
        people=max(len(here), 1),
    )
