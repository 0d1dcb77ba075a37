"""From the text of a heading to a field: by label, alias, the stem of a date heading, and last by resemblance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from models.fields import Record, typed
from models.kinds import Day, clean
from models.records import Member

_SIGNS = re.compile(r"[\s*＊★☆※#△▲●○◆_\-—–:：、,，.。/\\|;；\"'“”‘’·()（）\[\]【】〔〕<>《》的]+")
_BRACKETS = re.compile(r"[(（\[【〔<《][^)）\]】〕>》]*[)）\]】〕>》]")
# English beside the Chinese words (Name 姓名): a word of three letters, or one that stands apart.
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z][A-Za-z.\-&']{2,}|[A-Za-z][A-Za-z.]*(?=[\s/])|(?<=[\s/])[A-Za-z][A-Za-z.]*)"
)
_DATE_END = re.compile(r"(年月日|年月|日期|时间|年份|日)+$")
_NAME = re.compile(r"(党员|同志|本人|人员|职工|员工|成员)?姓名(name)?")
# Columns that follow from others or only number the rows: known, but there is nothing to read.
_DERIVED = re.compile(r"(序号?|顺序号?|编号|排序|行号|no|党龄|入党年限|年龄|周岁|岁数|现年龄)(年|岁|周岁)?")
# Such a group heading says that its columns are about somebody else.
_OTHERS = re.compile(r"配偶|家属|家庭成员|子女|父亲|母亲|紧急|介绍人|联系人|培养")

# (field, what the heading has, what it must not have): for headings that no list of aliases can foresee.
_RESEMBLANCES: tuple[tuple[str, str, str], ...] = (
    ("id_number", r"身份证|公民身份|身份号码|^(证件号码?|id号)$", r"地址|类型|有效|复印|签发|照"),
    (
        "phone",
        r"手机|移动电话|联系电话|联系方式|联系号码|^电话|本人电话|通[讯信](方式|号码)",
        r"紧急|家属|配偶|办公|固定|座机|短号|单位|联系人",
    ),
    ("landline", r"固定电话|座机|办公电话|单位电话|住宅电话|固话", r"紧急|联系人"),
    ("birth", r"出生.*[年月日时]|出生$|生日", r"地|政治"),
    (
        "full",
        r"转正|转为正式|成为正式|转成正式|^正式党员(时间|日期|年月)",
        r"申请|介绍|应|拟|谈话|类|情况|预计|计划|公示|审批",
    ),
    (
        "joined",
        r"(入党|加入.*党|批准.*预备|预备党员).*(年|月|日|时间)|^入党$|^加入(中国共产党|中共|党组织|党)$",
        r"申请|积极|介绍|发展|志愿|培养|转|谈话|地点|宣誓|递交|年限|公示",
    ),
    ("education", r"学历|文化程度|文化水平|教育程度|^文化$|文凭", r"院校|学校|专业|说明|单位|时间|证"),
    ("nation", r"民族|^族别$", r""),
    ("sex", r"性别", r"配偶"),
    ("native_place", r"籍贯|祖籍", r""),
    ("kind", r"(党员|人员)(类别|类型|性质|身份|分类|种类)|政治面貌", r"发展|积极"),
    ("group", r"党小组|所[在属]小组|^小组", r"组长|职务|电话"),
    (
        "post",
        r"党内.*(职务|任职)|党组织.*(职务|任职)|支部.*(职务|任职)|党务职务|支委.*(职务|分工)",
        r"时间|日期|级别|党外",
    ),
    ("branch", r"(所在|所属|隶属).*(支部|党组织)|支部(名称|全称)?$|组织关系所在", r"职务|书记|电话|转|入党"),
    ("work_since", r"参加工作|参工", r"单位"),
    ("address", r"住址|常住地址|居住地|居住地址|家庭地址|通[讯信]地址", r"邮箱|户籍|户口|单位|身份证"),
    ("arrived", r"(转入|来|进入|到).*支部.*[时日年月]|组织关系转入.*[时日年月]", r"来源|转出"),
    ("left", r"组织关系转出.*[时日年月]|转出.*[时日年月]", r"去向|原因"),
    ("lost", r"是否.*失联|^失联党员", r""),
    ("floating", r"是否.*流动|^流动党员", r""),
    ("note", r"^备注", r""),
    ("standing", r"党籍状态|党籍情况", r""),
    ("unit", r"单位|职务|职业|(工作|所在|所属)部门|^部门", r"支部|电话|党|组织|地址|性质|级别|时间|日期|邮编|技术"),
)


_GENERAL = ("时间", "日期", "年月", "号码", "名称", "说明", "类别", "去向", "职务", "单位", "小组", "电话")


@dataclass(frozen=True)
class Match:
    """What a heading means. field '' with derived: known, nothing to read. rank: 0 the best · other: about someone else."""

    field: str = ""
    rank: int = 99
    derived: bool = False

    @property
    def known(self) -> bool:
        return bool(self.field) or self.derived


def key(text: str) -> str:
    """A heading without signs, blanks and brackets, half-width: `*姓  名` and `姓名` have the same key."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", clean(text))).lower()


