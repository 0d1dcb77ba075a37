"""学历 of schools of the Party as people write it, and what the code list calls it."""

import pytest

from models.fields import field_of
from models.kinds import Coded
from models.kinds.party_schools import in_the_list
from models.records import Member

CENTRAL, PROVINCE = "中央党校", "省（区、市）委党校"


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("中央党校研究生", CENTRAL + "研究生"),
        ("中共中央党校大学", CENTRAL + "大学"),
        ("中央党校（国家行政学院）在职研究生", CENTRAL + "研究生"),
        ("中央党校函授本科", CENTRAL + "大学"),
        ("中央党校函授教育大学本科学历", CENTRAL + "大学"),
        ("中央 党校 大专毕业", CENTRAL + "大专"),
        ("省委党校研究生班", PROVINCE + "研究生"),
        ("江苏省委党校专科", PROVINCE + "大专"),
        ("中共山东省委党校（山东行政学院）业余大学", PROVINCE + "大学"),
        ("广西壮族自治区党委党校研究生", PROVINCE + "研究生"),
        ("自治区党校脱产大专", PROVINCE + "大专"),
        ("重庆市委党校全日制大学", PROVINCE + "大学"),
        ("北京市委党校大学专科", PROVINCE + "大专"),
        ("省（区、市）委党校大学", PROVINCE + "大学"),
        ("省(区、市)委党校大专", PROVINCE + "大专"),
    ],
)
def test_what_the_list_calls_it(written, listed):
    assert in_the_list(written) == listed


@pytest.mark.parametrize(
    "written",
    [
        "南京市委党校大学",
        "县委党校大专",
        "党校研究生",
        "中央党校",
        "省委党校大学肄业",
        "中央党校研究生结业",
        "省委党校大学在读",
        "大学",
        "",
    ],
)
def test_what_is_none_of_the_list(written):
    assert in_the_list(written) == ""


def test_only_学历_has_such_a_list():
    kinds = {name: field_of(Member, name).kind for name in ("education", "job", "nation")}
    told = {name: kind.listed("省委党校研究生") for name, kind in kinds.items() if isinstance(kind, Coded)}
    assert told == {"education": PROVINCE + "研究生", "job": "", "nation": ""}
