"""参训人员名册 of a batch: who is on its list, what is known of each person, and how each one did."""

from __future__ import annotations

from models.exports.contents.common import NUMBER, headline, note, numbered
from models.exports.contents.study.batch import Batch
from models.exports.privacy import masked_text, shown
from models.exports.reasons import HOW, reason_told
from models.exports.sheet import Column, Sheet
from models.kinds import Hours
from models.outputs import NAMES, TRAINEES
from models.records import Enrolment, Member
from models.records.training import MADE_UP
from models.rules.study.hours import had

NAME = NAMES[TRAINEES]
_NOBODY_YET = "名单还没有登记"


def trainees_sheet(batch: Batch, *, full: bool) -> Sheet:
    """The list of a batch below the facts of it. Masked it gives the month of birth only."""
    listed = batch.in_order()
    there = sum(e.took_part() for e in batch.enrolments)
    hours = sum(had(e, batch.hours) for e in batch.enrolments)
    count = f"名单{len(listed)}人  参加{there}人  共{Hours().show(hours)}学时" if listed else _NOBODY_YET
    return Sheet(
        title=headline(batch.branch, NAME),
        subtitle=f"{count}  {'完整件' if full else '脱敏件'}",
        facts=batch.facts(full=full),
        columns=[
            NUMBER,
            Column("姓名", 10, "center"),
            Column("性别", 4, "center"),
            Column("出生日期" if full else "出生年月", 10, "center"),
            Column("工作单位及职务", 26),
            Column("党内职务", 10, "center"),
            Column("党小组", 12, "center"),
            Column("参训情况", 8, "center"),
            Column("学时", 6, "center"),
            Column("考核结果", 8, "center"),
            Column("成绩", 6, "center"),
            Column("证书编号", 22, "center"),
            Column("备注", 18),
        ],
        rows=numbered(_row(batch, enrolment, member, full) for enrolment, member in listed),
        footnote=note(f"出生日期只到年月，文字中的号码已脱敏；{HOW}", full=full, also="学时没有逐人填写的按整期计算"),
        repeated=(0, 1),
    )


def _row(batch: Batch, one: Enrolment, member: Member | None, full: bool) -> list[str]:
    texts = [shown(one, "name", full=full)]
    if member is None:
        texts += ["", "", shown(one, "unit", full=full), "", ""]
    else:
        texts += [shown(member, name, full=full) for name in ("sex", "birth", "unit", "post", "group")]
    said = [reason_told(one.reason, full=full) if one.reason else ""]
    if one.state == MADE_UP:
        said.append(f"{one.show('made_up_on')} 补课" if one.made_up_on else "补课日期未填")
    if member is None:
        said.append("不在名册")
    return [
        *(text if full else masked_text(text) for text in texts),
        one.state or "未登记",
        Hours().show(had(one, batch.hours)),
        *(shown(one, name, full=full) for name in ("result", "score")),
        one.certificate,
        "；".join(filter(None, said)) if full else masked_text("；".join(filter(None, said))),
    ]
