"""Why somebody was away, as it leaves the office: in full as it was put down, else only the kind that it names (domain §11)."""

from __future__ import annotations

import re
from dataclasses import replace

from models.exports.contents.common import REASON_MISSING
from models.exports.privacy import REASON_KEPT, of_the_lists
from models.records import Attendance, Branch, Meeting, Waiver
from models.rules.attendance import says_none
from models.rules.finding import parts_of_key

KINDS = (
    "病假", "事假", "公假", "产假", "陪产假", "婚假", "丧假", "探亲假", "年假", "年休假", "出差", "因公出差", "外出", "因公外出", "公务外出", "公务出差", "值班", "出车",
    "驻村", "驻外", "因公", "公务", "培训", "外出培训", "工作", "外出工作",
)  # fmt: skip
"""Kinds by the words that people use, where they are all of a reason or all before its bracket or comma: 出差（省城）; with 请 or 休
before it and how long it takes behind it: 请病假3天. Of what names none it is only said that there is one: a kind is never guessed,
出差途中被拘留 is none, and it may tell of illness, which is not exported unless in full."""
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})"
_LONG = rf"(?:中|{_NUMBER}\s*(?:天半?|日|周|个半?月))?"
_KIND = re.compile(rf"\s*[请休]?\s*({'|'.join(KINDS)})\s*{_LONG}\s*(?:$|[（(，,；;。、])")
GROUND_KEPT = "情形已登记"
"""What stands where a ground was put down that is not told, as REASON_KEPT where a reason was."""
HOW = f"请假、缺席的原因只写明类别（病假、事假、出差等），没有写类别的写“{REASON_KEPT}”，具体情况不导出"
_NAMING = ("TXTH", "§2.2通过")
"""Rules that name people where they speak of no one record of a meeting."""
REDUCED = (
    f"脱敏件：请假、缺席的原因只写类别，没有写类别的写“{REASON_KEPT}”，不计入应到的情形写“{GROUND_KEPT}”，以支部存档的会议记录为准；"
    "正文里认得出的这些原因也这样改写，换了说法的请发出前看一遍；其余照原记录，其中的号码已脱敏。"
)
"""What stands at the foot of minutes that go out so."""


def reason_told(reason: str, *, full: bool) -> str:
    """What stands behind a name: the reason, its kind, REASON_KEPT where it names none; that none was put down, and in her words that
    there was none (无故)."""
    if not re.search(r"\w", reason):
        return reason if full and reason.strip() else REASON_MISSING
    if full or says_none(reason):
        return reason
    found = _KIND.match(reason)
    return found[1] if found else REASON_KEPT


def kind_told(why: str) -> str:
    """Any reason that is kept of a person (未参评, 外出, 延长预备期) as statistics tell it: a word of the lists, its kind, or that
    there is one."""
    return why if why in of_the_lists() else reason_told(why, full=False)


def answer_told(waiver: Waiver, *, full: bool) -> str:
    """Why something does not apply: in full, and of the branch and its meetings that were not held, as it was put down; of people
    and records that name them it is only said that there is a reason."""
    reason = waiver.reason.strip()
    if full or not reason or _of_nobody(waiver.key):
        return reason
    return kind_told(reason)


def _of_nobody(key: str) -> bool:
    rule, table, record, _ = parts_of_key(key)
    return table == Branch.table or (table == Meeting.table and not record and rule not in _NAMING)


def reduced(person: Attendance) -> Attendance:
    """An entry of a list as it goes into minutes of a masked bundle: why somebody was away by its kind, the ground for not being
    counted not told, for the words of the list (E1, E4) are illness themselves; what is missing stays missing."""
    reason = reason_told(person.reason, full=False) if person.reason.strip() else ""
    return replace(person, reason=reason, ground=GROUND_KEPT if person.ground else "")
