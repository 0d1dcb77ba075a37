"""培训项目: the batches that a training is divided into, who went to one of them, and who is still to go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Enrolment, Member, Training
from models.records.training import SIGNED_UP
from models.rules.study.asked import excused
from models.rules.study.places import is_of


@dataclass(frozen=True)
class Programme:
    """The batches of one programme by their first day. went: the ids of the members on the list of one as there, and the
    names of others · to_go: who of the branch is for it and is on no list · coming: who has signed up, and was in none yet."""

    name: str
    batches: tuple[Training, ...]
    went: frozenset[int | str]
    to_go: tuple[Member, ...]
    coming: frozenset[int | str] = frozenset()

    def words(self) -> str:
        """分 3 批 · 已参加 28 人 · 还有 5 人没有参加."""
        rest = f"还有 {len(self.to_go)} 人没有参加" if self.to_go else "都参加了" if not self.coming else "没有漏下的人"
        rest = f"报名 {len(self.coming)} 人 · {rest}" if self.coming else rest
        return f"分 {len(self.batches)} 批 · 已参加 {len(self.went)} 人 · {rest}"


def programme_of(
    batches: Sequence[Training], enrolments: Mapping[int, Sequence[Enrolment]], members: Sequence[Member], today: date
) -> Programme:
    """The programme of these batches (all of one name). members: of the branch today; only those for whom a batch is, where
    each says so in words that the roster knows, are still to go. Nobody is who is taught at home (T06)."""
    ordered = sorted(batches, key=lambda batch: (str(batch.start or ""), batch.number, batch.id))
    there = [e for batch in ordered for e in enrolments.get(batch.id, ()) if e.took_part()]
    went = frozenset[int | str](e.member_id or e.name for e in there)
    listed = [e for batch in ordered for e in enrolments.get(batch.id, ()) if e.state == SIGNED_UP]
    coming = frozenset[int | str](e.member_id or e.name for e in listed) - went
    rest = [m for m in members if m.id not in went | coming and not excused(m) and _meant(ordered, m, today)]
    return Programme(ordered[0].programme, tuple(ordered), went, tuple(rest), coming)


def _meant(batches: Sequence[Training], member: Member, today: date) -> bool:
    return any(is_of(member, b.audience, b.start.first() if b.start else today) in (None, True) for b in batches)
