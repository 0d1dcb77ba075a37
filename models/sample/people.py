"""The people of the sample: one row of people.csv each."""

from __future__ import annotations

from datetime import date

from models.fields import set_read
from models.kinds import Day, PartialDate
from models.kinds.identity import check_digit
from models.records import Member
from models.records.member import FULL
from models.sample.texts import table
from models.sample.times import probation_end, when

BRANCH = "示例市发展服务中心机关第三党支部（示例）"
# No province has the number 99, no country 999: neither a citizen's nor a foreigner's card can begin like this.
_NOWHERE = "999999"
_STREETS = (
    "杉木街道桂花里", "杉木街道听雨苑", "云溪街道荷塘新村", "云溪街道向阳坊", "青棠街道槐荫里", "青棠街道书院苑",
)  # fmt: skip


class Person:
    """A member and what the sample knows beyond the roster: why somebody is often not there."""

    def __init__(self, member: Member, habit: str) -> None:
        self.member = member
        self.habit = habit

    @property
    def name(self) -> str:
        return self.member.name

    def there(self, day: date) -> bool:
        """Whether the person belonged on that day and was to be invited: 停止党籍 takes no part (domain §2.1).

        On the day of admission a person is still 发展对象 until the vote, and sits in as a guest.
        """
        probation = self.member.joined is not None and self.member.joined.first() == day
        return self.member.belongs(day) and self.habit != "stopped" and not probation

    def votes(self, day: date) -> bool:
        """Whether the person had a vote on that day."""
        return self.there(day) and self.member.kind_on(day) == FULL

    def out_of_contact(self, day: date) -> bool:
        """Whether nobody could reach the person on that day."""
        return self.member.lost_since is not None and self.member.lost_since.first() <= day

    def far_away(self, day: date) -> bool:
        """Whether the person lives elsewhere then: at work there, or retired and in the south for the winter."""
        return self.habit == "away" and (not self.retired or day.month in (11, 12, 1, 2, 3))

    @property
    def retired(self) -> bool:
        return "（退休）" in self.member.unit


def _birth(full: PartialDate | None, shown: str) -> PartialDate | None:
    if full is None or not shown:
        return full
    return PartialDate(full.year, full.month if shown == "month" else 0)


def _id_number(birth: PartialDate | None, number: int, sex: str) -> str:
    """A number that is well formed and belongs to nobody; '' where the birthday is not known to the day."""
    if birth is None or not birth.whole:
        return ""
    first17 = _NOWHERE + str(birth).replace("-", "") + f"{number * 2 + (sex == '男'):03}"
    return first17 + check_digit(first17)


def _person(row: dict[str, str], number: int, today: date) -> Person:
    member = Member(branch=BRANCH)
    for about in Member.fields:
        raw = row.get(about.name, "")
        if isinstance(about.kind, Day):
            setattr(member, about.name, when(raw, today))
        elif raw:
            set_read(member, about.name, raw)
    gaps = row["gaps"].split()
    member.id_number = "" if "id" in gaps else _id_number(member.birth, number, member.sex)
    member.birth = _birth(member.birth, row["shown"])
    member.phone = "" if "phone" in gaps else f"1390000{1200 + number * 37 % 997:04}"
    member.landline = f"0000-8100{number:03}" if member.post and not member.unit.endswith("（退休）") else ""
    if "address" not in gaps:
        street = _STREETS[number % len(_STREETS)]
        member.address = f"示例市云桥区{street}{number % 9 + 1}幢{number % 5 + 1}0{number % 4 + 1}室"
    if member.kind == FULL and member.joined and member.full is None:
        member.full = probation_end(member.joined)
    return Person(member, row["habit"])


def people(today: date) -> list[Person]:
    """Everybody who is or was on the roster, in the order of people.csv."""
    return [_person(row, number, today) for number, row in enumerate(table("people"), 1)]
