"""学历 of schools of the Party in the words of the code list: 山东省委党校在职研究生 is 省（区、市）委党校研究生 there."""

from __future__ import annotations

import re

_CENTRAL, _PROVINCIAL = "中央党校", "省（区、市）委党校"
_LEVELS = {"研究生": "研究生", "大学": "大学", "本科": "大学", "大专": "大专", "专科": "大专"}
"""The level in the list, by the last word for it."""
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_REGIONS = "内蒙古|广西(?:壮族)?|西藏|宁夏(?:回族)?|新疆(?:维吾尔)?"
_WORDING = re.compile(
    r"(?:中共)?"
    rf"(?:(?P<central>中央)|(?:{_PROVINCES})?省委?|(?:(?:{_REGIONS})(?:自治)?区|自治区)(?:党?委)?"
    r"|(?:北京|天津|上海|重庆)市委|省[（(]区、市[）)]委)"
    r"党校(?:[（(]\w*行政学院[）)])?"
    r"(?:在职|函授|业余|脱产|全日制)?(?:教育)?(?:大学(?=[本专]科))?(?P<level>研究生|大学|本科|大专|专科)(?:班|学历|毕业)?"
)
"""Whole wordings only: who has not finished, and a school of a city or county, is none of the list."""


def in_the_list(wording: str) -> str:
    """What the list calls this 学历; '' where it is none of a central or provincial school of the Party, or its level is not said."""
    found = _WORDING.fullmatch("".join(wording.split()))
    return (_CENTRAL if found["central"] else _PROVINCIAL) + _LEVELS[found["level"]] if found else ""
