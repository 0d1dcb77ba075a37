"""支部概况: what the branch is on the last day, who is on its committee, and what the stretch comes to in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.exports.contents.common import note
from models.exports.contents.oversight import Chapter
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.exports.year_book.overview import committee_sheet, overview_rows
from models.exports.year_book.totals import totals_of
from models.inspection.material import Material
from models.kinds import Hours, PartialDate
from models.records import Meeting, Training
from models.records.meeting import KINDS
from models.rules.groups import groups_of
from models.rules.held import held as was_held
from models.rules.register.figures import figures
from models.rules.study.hours import credits
from models.statistics.study import study_figures

TITLE = "支部概况"


@dataclass(frozen=True)
class Overview:
    """The report, as the writers of reports take it."""

    branch: str
    title: str
    subtitle: str
    chapters: Sequence[Chapter]
    footnote: str


def overview(material: Material) -> Overview:
    """Reads the material; numbers in texts are masked unless all is wanted in full."""
    snapshot, day, full = material.snapshot, material.day, material.wanted.full
    rows = [
        [label.replace("\n", ""), text]
        for pairs in overview_rows(snapshot, material.within, day, full=full)
        for label, text in pairs
    ]
    about = Sheet("", "", [Column("项目", 12, "center", least=12), Column("内容", 60)], rows)
    committee = committee_sheet(snapshot.members, snapshot.branch, day, full=full, past=day < material.today)
    chapters = [
        Chapter("基本情况", tables=[about]),
        Chapter("支部委员会", tables=[committee], note=committee.footnote)
        if committee.rows
        else Chapter("支部委员会", texts=["名册里没有登记党内职务。"]),
        *_life(material),
        Chapter("教育培训和整改", tables=[_numbers(material)]),
    ]
    return Overview(
        snapshot.branch.name or snapshot.branch.short_name,
        TITLE,
        f"{material.wanted.stretch.words()}　截至{PartialDate.of(day).chinese()}",
        chapters,
        note("号码已脱敏", full=full),
    )


def _life(material: Material) -> Sequence[Chapter]:
    """How often each kind of meeting was held and who came, and what was decided."""
    among = {meeting.id for meeting in material.meetings}
    over = [m for m in material.snapshot.meetings if m.id in among and m.day and m.day.first() <= material.day]
    held = [m for m in over if was_held(material.snapshot, m, material.day)]
    untold = f"没有点到的草稿和没有填内容的记录{len(over) - len(held)}份没有计入。" if len(held) < len(over) else ""
    if not held:
        return [Chapter("组织生活", texts=[untold or "没有会议记录。"])]
    totals = totals_of(held, material.snapshot, material.day.year, material.day, full=material.wanted.full)
    times = Counter(meeting.kind_words for meeting in held)
    drafts = sum(meeting.draft for meeting in held)
    usual = {kind: place for place, kind in enumerate(KINDS)}
    groups = {group: place for place, group in enumerate(groups_of(material.snapshot))}

    def order(meeting: Meeting) -> tuple[int, int, str]:
        return usual.get(meeting.kind, len(usual)), groups.get(meeting.group, len(groups)), meeting.group

    kinds = dict.fromkeys(meeting.kind_words for meeting in sorted(held, key=order))
    hide = str if material.wanted.full else masked_text
    words = "，".join(f"{hide(kind)}{times[kind]}次" for kind in kinds)
    said = f"共召开{len(held)}次：{words}。" + (f"其中{drafts}次的记录还是草稿。" if drafts else "") + untold
    tables = [table for table in (totals.by_kind, totals.decided) if table.rows]
    return [
        Chapter("组织生活", texts=[said], tables=tables, note="到会率为实到次数除以应到次数，没有登记到会的会议不计。")
    ]


def _numbers(material: Material) -> Sheet:
    """Training and the register in a line each, the register as it stood on the last day."""
    took, hours = _taught(material)
    then = figures(material.register, material.snapshot.steps, material.wanted.stretch.first, material.day)
    to_close = len(material.register) - then.long_term
    rows = [
        ["培训批次", f"{len(material.trainings)}期"],
        ["参训", f"{took}人次，{Hours().show(round(hours, 1))}学时"],
        [
            "整改事项",
            f"{len(material.register)}项（上期结转{len(material.carried)}项，本期发现{len(material.found)}项）",
        ],
        ["应销号", f"{to_close}项，已销号{then.closed}项，未销号{to_close - then.closed}项"],
        ["长期坚持", f"{then.long_term}项"],
    ]
    return Sheet("", "", [Column("项目", 12, "center", least=12), Column("数字", 60)], rows)


def _taught(material: Material) -> tuple[int, float]:
    """How many took part, and the hours: of a year as in its yearly statistics, else of the batches that began in the stretch."""
    snapshot, day = material.snapshot, material.day
    if material.wanted.year:
        whole = study_figures(snapshot, material.wanted.year, day).kinds[-1]
        return len(whole.there), whole.hours
    took = sum(e.took_part() for batch in material.trainings for e in snapshot.enrolments.get(batch.id, ()))
    here = {batch.id for batch in material.trainings}
    given = credits(snapshot, day)
    return took, sum(one.hours for one in given if isinstance(one.about, Training) and one.about.id in here)
