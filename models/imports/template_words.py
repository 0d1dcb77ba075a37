"""What the blank roster says: how each kind of column is filled in, what can be chosen, the example."""

from __future__ import annotations

from models.fields import Field
from models.kinds import Choice, Coded, Day, IdNumber, Kind, Landline, PartialDate, Phone, YesNo
from models.kinds.identity import check_digit
from models.records import Branch, Member
from models.records.member import FULL

_MONTH = "只知道年月就写 1985-03"
EXAMPLE_COLOUR = "808080"
RULES = (
    "一人一行，从第 4 行填起。带 * 的栏目必填，其余知道多少填多少，不知道就空着，不要猜。",
    "第 3 行灰字是示例，导入时会跳过；删去或直接改成真实内容都可以，姓名不再以“示例”开头就会导入。",
    "全表是文本格式：身份证号、手机号照原样填，日期写成 1985-03-12，只知道年月就写 1985-03，只知道年份写 1985。",
    "从别处复制时请用“选择性粘贴—数值”，以免把日期和身份证号变成别的格式。不填的列可以留空，也可以删去；列的次序可以改。",
)


def hint(field: Field) -> str:
    """How a column is filled in: the note of the field, then what its kind asks for."""
    general = _by_kind(field.kind)
    told = field.help.endswith(_MONTH)
    return "；".join(text for text in (field.help, general.removesuffix(f"；{_MONTH}") if told else general) if text)


def _by_kind(kind: Kind[object]) -> str:
    if isinstance(kind, Day):
        return f"写成 1985-03-12；{_MONTH}"
    if isinstance(kind, IdNumber):
        return "18 位，末位 X 大写；导入时核对校验位"
    if isinstance(kind, Phone):
        return "11 位手机号"
    if isinstance(kind, Landline):
        return "区号-号码"
    return "从列表里选" if isinstance(kind, (Choice, Coded, YesNo)) else ""


def options(field: Field, branch: Branch) -> tuple[str, ...]:
    """The words to choose from, none where anything can be written."""
    if isinstance(field.kind, (Choice, Coded, YesNo)):
        return tuple(field.kind.options)
    return branch.group_names() if field.name == "group" else ()


def is_free(field: Field) -> bool:
    """Whether other words than those of the list are taken as well."""
    return not (isinstance(field.kind, YesNo) or (isinstance(field.kind, Choice) and not field.kind.free))


def example(branch: Branch) -> Member:
    """Somebody invented; his name keeps the import from taking him for a member."""
    first17 = "11010119850312001"
    groups = branch.group_names()
    return Member(
        name="示例：张三",
        sex="男",
        nation="汉族",
        birth=PartialDate(1985, 3, 12),
        id_number=first17 + check_digit(first17),
        education="大学",
        native_place="浙江宁波",
        kind=FULL,
        joined=PartialDate(2010, 6, 18),
        full=PartialDate(2011, 6, 18),
        branch=branch.name or "中国共产党××局机关第三支部委员会",
        group=groups[0] if groups else "第一党小组",
        arrived=PartialDate(2018, 9),
        standing="正常",
        lost="否",
        floating="否",
        unit="××局办公室 科员",
        work_since=PartialDate(2007, 7),
        phone="13800000000",
        landline="0571-88880000",
        address="××市××区××街道幸福路1号",
    )
