"""What a list of participants can say of a person, and the headings that organizers put over it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.fields import typed
from models.imports.enrolling.draft import IDENTIFYING, ListDraft
from models.imports.grid import Sheet
from models.imports.heading import text_at
from models.imports.mapping import key, match
from models.kinds import clean

ENTRY = ("unit", "state", "hours", "result", "score", "certificate", "made_up_on", "reason")
"""Fields of the entry."""
LABELS: Mapping[str, str] = {field.name: field.label for field in typed(ListDraft)}

_DEEPEST, _LONGEST = 60, 20
"""Rows from the top, and characters of a text, among which headings are looked for."""
_MEANT = r"计划|应[修完得]|要求|规定|标准|还?差|欠"
# (field, what the heading is, what it must not have); the first that fits.
_HEADINGS: tuple[tuple[str, str, str], ...] = (
    (
        "name",
        r"(参训|受训|参加|培训|参学|党员|学习)?(学员|人员|对象|党员|同志|干部)?(姓名|名字)|(参训|受训|培训)?学员|参训人员|受训人员",
        r"",
    ),
    (
        "certificate",
        r".*(结业|合格|培训|毕业|学习)证书?.*(号|编号|号码)?|证书.*号码?|证号|证书",
        r"身份|日期|时间|是否",
    ),
    ("made_up_on", r".*补[课学].*(日期|时间)", r""),
    ("hours", r".*(学时|课时)数?.*", rf"{_MEANT}|证|日期|时间$"),
    ("reason", r".*(缺课|缺勤|请假|缺席|缺训|未参[加训]|未到).*(原因|事由|说明|情况)|缺课原因", r""),
    (
        "state",
        r".*(出勤|考勤|到课|签到|参训情况|参训状态|参加情况|到会|缺勤|学习情况|完成情况).*|是否(参加|参训|到课|完成).*",
        r"率|天数|次数|时间|日期|学时",
    ),
    ("score", r".*(成绩|分数|得分|考分).*|考试", r"等[级次]|时间|日期|地点|是否"),
    ("result", r".*(考核|结果|等次|等级|评定|鉴定|考评|是否合格|结业情况|成绩等[级次]).*", r"时间|日期|地点|号"),
    ("unit", r"(所在|所属|工作|推荐|选派|派出)?(单位|部门|党支部|支部|党组织)(名称|全称)?(及职务|和职务|职务)?", r""),
)


def meaning(text: str) -> str:
    """The field that a heading is over, '' for none."""
    plain = key(text)
    if not plain or len(plain) > _LONGEST:
        return ""
    for name, whole, never in _HEADINGS:
        if re.fullmatch(whole, plain) and not (never and re.search(never, plain)):
            return name
    return match((text,)).field if match((text,)).field in IDENTIFYING else ""


def known_headings(sheet: Sheet) -> dict[str, str]:
    """What the texts in the upper part of a sheet mean, should they be headings: by key, the field."""
    found: dict[str, str] = {}
    for row in range(min(_DEEPEST, len(sheet.rows))):
        for column in range(len(sheet.rows[row])):
            text = text_at(sheet, row, column)
            if text and len(text) <= 3 * _LONGEST and (name := meaning(text)):
                found.setdefault(key(clean(text)), name)
    return found
