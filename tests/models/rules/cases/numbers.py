"""Cases of the numbers that the text of minutes tells, beside the list of the meeting (domain §9.1)."""

from __future__ import annotations

from models.records.meeting import DRAFT, EXCUSED, GENERAL, GUEST, LEFT_OUT, PRESENT
from models.records.member import PROBATIONARY
from models.rules import Snapshot
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import item, meeting, member, snapshot, there


def told(
    body: str, *, state: str = EXCUSED, item_says: str = "", present: int | None = None, **about: object
) -> Snapshot:
    """A general meeting of three full members with a vote and a probationary one, who is in this state; the others came."""
    held = meeting(GENERAL, **{"body": body} | about)  # type: ignore[arg-type]
    full, new = [member(number) for number in (1, 2, 3)], member(4, kind=PROBATIONARY)
    list_ = [
        *there(held, *full),
        *there(held, new, state=state, votes="否", reason="出差"),
    ]
    items = [item(held, discussion=item_says, present=present)] if item_says or present else []
    return snapshot(held, attendances=list_, items=items, members=[*full, new])


_SAYS = "§9.1人数"
NUMBERS = (
    raising(_SAYS, "实到比名单多", lambda: told("应到会党员4名，实到会4名，会议有效。"), level="warning"),
    raising(_SAYS, "应到比名单少", lambda: told("应到党员2人，实到3人。")),
    raising(_SAYS, "有表决权的应到写成了5名", lambda: told("应到会有表决权的党员5名，实到3名。")),
    raising(_SAYS, "写在议题里", lambda: told("", item_says="李敏：应到会党员 4 名，实到会 2 名，符合规定。")),
    raising(_SAYS, "空格和冒号", lambda: told("应到：9 人")),
    raising(_SAYS, "和名单一样", lambda: told("应到会党员4名，实到会3名，因事请假1名。"), speaks=False),
    raising(_SAYS, "有表决权的", lambda: told("其中有表决权的党员应到会3名，实到会3名。"), speaks=False),
    raising(_SAYS, "预备党员的", lambda: told("应到预备党员1名，实到0人。"), speaks=False),
    raising(_SAYS, "说的是上次会议", lambda: told("上次会议应到9名，实到2名，要改进。"), speaks=False),
    raising(_SAYS, "说的是各小组", lambda: told("第一党小组应到2名，实到2名。"), speaks=False),
    raising(_SAYS, "空着没有填", lambda: told("应到会党员____名，实到会____名。"), speaks=False),
    raising(_SAYS, "列席的数进了实到，没有说", lambda: told("应到3名，实到4名。", state=GUEST)),
    raising(
        _SAYS, "列席的数进了实到，说了", lambda: told("应到3名，实到4名（含列席1名）。", state=GUEST), speaks=False
    ),
    raising(_SAYS, "实到比应到多，名单没有点完", lambda: told("应到3名，实到4名。", state="")),
    raising(_SAYS, "不计入的也数进应到", lambda: told("应到4名，实到3名。", state=LEFT_OUT), speaks=False),
    raising(_SAYS, "名单没有点完", lambda: told("应到9名，实到9名。", state=""), speaks=False),
    raising(_SAYS, "草稿", lambda: told("应到9名，实到9名。", status=DRAFT), speaks=False),
    raising(
        _SAYS, "表决的人数另有检查", lambda: told("实到会有表决权的党员2名。", present=2, state=PRESENT), speaks=False
    ),
    raising(_SAYS, "还没有开", lambda: told("应到9名。", on="2026-11-24"), speaks=False),
)
