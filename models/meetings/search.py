"""Searching all that minutes say: which meetings have every word, and the lines around the best place in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.kinds import narrow
from models.people.search import Findable, findable, search
from models.records import AgendaItem, Attendance, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, GUEST, LEFT_OUT, PRESENT

if TYPE_CHECKING:
    from models.store import Ledger

ROOM = 40
"""About how many characters a snippet has."""
_LEAD = 10
"""How many of them stand before the first word found."""
_LOOKED_AT = 40
"""In how many places of a text a word is looked at for the one with most of the others around it."""
_DOTS = "·•‧∙⋅・●"  # of 少数民族 names: typed in many ways, or left out
_HEAD = (
    ("title_text", "会议名称"), ("subject", "议题"), ("body", "正文"), ("place", "地点"), ("host", "主持人"),
    ("recorder", "记录人"), ("guests", "列席人员"), ("note", "备注"),
)  # fmt: skip
_ITEM = (
    ("title_text", ""),
    ("report", "报告"),
    ("discussion", "发言"),
    ("decision", "决议"),
    ("candidate", "表决对象"),
)
_STATES = {PRESENT: "到会", EXCUSED: "请假", ABSENT: "缺席", GUEST: "列席", LEFT_OUT: "不计入", "": "名单"}
_PLAIN = ("kind", "group", "day")


class _Folding(dict[int, str]):
    """How each character is compared: half width, lower case, without the dots of names; learned as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "" if char in _DOTS else narrow(char).casefold()
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text as it is compared."""
    return text.translate(_FOLDING)


@dataclass(frozen=True)
class Piece:
    """One text of a meeting: where it stands, of which record, and how it is compared."""

    where: str
    table: str
    record: int
    text: str
    folded: str


@dataclass(frozen=True)
class Hit:
    """A meeting that was found. where: 正文, 议题2 发言 · table, record: what to open · text: what stands around the words,
    marks: (start, length) of the words in it · at, length: the first word in the whole text, in characters · count: how
    often the words stand in the meeting. Without a text what was found is the kind, the group or the day alone."""

    meeting: int
    where: str = ""
    table: str = Meeting.table
    record: int = 0
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    at: int = 0
    length: int = 0
    count: int = 0

    def words(self) -> str:
        """The hit as one line, for tooltips and screen readers."""
        return f"{self.where}：{self.text}" if self.text else ""


class MeetingSearch:
    """All texts of all meetings, read once; each query is answered from memory."""

    def __init__(self, pieces: Mapping[int, Sequence[Piece]], people: Iterable[Member] = ()) -> None:
        """pieces: by the id of the meeting, the texts that matter most first."""
        self._pieces = pieces
        self._haystacks = {number: "\n".join(p.folded for p in those) for number, those in pieces.items()}
        self._names: dict[int, str] = {}
        self._people: list[Findable] = []
        for member in people:
            if member.name:
                self._names[member.id] = fold(member.name)
                self._people.append(findable(member.id, member.search_keys))

    @classmethod
    def of(cls, ledger: Ledger, people: Iterable[Member]) -> MeetingSearch:
        """Reads the ledger: a query a table, only the columns that are searched."""
        found: dict[int, list[Piece]] = {}
        names = tuple(name for name, _ in _HEAD)
        for number, *texts, kind, group, day in ledger.keys(Meeting, (*names, *_PLAIN)):
            said = [_piece(where, Meeting.table, number, text) for (_, where), text in zip(_HEAD, texts, strict=True)]
            plain = " ".join(str(part or "") for part in (kind, group, day))
            found[number] = [piece for piece in said[:3] if piece.text]
            found[number].append(Piece("", Meeting.table, number, "", fold(f"{plain} {_spoken(str(day or ''))}")))
            found[number] += [piece for piece in said[3:] if piece.text]
        for piece in cls._items(ledger):
            found.get(piece[0], []).append(piece[1])
        came: dict[tuple[int, str], list[str]] = {}
        for _, meeting, state, name, reason in ledger.keys(Attendance, ("meeting_id", "state", "name", "reason")):
            came.setdefault((meeting, state or ""), []).append(f"{name}（{reason}）" if reason else name or "")
        for (meeting, state), those in came.items():
            where = _STATES.get(state, state)
            found.get(meeting, []).append(_piece(where, Attendance.table, meeting, "、".join(those)))
        return cls(found, people)

    @staticmethod
    def _items(ledger: Ledger) -> Iterator[tuple[int, Piece]]:
        names = tuple(name for name, _ in _ITEM)
        rows = ledger.keys(AgendaItem, ("meeting_id", "position", *names))
        places: dict[int, int] = {}
        for number, meeting, _position, *texts in sorted(rows, key=lambda row: (row[1] or 0, row[2] or 0, row[0])):
            places[meeting] = places.get(meeting, 0) + 1
            for (_, what), text in zip(_ITEM, texts, strict=True):
                if text:
                    yield meeting, _piece(f"议题{places[meeting]} {what}".rstrip(), AgendaItem.table, number, text)

    def find(self, query: str) -> dict[int, Hit]:
        """The meetings in which each word of the query stands, by id; empty for an empty query.

        A word of letters also stands for the people whose names it is the pinyin of.
        """
        wanted = [self._meant(word) for word in dict.fromkeys(fold(query).split())]
        if not wanted:
            return {}
        return {
            number: _best(number, self._pieces[number], wanted)
            for number, haystack in self._haystacks.items()
            if all(any(needle in haystack for needle in needles) for needles in wanted)
        }

    def _meant(self, word: str) -> tuple[str, ...]:
        if len(word) < 2 or not (word.isascii() and word.isalpha()):
            return (word,)
        return tuple(dict.fromkeys((word, *(self._names[number] for number in search(self._people, word)))))


def _piece(where: str, table: str, record: int, text: str | None) -> Piece:
    return Piece(where, table, record, text or "", fold(text or ""))


def _spoken(day: str) -> str:
    """2026-03-12 as it is said: 2026年3月12日."""
    parts = [part.lstrip("0") for part in day.split("-")]
    return "".join(part + unit for part, unit in zip(parts, "年月日", strict=False) if part)


def _best(meeting: int, pieces: Sequence[Piece], wanted: Sequence[tuple[str, ...]]) -> Hit:
    """The place with the most of the words; of equals the first."""
    count, best, most = 0, None, 0
    for piece in pieces:
        found = 0
        for needles in wanted:
            times = sum(piece.folded.count(needle) for needle in needles)
            count += times
            found += times > 0
        if piece.text and found > most:
            best, most = piece, found
    if best is None:
        return Hit(meeting, count=count)
    return _around(meeting, best, wanted, count)


def _spans(folded: str, wanted: Sequence[tuple[str, ...]]) -> list[tuple[int, int, int]]:
    """(start, end, which word) of what is found, in order, a part of a longer find left out."""
    found: list[tuple[int, int, int]] = []
    for which, needles in enumerate(wanted):
        for needle in needles:
            start = folded.find(needle)
            for _ in range(_LOOKED_AT):
                if start < 0:
                    break
                found.append((start, start + len(needle), which))
                start = folded.find(needle, start + len(needle))
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _around(meeting: int, piece: Piece, wanted: Sequence[tuple[str, ...]], count: int) -> Hit:
    spans = _spans(piece.folded, wanted)
    reach = ROOM - _LEAD

    def richness(start: int) -> int:
        return len({which for begin, end, which in spans if start <= begin and end <= start + reach})

    first = spans[0][0] if len(wanted) == 1 else max(dict.fromkeys(begin for begin, _, _ in spans), key=richness)
    places = _places(piece)
    left = max(0, places[first] - _LEAD)
    right = min(len(piece.text), left + ROOM)
    left = max(0, min(left, right - ROOM))
    shown = piece.text[left:right].replace("\n", " ").replace("\r", " ")
    lead = "…" if left else ""
    marks: list[tuple[int, int]] = []
    for begin, end, _ in spans:
        start, stop = places[begin], min(places[end - 1] + 1, right)
        if start < left or start >= right:
            continue
        start, stop = start - left + len(lead), stop - left + len(lead)
        if marks and start < sum(marks[-1]):
            marks[-1] = (marks[-1][0], max(stop, sum(marks[-1])) - marks[-1][0])
        else:
            marks.append((start, stop - start))
    end = max(end for begin, end, _ in spans if begin == first)
    return Hit(
        meeting,
        piece.where,
        piece.table,
        piece.record,
        lead + shown + ("…" if right < len(piece.text) else ""),
        tuple(marks),
        places[first],
        places[end - 1] + 1 - places[first],
        count,
    )


def _places(piece: Piece) -> Sequence[int]:
    """For each character that is compared, which of the text it came from."""
    if len(piece.folded) == len(piece.text):
        return range(len(piece.text))
    return [place for place, char in enumerate(piece.text) for _ in _FOLDING[ord(char)]]
