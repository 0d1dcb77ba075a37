"""拟参训人员名单: who should come to a batch, or to some training of the year, and for what reason each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, headline, note, numbered
from models.exports.contents.study.batch import Batch
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.kinds import Hours
from models.outputs import INVITE, NAMES
from models.records import Branch
from models.rules.past_day import YES
from models.rules.snapshot import Snapshot
from models.rules.study.inviting import Wanted, to_invite
from models.rules.study.places import is_of

NAME = NAMES[INVITE]
COLUMNS = (
    Column("姓名", 10, "center"),
    Column("党小组", 12, "center"),
    Column("党内职务", 10, "center"),
    Column("工作单位及职务", 24),
    Column("还差学时", 6, "center"),
    Column("应当参加的原因", 40),
    Column("依据", 40),
)


def invited(snapshot: Snapshot, year: int, today: date, batch: Batch | None = None) -> list[Wanted]:
    """Who lacks something of the year. For a batch as of its first day (today, if that is earlier), without those who
    are on its list already, and only those for whom it is, where the roster knows whom its 参训对象 means."""
    if batch is None:
        return to_invite(snapshot, year, today)
    start = batch.training.start
    found = to_invite(snapshot, start.year if start else year, looked_at(batch, today))
    on = start.first() if start else today
    there = {enrolment.member_id for enrolment in batch.enrolments}
    audience = batch.training.audience
    return [one for one in found if one.member.id not in there and is_of(one.member, audience, on) is not False]


def looked_at(batch: Batch | None, today: date) -> date:
    """The day as of which it is said who lacks what: the first of a batch that has begun, else today."""
    start = batch.training.start if batch else None
    return min(start.first(), today) if start else today


def invited_row(one: Wanted) -> list[str]:
    """The cells of a person below COLUMNS; each article is said once."""
    member = one.member
    cited = dict.fromkeys(ground.cited() for ground in one.grounds)
    gap = Hours().show(one.gap) if one.gap else ""
    why = one.words() + ("（名册上是失联党员，先查找联系）" if member.lost == YES else "")
    return [member.name, member.group, member.post, member.unit, gap, why, "；".join(cited)]


def inviting_sheet(
    wanted: Sequence[Wanted], branch: Branch, year: int, *, today: date, full: bool, batch: Batch | None
) -> Sheet:
    """The list, most missing first."""
    rows = [invited_row(one) for one in wanted]
    return Sheet(
        title=headline(branch, NAME, None if batch else year),
        subtitle=as_of(looked_at(batch, today), f"{len(rows)}人", full=full),
        facts=batch.facts(full=full) if batch else (),
        columns=[NUMBER, *COLUMNS],
        rows=numbered(rows if full else [[masked_text(cell) for cell in row] for row in rows]),
        footnote=note(
            "不含身份证号、手机号、住址",
            full=full,
            also="送学上门的不列；已报名的培训计入；程序只提示，派谁参加由支部决定",
        ),
        repeated=(0, 1),
    )
