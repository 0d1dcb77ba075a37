"""The roster against itself: each person's own fields (domain §8.3–8.5), and since when 党龄 is fifty years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.fields import field_of
from models.kinds.choices import Coded
from models.records import Member
from models.rules.finding import Finding
from models.rules.identity import number_key
from models.rules.member_checks import check_member
from models.rules.remark import Remark, findings_of, remark
from models.rules.snapshot import Snapshot


def member_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the roster shows about each person who has not left."""
    here = [m for m in snapshot.members if m.left is None or m.left.first() > today]
    named = _same_number(here)
    for member in here:
        said = check_member(
            member, named.get(member.id, ()), today, changes=snapshot.changes_of(member), limits=snapshot.limits
        )
        yield from findings_of([*said, *_education(member, today)], member, member.title())


def _education(member: Member, today: date) -> Iterator[Remark]:
    """§8.2: an education that is none of the code table, or one of several that the file may have meant; the form and the import
    say so once, and here it stays in sight until it is chosen."""
    about, wording = field_of(Member, "education"), member.education_detail
    assert isinstance(about.kind, Coded)
    if not member.education and wording:
        text = f"学历没有填，学历说明是“{wording}”，请按学历说明选一档"
    elif about.kind.doubt(member.education):
        text = f"学历“{member.education}”不是学历代码里的一档，统计时归不到具体的一档，请核对后选一档"
    elif about.kind.takes_in(wording, member.education):
        text = f"学历说明“{wording}”说的不是一档，学历现记作“{member.education}”，请核对是哪一档，再把学历说明改成相符的写法或清空"
    else:
        return
    yield from remark("§8.2学历", about.name, text, on=today)


def _same_number(members: list[Member]) -> dict[int, list[Member]]:
    """By the id of the first person with a number, the others who have it too: one finding for all of them."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        if member.id_number:
            groups.setdefault(number_key(member.id_number), []).append(member)
    return {same[0].id: same[1:] for same in groups.values() if len(same) > 1}


def fifty_years(member: Member) -> int | None:
    """The year of whose 1 July the member has been one for fifty years (domain §10); None where it is not known."""
    since = member.seniority_since()
    if since is None:
        return None
    on_first_july = (since.last().month, since.last().day) <= (7, 1)
    return since.year + 50 + (not on_first_july)
