"""党员基本信息采集表: the 16 items of one member as they stand on the form that the member signs (中组部 2017, domain §8.1).

What the ledger does not hold is '' here and a place to write on by hand on paper; nobody is signed for.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.exports.privacy import private_copy
from models.fields import field_of
from models.kinds import Coded, PartialDate
from models.kinds.base import one_line
from models.outputs import CARD, NAMES
from models.records import Branch, Member
from models.records.member import FULL, PROBATIONARY, SUSPENDED

TITLE = NAMES[CARD]
BLANK_DAY = "　　　年　　月　　日"
"""With room for the year before it."""
_YES_NO = ("是", "否")
NOTES = (
    "姓名、公民身份证号与居民身份证一致；出生日期以档案记载为准；学历填最高学历。",
    "失去联系日期、外出流向只由失联党员、流动党员填写；外出流向填到省、市、县。空白的项目请手写补齐。",
)
_SIGNED = ("党员签字", "信息采集员签字", "党支部书记签字", "基层党委（盖章）")


@dataclass(frozen=True)
class Item:
    """One item: a text, or words of which one is ticked. `label` is on two lines where it is long · `blank`: what stands
    there to be completed by hand if empty."""

    label: str
    text: str = ""
    options: tuple[str, ...] = ()
    blank: str = ""

    def shown(self) -> str:
        """The text, or the blank to be filled in."""
        return self.text or self.blank


@dataclass(frozen=True)
class CollectionCard:
    """The form of one member. `rows`: the items side by side, one, two or three · `above`: the line under the title."""

    name: str
    above: str
    rows: tuple[tuple[Item, ...], ...]
    signatures: tuple[str, ...]
    notes: tuple[str, ...]
    branch: str


def collection_card(member: Member, branch: Branch, *, full: bool) -> CollectionCard:
    """The form of a member; numbers and address masked unless `full`."""
    told = private_copy(member, full=full)
    birth = _day(told.birth) if full else _month(told.birth)
    phones = (("手机", told.phone), ("固定电话", told.landline))
    rows = (
        (Item("姓名", told.name), Item("性别", told.sex, ("男", "女")), Item("民族", _coded(told, "nation"))),
        (Item("公民\n身份证号", told.id_number), Item("出生日期", birth, blank=BLANK_DAY)),
        (Item("学历", _education(told)), Item("人员类别", told.kind, (FULL, PROBATIONARY))),
        (Item("所在党支部", told.branch or branch.name),),
        (
            Item("加入党组织\n日期", _day(told.joined), blank=BLANK_DAY),
            Item("转为正式\n党员日期", _day(told.full), blank="" if told.kind == PROBATIONARY else BLANK_DAY),
        ),
        (Item("工作岗位", _coded(told, "job")),),
        (Item("联系电话", "　　".join(f"{label}：{number}" for label, number in phones if number),
              blank="手机：　　　　　　　　固定电话："),),
        (Item("家庭住址", told.address),),
        (Item("党籍状态", told.standing, ("正常", SUSPENDED)),),
        (
            Item("是否为\n失联党员", told.lost, _YES_NO),
            Item("失去联系\n日期", _day(told.lost_since), blank=BLANK_DAY if told.lost == "是" else ""),
        ),
        (
            Item("是否为\n流动党员", told.floating, _YES_NO),
            Item("外出流向", told.floating_to, blank="　　省　　　市　　　县" if told.floating == "是" else ""),
        ),
    )  # fmt: skip
    return CollectionCard(
        name=told.name,
        above=f"基层党委：{branch.superior or '　' * 12}",
        rows=rows,
        signatures=_SIGNED,
        notes=(*NOTES, *(() if full else ("本件已脱敏，供核对栏目用，不作签字件。",))),
        branch=branch.name or branch.short_name,
    )


def _day(day: PartialDate | None) -> str:
    return day.chinese() if day else ""


def _month(day: PartialDate | None) -> str:
    """A date of birth as masked copies have it: to the month (domain §11)."""
    return _day(day and PartialDate(day.year, day.month)) + ("**日" if day and day.month else "")


def _coded(member: Member, name: str, wording: str = "") -> str:
    """0211 事业单位管理岗位: code and wording of the committee's table; the text alone where several codes or none fit."""
    kind, text = field_of(Member, name).kind, getattr(member, name)
    assert isinstance(kind, Coded)
    for wanted in (wording, text):
        for line in kind.codes:
            if wanted and one_line(line.official) == wanted:
                return f"{line.code} {line.official}"
    fitting = [line for line in kind.codes if line.word == text]
    return f"{fitting[0].code} {fitting[0].official}" if len(fitting) == 1 and not wording else wording or text


def _education(member: Member) -> str:
    """A wording of several levels (初中及以下) stays as it is: none of their codes is known to be right."""
    detail = member.education_detail
    if field_of(Member, "education").kind.takes_in(detail, member.education):
        return detail
    return _coded(member, "education", detail)
