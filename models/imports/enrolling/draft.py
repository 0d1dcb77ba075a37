"""What one row of a list of participants says: somebody's part in a batch, and by what the person is known."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import column, on_day, record
from models.kinds import BirthDay, Choice, IdNumber, PartialDate, Phone
from models.records import Enrolment

IDENTIFYING = ("id_number", "birth", "sex", "phone")
"""Fields that tell who somebody is; they are looked at, not taken over."""


@record("enrolment", "参训人员")
@dataclass(kw_only=True)
class ListDraft(Enrolment):
    """An entry as a list tells it."""

    id_number: str = column(
        "公民身份证号", IdNumber(), aliases=("身份证号", "身份证号码", "公民身份号码", "身份证", "证件号码")
    )
    birth: PartialDate | None = on_day("出生日期", kind=BirthDay(), aliases=("出生年月",))
    sex: str = column("性别", Choice("男", "女", aliases={"男性": "男", "女性": "女", "1": "男", "2": "女"}))
    phone: str = column("手机号", Phone(), aliases=("手机", "联系电话", "电话", "手机号码", "联系方式"))
