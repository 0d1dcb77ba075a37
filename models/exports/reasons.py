"""Why somebody was away, as it leaves the office: in full as it was put down, else only the kind that it names (domain §11)."""

from __future__ import annotations

from models.exports.contents.common import REASON_MISSING

KINDS = (
    "病假", "事假", "公假", "产假", "婚假", "丧假", "探亲假", "年假", "年休假", "出差", "值班", "出车", "驻村", "驻外", "因公", "公务",
    "培训", "工作",
)  # fmt: skip
"""Kinds by the words that people use. What names none is only 请假 or 缺席: a kind is never guessed, for it may tell of
illness, which is not exported unless in full."""
_PRIVATE = ("病", "住院", "就医", "身体", "行动不便", "年高", "自理", "失联", "失去联系", "困难")
HOW = "请假、缺席的原因只写明类别（病假、事假、出差等），具体情况不导出"


def reason_told(reason: str, *, full: bool) -> str:
    """What stands behind a name: the reason, its kind, '' where it names none; that there is none where nothing was put down."""
    if not reason.strip():
        return REASON_MISSING
    if full:
        return reason
    if reason.strip() not in KINDS and any(word in reason for word in _PRIVATE) and "病假" not in reason:
        return ""
    return next((kind for kind in KINDS if kind in reason), "")
