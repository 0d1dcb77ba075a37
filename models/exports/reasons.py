"""Why somebody was away, as it leaves the office: in full as it was put down, else only the kind that it names (domain §11)."""

from __future__ import annotations

import re

from models.exports.contents.common import REASON_MISSING

KINDS = (
    "病假", "事假", "公假", "产假", "陪产假", "婚假", "丧假", "探亲假", "年假", "年休假", "出差", "因公出差", "外出", "因公外出", "公务外出", "公务出差", "值班", "出车",
    "驻村", "驻外", "因公", "公务", "培训", "外出培训", "工作", "外出工作",
)  # fmt: skip
"""Kinds by the words that people use, where they are all of a reason or all before its bracket or comma: 出差（省城）; with 请 or 休
before it and how long it takes behind it: 请病假3天. What names none is only 请假 or 缺席: a kind is never guessed, 出差途中被拘留 is none, and it may tell of illness, which is not exported unless
in full."""
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})"
_LONG = rf"(?:中|{_NUMBER}\s*(?:天半?|日|周|个半?月))?"
_KIND = re.compile(rf"\s*[请休]?\s*({'|'.join(KINDS)})\s*{_LONG}\s*(?:$|[（(，,；;。、])")
HOW = "请假、缺席的原因只写明类别（病假、事假、出差等），具体情况不导出"


def reason_told(reason: str, *, full: bool) -> str:
    """What stands behind a name: the reason, its kind, '' where it names none; that there is none where nothing was put down."""
    if not reason.strip():
        return REASON_MISSING
    if full:
        return reason
    found = _KIND.match(reason)
    return found[1] if found else ""
