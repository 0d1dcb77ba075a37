"""A certificate of training: her own text with blanks, filled for each person, before anybody lays it out.

The first part of the text (parts are divided by an empty line) is the title, with what stands below it from its second line
on; the last part is who issues it and when; what is between is the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.exports.errors import ExportRefused
from models.exports.privacy import masked_text
from models.kinds import Hours, PartialDate
from models.records import Branch, Enrolment, Member, Training
from models.records.training import EXEMPT, MADE_UP
from models.rules.study.certificates import why_not
from models.rules.study.hours import had

NUMBER = "证书编号"
BLANKS = (
    "姓名", "性别", "单位", "培训名称", "培训项目", "培训类别", "批次号", "起止日期", "培训地点", "学时", "考核结果",
    "考试成绩", NUMBER, "支部", "主办单位", "颁发日期",
)  # fmt: skip
"""What may stand between { and } in a text."""
GAP = "____"
"""What stands in the place of a blank without a value, to be written by hand."""
BLANK = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")
_RESULT = "考核结果"
_RESULT_SAID = re.compile(rf"[，、；]?[^，。；、\n]*[{{｛]\s*{_RESULT}\s*[}}｝][^，。；、\n]*")
_BRACES = re.compile("[{}｛｝]")
_MOST_TOLD = 5
Values = Mapping[str, str]


@dataclass(frozen=True)
class Certificate:
    """under: lines below the title · body: paragraphs · foot: who issues it, and when."""

    title: str
    under: tuple[str, ...]
    body: tuple[str, ...]
    foot: tuple[str, ...]


def check_blanks(text: str, name: str) -> None:
    """Raises ExportRefused where a text has blanks that nobody can fill, or no text at all."""
    if not text.strip():
        raise ExportRefused(f"模板“{name}”里没有文字，没有导出。请先写好模板。")
    strange = [each for each in dict.fromkeys(BLANK.findall(text)) if each not in BLANKS]
    if strange:
        told = "、".join(f"{{{each}}}" for each in strange)
        known = "".join(f"{{{each}}}" for each in BLANKS)
        raise ExportRefused(f"模板“{name}”里的 {told} 不认识，没有导出。请改成可以填的：{known}。")
    if _BRACES.search(BLANK.sub("", text)):
        raise ExportRefused(f"模板“{name}”里有一个大括号没有成对，没有导出。请写成 {{姓名}} 这样。")


def values_of(
    enrolment: Enrolment,
    batch: Training,
    member: Member | None,
    branch: Branch,
    issued: date,
    hours: float,
    *,
    full: bool,
) -> Values:
    """What goes into each blank for one person, '' where nothing is known. hours: those of the batch · issued: 颁发日期.

    Numbers in the texts are masked unless `full`; the number of a certificate is none of a person.
    """
    has = had(enrolment, hours)
    found = {
        "姓名": enrolment.name,
        "性别": member.sex if member else "",
        "单位": member.unit if member else "",
        "培训名称": batch.name,
        "培训项目": batch.programme,
        "培训类别": batch.kind,
        "批次号": batch.number,
        "起止日期": days_words(enrolment, batch),
        "培训地点": batch.place,
        "学时": Hours().show(has) if has else "",
        _RESULT: enrolment.result,
        "考试成绩": enrolment.score,
        "支部": branch.name or branch.short_name,
        "主办单位": batch.organizer,
        "颁发日期": PartialDate.of(issued).chinese(),
    }
    return {name: text if full else masked_text(text) for name, text in found.items()} | {NUMBER: enrolment.certificate}


def days_words(enrolment: Enrolment, batch: Training) -> str:
    """When somebody took part: the days of the batch; of who made up for it only that day, for a certificate does not say
    that he was there on days on which he was not. '' where that day is not known."""
    if enrolment.state != MADE_UP:
        return span_words(batch.start, batch.end)
    return f"{enrolment.made_up_on.chinese()}（{MADE_UP}）" if enrolment.made_up_on else ""


def span_words(start: PartialDate | None, end: PartialDate | None) -> str:
    """2026年3月10日至12日: what is the same is not said twice."""
    if start is None or end is None or start == end:
        return (start or end).chinese() if start or end else ""  # type: ignore[union-attr]
    told = end.chinese()
    if start.year == end.year:
        told = told.removeprefix(f"{end.year}年")
        if start.month == end.month and start.whole and end.whole:
            told = f"{end.day}日"
    return f"{start.chinese()}至{told}"


def filled(text: str, values: Values) -> str:
    """The text with its blanks filled; what is filled in is not looked at again."""
    return BLANK.sub(lambda found: values.get(found[1]) or GAP, text)


def certificate(text: str, values: Values) -> Certificate:
    """The certificate of one person; who was let off the examination has no result, so nothing is said of one."""
    if values.get(_RESULT) == EXEMPT:
        text = _RESULT_SAID.sub("", text)
    parts = [part.strip("\n") for part in re.split(r"\n[ \t　]*\n\s*", text.strip()) if part.strip()]
    lines = [[filled(line.strip(), values) for line in part.splitlines() if line.strip()] for part in parts]
    (title, *under), rest = lines[0], lines[1:]
    foot = rest.pop() if len(rest) > 1 else []
    return Certificate(title, tuple(under), tuple(line for part in rest for line in part), tuple(foot))


def gaps(text: str, people: Iterable[Values]) -> dict[str, list[str]]:
    """The blanks of a text that have no value for some people, with the names of those."""
    used = dict.fromkeys(BLANK.findall(text))
    found: dict[str, list[str]] = {}
    for values in people:
        for name in used:
            if not values.get(name):
                found.setdefault(name, []).append(values["姓名"])
    return found


def gap_words(found: Mapping[str, Sequence[str]], total: int) -> list[str]:
    """A sentence for each blank that stays empty."""
    return [
        f"{f'全部 {total} 人' if 1 < len(who) == total else named(who)}没有{name}，证书上留空待填。"
        for name, who in found.items()
    ]


def left_out_words(left: Sequence[tuple[str, str]]) -> str:
    """Who is given no certificate, and why: 2 人不发证书：张三（请假）、李四（不合格）; how many there are more than are named."""
    told = "、".join(f"{name}（{why}）" for name, why in left[:_MOST_TOLD])
    more = f"，另有 {len(left) - _MOST_TOLD} 人" if len(left) > _MOST_TOLD else ""
    return f"{len(left)} 人不发证书：{told}{more}。" if left else ""


def doubt_words(people: Sequence[Enrolment], hours: float, issued: date) -> list[str]:
    """What a certificate would say that the list of the batch does not bear out, a sentence each; she decides.

    hours: those planned for each person · issued: 颁发日期.
    """
    less = [f"{one.name}（{had(one, hours):g}）" for one in people if had(one, hours) < hours]
    made_up = [one.name for one in people if one.state == MADE_UP and one.made_up_on]
    later = [one.name for one in people if one.made_up_on and one.made_up_on.first() > issued]
    against = [f"{one.name}（{why}）" for one in people if (why := why_not(one))]
    told = (
        (f"学时少于计划的 {hours:g} 学时", less, "证书按实际学时写，请核对是否结业。"),
        ("补课", made_up, "起止日期写补课那天，不写这批的日期。"),
        (f"补课在颁发日期 {issued} 之后", later, "请核对颁发日期。"),
        ("按名单没有结业", against, "证书照写了，请核对。"),
    )
    return [f"{what}：{named(names)}。{ask}" for what, names, ask in told if names]


def named(names: Sequence[str]) -> str:
    """Some names, and how many there are."""
    told = "、".join(names[:_MOST_TOLD])
    return f"{told}等 {len(names)} 人" if len(names) > _MOST_TOLD else told
