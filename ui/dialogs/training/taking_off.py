"""Taking people off the list of a batch: what was put down of them is emptied, and it is said who they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.fields import set_read
from models.naming import some_of
from models.records import Enrolment


def taken_off(parts: Sequence[Enrolment], names: Sequence[str], called: Callable[[Enrolment], str]) -> str:
    """Empties these fields of them; who they are, in a sentence. called: the name that tells namesakes apart, if there are."""
    for part in parts:
        for name in names:
            set_read(part, name, "")
    if not parts:
        return "所选的人都不在名单里，没有移出谁"
    who = some_of((called(part) or part.name or "没有写姓名的一行" for part in parts), most=2)
    return f"移出 {who}；按“保存”写入账本，Ctrl+Z 撤销"
