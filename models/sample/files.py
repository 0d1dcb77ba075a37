"""The files of the sample: invented notices, lists and pictures, drawn by the program and marked as an example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.records import Attachment, Meeting
from models.records.meeting import DRAFT, PRESENT
from models.sample import drawing
from models.sample.meetings import Held
from models.sample.texts import texts
from models.store.attachments import Attachments
from models.workplace import Workplace

if TYPE_CHECKING:
    from models.store import Ledger


def files(ledger: Ledger, today: date, held: Sequence[Held]) -> Iterator[Attachment]:
    """Draws the files, puts them beside the ledger and gives their records; the meetings must have been kept before."""
    store = Attachments(ledger)
    with Workplace() as place:
        for line in texts("keeping")["file"]:
            owner = _owner(line["of"], held)
            made = Path(place) / line["name"]
            _DRAWN[line["draw"]](made, owner)
            kept = store.take(made, today)
            kept.owner, kept.owner_id = Meeting.table, owner.meeting.id
            kept.kind, kept.note = line["kind"], line["note"]
            yield kept


def _owner(of: str, held: Sequence[Held]) -> Held:
    finished = [each for each in reversed(held) if each.meeting.counts and each.meeting.status != DRAFT]
    if of == "admit":
        return next(each for each in finished if "讨论接收" in each.meeting.title_text)
    return next(each for each in finished if each.meeting.kind == of and "讨论" not in each.meeting.title_text)


def _notice(path: Path, of: Held) -> None:
    meeting = of.meeting
    lines = [
        "各党小组：",
        f"    定于{_chinese(meeting)} {meeting.start} 在{meeting.place}召开{meeting.kind}，议题：{meeting.subject}。",
        "    请全体党员准时参加；因故不能到会的，会前向党小组组长请假并说明原因。",
        "",
        "                                        机关第三党支部（示例）",
    ]
    drawing.page(path, "会 议 通 知", lines)


def _sign_in(path: Path, of: Held) -> None:
    there = [a.name for a in of.attendances if a.state == PRESENT]
    drawing.sign_in(path, f"{_chinese(of.meeting)}{of.meeting.kind}签到表", there)


def _ballot(path: Path, of: Held) -> None:
    drawing.ballot(path, of.items[0].title_text, of.items[0].candidate)


def _report(path: Path, of: Held) -> None:
    item = of.items[0]
    told = [line for line in item.report.splitlines() if "支委会" in line]
    text = "\n".join(
        [f"关于{item.candidate}审查情况的报告（示例）", "", *told, "", "支部委员会（示例，内容和人物均为虚构）"]
    )
    path.write_text(text + "\n", encoding="utf-8-sig", newline="\r\n")


def _chinese(meeting: Meeting) -> str:
    return meeting.day.chinese() if meeting.day else ""


_DRAWN: dict[str, Callable[[Path, Held], Any]] = {
    "notice": _notice,
    "sign_in": _sign_in,
    "ballot": _ballot,
    "report": _report,
    "hall": lambda path, of: drawing.hall(path, sum(a.state == PRESENT for a in of.attendances)),
    "outdoors": lambda path, of: drawing.outdoors(path, of.meeting.subject),
}
