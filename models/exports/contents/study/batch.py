"""What the lists of a batch have above them: its facts in two or three lines; and who is on its list, in order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from models.exports.orders import BY_POST, in_order
from models.exports.privacy import shown
from models.records import Branch, Course, Enrolment, Member, Training
from models.rules.limits import Limits
from models.rules.study.hours import planned


@dataclass(frozen=True)
class Batch:
    """A batch with all that its lists tell of. members: by id, whoever is on the list."""

    training: Training
    enrolments: Sequence[Enrolment]
    courses: Sequence[Course]
    members: Mapping[int, Member]
    branch: Branch

    def in_order(self) -> list[tuple[Enrolment, Member | None]]:
        """Who is on the list: members by post and group, then the others as they were put down."""
        known = {e.member_id: e for e in reversed(self.enrolments) if e.member_id in self.members}
        ordered = in_order([self.members[number] for number in known if number is not None], self.branch, BY_POST)
        listed: list[tuple[Enrolment, Member | None]] = [(known[member.id], member) for member in ordered]
        taken: Collection[int] = {id(enrolment) for enrolment, _ in listed}
        return [*listed, *((e, self.members.get(e.member_id or 0)) for e in self.enrolments if id(e) not in taken)]

    @property
    def hours(self) -> float:
        """The hours of all of it."""
        return planned(self.training, self.courses, Limits.of(self.branch))

    def facts(self, *, full: bool) -> list[str]:
        """The lines above a list; what was not put down is left out."""
        batch = self.training
        number = f"批次：{batch.number}" if batch.number else ""
        hours = f"学时：{self.hours:g}" if self.hours else ""
        lines = (
            (f"培训名称：{shown(batch, 'name', full=full)}", number, _of("类别", batch.kind), _of("级别", batch.level)),
            (f"时间：{batch.when()}", _of("地点", shown(batch, "place", full=full)), hours),
            [
                _of(label, shown(batch, name, full=full))
                for label, name in (("主办单位", "organizer"), ("参训对象", "audience"))
            ],
        )
        return ["    ".join(filter(None, line)) for line in lines if any(line)]


def _of(label: str, text: str) -> str:
    return f"{label}：{text}" if text else ""
