"""How one value is written into one cell: drop-downs, examples, number formats, headings."""

from __future__ import annotations

import pytest

from models.fields import field_of
from models.forms.contents import Moment, Period, Share
from models.forms.presenting import NotFillable, Target, present
from models.forms.styles import Style
from models.kinds import PartialDate
from models.records import Meeting, Member

DAY, MONTH = PartialDate(1985, 3, 12), PartialDate(1985, 3)
EDUCATION, SEX, KIND = (field_of(Member, name).kind for name in ("education", "sex", "kind"))


@pytest.mark.parametrize(
    ("day", "about", "wanted"),
    [
        (DAY, {}, "1985-03-12"), (MONTH, {}, "1985-03"), (PartialDate(1985), {}, "1985"),
        (DAY, {"heading": "出生年月"}, "1985.03"), (DAY, {"heading": "出生年月日"}, "1985-03-12"),
        (DAY, {"heading": "入党时间（如：1990年7月）"}, "1985年3月"), (DAY, {"heading": "入党时间(yyyymmdd)"}, "19850312"),
        (DAY, {"heading": "时间（yyyy.mm）"}, "1985.03"), (DAY, {"example": "2010/9/1"}, "1985/3/12"),
        (DAY, {"example": "2010年09月01日"}, "1985年03月12日"), (MONTH, {"example": "2010年09月01日"}, "1985年03月"),
        (DAY, {"style": Style("yyyy-mm-dd")}, 31118), (DAY, {"style": Style('yyyy"年"m"月"')}, 31118),
        (MONTH, {"style": Style('yyyy"年"m"月"')}, "1985年3月"), (MONTH, {"style": Style("yyyy/m/d")}, "1985/3"),
        (DAY, {"style": Style("yyyy-mm-dd"), "example": "2010-09-01"}, "1985-03-12"), (DAY, {"style": Style("@")}, "1985-03-12"),
        (DAY, {"style": Style("yyyy-mm-dd"), "from_1904": True}, 31118 - 1462),
    ],
)  # fmt: skip
def test_days(day, about, wanted):
    assert present(day, Target(**({"style": Style()} | about))) == wanted


def test_periods_moments_and_shares():
    target = Target(Style())
    assert present(Period(DAY, PartialDate(1985, 3, 14)), target) == "1985-03-12至1985-03-14"
    assert present(Moment(DAY, "14:30"), target) == "1985年3月12日 14:30"
    assert present(Share(0.9), target) == "90%"
    assert present(Share(2 / 3), target) == "66.7%"
    assert present(Share(0.9), Target(Style("0%"))) == 0.9


@pytest.mark.parametrize(
    ("word", "options", "kind", "wording", "wanted"),
    [
        ("女", ["男", "女"], SEX, "", "女"), ("男", ["男性", "女性"], SEX, "", "男性"), ("男", ["1-男", "2-女"], SEX, "", "1-男"),
        ("研究生", ["12 硕士研究生", "21 大学"], EDUCATION, "硕士研究生", "12 硕士研究生"),
        ("大学", ["12 硕士研究生", "21 大学", "23 大学普通班"], EDUCATION, "", "21 大学"),
        ("函授大专", ["22 大专", "2C 中央党校大专"], EDUCATION, "函授大专", "22 大专"),
        ("大学", ["本科", "大专"], EDUCATION, "", "本科"), ("正式党员", ["正式", "预备"], KIND, "", "正式"),
        ("支部党员大会", ["党员大会", "支委会"], field_of(Meeting, "kind").kind, "", "党员大会"),
    ],
)  # fmt: skip
def test_drop_downs_get_their_own_words(word, options, kind, wording, wanted):
    assert present(word, Target(Style(), options=options, kind=kind, wording=wording)) == wanted


@pytest.mark.parametrize(
    ("word", "options"),
    [
        ("研究生", ["11 博士研究生", "12 硕士研究生"]),
        ("党校大专", ["22 大专", "2C 中央党校大专"]),
        ("回族", ["汉族"]),
        ("初中及以下", ["7 初中", "8 小学"]),
    ],
)
def test_what_the_drop_down_does_not_have_is_not_guessed(word, options):
    with pytest.raises(NotFillable, match="下拉选项"):
        present(word, Target(Style(), options=options, kind=EDUCATION))


def test_codes_where_the_example_has_them():
    nation = field_of(Member, "nation").kind
    assert present("壮族", Target(Style(), example="01 汉族", kind=nation)) == "08 壮族"
    assert present("壮族", Target(Style(), example="汉族", kind=nation)) == "壮族"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("大学本科", "大学"), ("本科", "大学"), ("大学", "大学"), ("专科", "大专"), ("硕士", "硕士研究生"), ("普通高中", "高中"),
        ("中央党校大学", "中央党校大学"), ("在职大学", ""), ("函授本科", ""), ("初中及以下", ""), ("省委党校大学", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_wording_that_says_no_more_has_one_name(said, wanted):
    assert EDUCATION.plain(said) == wanted
    assert not wanted or EDUCATION.read(wanted) == EDUCATION.read(said), "it is never another education"


def test_every_other_wording_of_the_code_table_is_of_the_same_education():
    for name, others in EDUCATION._data["same"].items():
        assert {EDUCATION.read(other) for other in (name, *others)} <= set(EDUCATION.options)
        assert len({EDUCATION.read(other) for other in (name, *others)}) == 1, name