def _keys(text: str) -> list[str]:
    """The key with what stands in brackets, without it, and without the English beside Chinese words."""
    plain = unicodedata.normalize("NFKC", text)
    keys = [key(plain), key(_BRACKETS.sub("", plain))]
    chinese = key(_ENGLISH.sub("", plain))
    keys += [chinese] * (len(chinese) > 1)
    return [k for k in dict.fromkeys(keys) if k]


@cache
def _lists(cls: type[Record]) -> tuple[dict[str, Match], dict[str, Match]]:
    """The headings that the fields declare, and the stems of those for dates (入党 of 入党日期)."""
    names: dict[str, Match] = {}
    stems: dict[str, Match] = {}
    for field in typed(cls):
        for rank, heading in enumerate((field.label, *field.aliases)):
            names.setdefault(key(heading), Match(field.name, 1 if rank == 0 else 2))
            if isinstance(field.kind, Day) and _DATE_END.search(key(heading)):
                stems.setdefault(_DATE_END.sub("", key(heading)), Match(field.name, 3))
    stems.pop("", None)
    return names, stems


def is_name(text: str, overrides: Mapping[str, str] | None = None) -> bool:
    """Whether a text is the heading over the names; asked of every cell, so it looks into the lists only."""
    if len(text) > 30 or text.rstrip().endswith((":", "：")):
        return False
    return match((text,), overrides).field == "name" if overrides else _listed(text, Member).field == "name"


def sure_match(text: str, overrides: Mapping[str, str] | None = None) -> Match:
    """What a text means as a heading by itself if it is surely one: as declared, or as the user has said."""
    chosen = overrides.get(key(text)) if overrides else None
    return _listed(text, Member) if chosen is None else Match(chosen, 0)


def match(path: tuple[str, ...], overrides: Mapping[str, str] | None = None, cls: type[Record] = Member) -> Match:
    """What the heading means. path: the texts above the column from the top row down, the heading itself last.

    overrides: key of a heading → field name, or '' for a column that shall be left alone.
    """
    if not path:
        return Match()
    leaf, above = path[-1], "".join(path[:-1])
    for text in (leaf, "/".join(path), above + leaf):
        chosen = overrides.get(key(text)) if overrides else None
        if chosen is not None:
            return Match(chosen, 0)
    joined = _listed(above + leaf, cls) if above else Match()
    if _OTHERS.search(above):
        return joined
    found = _listed(leaf, cls)
    if found.known and not _too_general(leaf):
        return found
    if joined.known:
        return joined
    if found.known:
        return found
    return _resembling(leaf, cls) if not above else _first_known(_resembling(leaf, cls), _resembling(above + leaf, cls))


def _first_known(*found: Match) -> Match:
    return next((m for m in found if m.known), Match())


def _too_general(leaf: str) -> bool:
    """Whether the heading means different things under different group headings."""
    return key(leaf) in _GENERAL


def is_heading(text: str, overrides: Mapping[str, str] | None = None) -> bool:
    """Whether a text is surely a heading by itself; resemblance is not enough, a value may resemble one (第一党小组)."""
    found = match((text,), overrides)
    return (found.known and found.rank <= 3) or _too_general(text)


def _listed(text: str, cls: type[Record]) -> Match:
    names, stems = _lists(cls)  # type: ignore[arg-type]  # a class is hashable, though its instances are not
    for key_ in _keys(text):
        if key_ in names:
            return names[key_]
        if cls is Member and _NAME.fullmatch(key_):
            return Match("name", 3)
        if _DERIVED.fullmatch(key_):
            return Match(derived=True, rank=1)
        if _DATE_END.search(key_) and (stem := stems.get(_DATE_END.sub("", key_))):
            return stem
    return Match()


def _resembling(text: str, cls: type[Record]) -> Match:
    if cls is not Member or len(text) > 30:
        return Match()
    full, *rest = _keys(text) or [""]
    for rank, key_ in ((4, full), *((5, k) for k in rest)):
        for name, has, has_not in _RESEMBLANCES:
            if re.search(has, key_) and not (has_not and re.search(has_not, full)):
                return Match(name, rank)
    return Match()


def unit_part(heading: str) -> str:
    """For the field 工作单位及职务: which one of 单位, 部门, 职务 a column holds, '' where it holds several."""
    text = key(_BRACKETS.sub("", heading))
    parts = [
        part
        for part, words in (("单位", "单位"), ("部门", "部门|处室"), ("职务", "职务|职业"))
        if re.search(words, text)
    ]
    return parts[0] if len(parts) == 1 else ""
