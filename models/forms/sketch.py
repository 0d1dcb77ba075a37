"""What was recognized in a form, as plain values: for the window and the command line, which do not read workbooks."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from models.fields import Record
from models.forms.form import CARD, COUNTS, LINES, LIST, Area, Form, Slot
from models.forms.vocabulary import SEQUENCE, SUBJECTS, sources
from models.records import Branch

KINDS = {LIST: "名单", CARD: "一人一表", LINES: "表头表尾", COUNTS: "统计表"}


@dataclass(frozen=True)
class SlotSketch:
    """A column or label. key: what a correction of it is remembered by · field: the name of its source, '' for nothing."""

    key: str
    heading: str
    place: str
    field: str
    label: str
    reason: str = ""


@dataclass(frozen=True)
class AreaSketch:
    """A list, a card, the lines of a sheet or a table of numbers. table: of the record that it is about · number: its place
    among the areas, -1 for lines."""

    number: int
    kind: str
    table: str
    subject: str
    sheet: str
    title: str
    rows: int
    slots: tuple[SlotSketch, ...]
    section: str | None = None
    block: int = 0
    goes_on: bool = False
    """Whether the list of an area before it goes on here."""

    def what(self) -> str:
        """What it is, in a phrase: 名单（党员），12 行."""
        if self.kind == LIST:
            return f"{self.subject}名单，{self.rows} 行"
        if self.kind == CARD:
            return f"{self.subject}一人一表" if self.subject in ("党员", "参训人员") else f"{self.subject}一项一表"
        return KINDS[self.kind]


@dataclass(frozen=True)
class Sketch:
    """A form as it was recognized."""

    fingerprint: str
    areas: tuple[AreaSketch, ...]
    lines: tuple[AreaSketch, ...]

    @classmethod
    def of(cls, form: Form) -> Sketch:
        return cls(
            form.fingerprint,
            tuple(_area(area, k) for k, area in enumerate(form.areas)),
            tuple(_area(area, -1) for area in form.lines),
        )

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Sketch:
        """The sketch that `to_json` described."""

        def areas(name: str) -> tuple[AreaSketch, ...]:
            return tuple(AreaSketch(**(a | {"slots": tuple(SlotSketch(**s) for s in a["slots"])})) for a in told[name])

        return cls(told["fingerprint"], areas("areas"), areas("lines"))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def kind(self) -> str:
        """The kind of the first area."""
        return self.areas[0].kind

    @property
    def table(self) -> str:
        """The table of the record that the first area is about."""
        return self.areas[0].table

    def once(self) -> list[AreaSketch]:
        """Each list once, however many groups or blocks it has, then the lines."""
        seen: dict[object, AreaSketch] = {}
        for area in (*self.areas, *self.lines):
            seen.setdefault((area.sheet, area.kind, tuple(s.key for s in area.slots)), area)
        return list(seen.values())


def _area(area: Area, number: int) -> AreaSketch:
    return AreaSketch(
        number, area.kind, area.subject.table, area.subject.label, area.sheet.name, area.title, len(area.body),
        tuple(_slot(slot) for slot in _told(area)), area.section, area.block, area.first is not None,
    )  # fmt: skip


def _told(area: Area) -> list[Slot]:
    """The slots that are shown; of a table with a row for each branch each column once."""
    if area.kind != COUNTS:
        return list(area.slots)
    return list({slot.heading: slot for slot in area.slots}.values())


def _slot(slot: Slot) -> SlotSketch:
    label = "" if slot.source is None else slot.source.label
    return SlotSketch(slot.key, slot.heading, slot.place, slot.field, label, slot.reason)


def choices(table: str) -> list[tuple[str, str]]:
    """What can fill a column of a form about a record: (name, label), the usual ones in the order of the record."""
    classes: tuple[type[Record], ...] = (*SUBJECTS, Branch)
    cls = next((c for c in classes if c.table == table), None)
    if cls is None:
        return []
    return _choices(cls)


def _choices(cls: type[Record]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for name, one in sources(cls).items():
        label = f"{one.label}（党员）" if name.startswith("member.") and cls is not Branch else one.label
        if name != SEQUENCE and label not in found.values():
            found[name] = label
    return list(found.items())


def offered(form: Form) -> list[tuple[str, str]]:
    """What can fill a column of the tables of numbers in a form: (name, label)."""
    found = {one.name: one.label for area in form.areas for slot in area.slots for one in slot.offers}
    return list(found.items())
