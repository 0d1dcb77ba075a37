"""What a row does not say itself: filled from a valid ID number or the sheet's name with a remark, and what contradicts."""

from __future__ import annotations

from datetime import date

from models.fields import field_of
from models.imports.grid import Cell
from models.imports.person_row import Reading
from models.imports.plan import INFO, WARNING
from models.kinds import PartialDate, Unreadable
from models.kinds.identity import born, sex_of
from models.records import Member
from models.records.member import FULL, PROBATIONARY
from models.rules.limits import Limits
from models.rules.member_checks import check_member


def _id_cell(reading: Reading) -> str:
    """The ID number of the row, '' where there is no valid one; the field may not be read yet."""
    column = reading.column_of("id_number")
    if column is None:
        return ""
    try:
        raw = reading.row.cells[reading.row.columns.index(column)]
        return str(field_of(Member, "id_number").kind.read(raw))
    except Unreadable:
        return ""


def month_by_id(reading: Reading, raw: Cell) -> bool:
    """A number such as 1985.1 may be January or October: a valid ID number of that year decides."""
    birth = born(_id_cell(reading))
    if not isinstance(raw, float) or birth is None:
        return False
    whole, _, decimals = repr(raw).partition(".")
    if decimals != "1" or not str(birth.year).endswith(whole) or birth.month not in (1, 10):
        return False
    reading.member.birth = PartialDate(birth.year, birth.month)
    reading.note_field(INFO, f"出生日期：{raw} 分不清 1 月还是 10 月，已按身份证号定为 {reading.member.birth}", "birth")
    return True


def fill_from_context(reading: Reading) -> None:
    """党小组 and 人员类别 from the sheet's name or a heading between the rows, where the row does not say them."""
    member, row = reading.member, reading.row
    if row.group and not member.group:
        member.group = row.group
    if row.kind and not member.kind and not reading.failed("kind"):
        member.kind = row.kind
        reading.weak.add("kind")
        reading.note(INFO, f"人员类别：表中未填，按所在的表或分组认作“{row.kind}”", reading.column_of("kind"))


def fill_from_id(reading: Reading) -> None:
    """Birth and sex from a valid ID number where the file is silent."""
    member = reading.member
    birth, sex = born(member.id_number), sex_of(member.id_number)
    if birth is not None and member.birth is None and not reading.failed("birth"):
        member.birth = birth
        reading.weak.add("birth")
        reading.note_field(INFO, f"出生日期：表中未填，已按身份证号填为 {birth}", "birth")
    if sex and not member.sex and not reading.failed("sex"):
        member.sex = sex
        reading.weak.add("sex")
        reading.note_field(INFO, f"性别：表中未填，已按身份证号填为“{sex}”", "sex")


def check(reading: Reading, today: date, limits: Limits | None) -> None:
    """What the checks of a member say about the row (domain §8.3–8.5): values are kept as the file has them, and doubted.

    Silent on what the file has no column for, and on what could not be read, or was doubted when it was read.
    """
    for remark in check_member(reading.member, (), today, limits=limits):
        name = remark.fields[0]
        about = field_of(Member, name)
        said = about.kind.doubt(getattr(reading.member, name))
        if reading.column_of(name) is not None and not any(map(reading.failed, remark.fields)) and not said:
            level = INFO if remark.level == INFO else WARNING
            reading.note_field(level, f"{about.label}：{remark.sentence()}，已按表中填写的保留", name)


def kind_by_title(title: str) -> str:
    """正式党员 or 预备党员 where a sheet or section is called so, else ''."""
    found = [kind for kind in (FULL, PROBATIONARY) if kind in title]
    return found[0] if len(found) == 1 else ""
