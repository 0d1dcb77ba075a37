"""One record into the cells of a row or a card: asks for the contents, fits them to the cells, notes what does not fit."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from models.exports.privacy import WITHHELD, masked_text
from models.fields import Record
from models.forms.addresses import name_of
from models.forms.blanks import Blank, answers, chinese_day, is_ticks, replaced, ticked
from models.forms.contents import Content, Facts, called
from models.forms.contents import text as in_sight
from models.forms.form import CARD, LIST, Area, Slot
from models.forms.of_people import education_said
from models.forms.one_wording import BY_FORM, BY_LIST, Levels, Reworded, Words, levels, of_column
from models.forms.options import Options
from models.forms.package import Package
from models.forms.presenting import NotFillable, Target, listed_in, own_wordings, present, without_code
from models.forms.result import Filled, NotFilled
from models.forms.rows import main_slot
from models.forms.sheet_part import SheetPart, Value
from models.forms.sheet_writing import written
from models.forms.shrinking import must_shrink, shrinking
from models.forms.spans import Element
from models.forms.styles import Style, Styles, cut_off, height_of, line_of
from models.forms.vocabulary import SEQUENCE, content, kind_of
from models.kinds import Coded, PartialDate, clean
from models.records import Meeting, Member

_PRIVATE = ("id_number", "phone", "landline", "address", "birth")


@dataclass
class Writer:
    """Gathers the values for one sheet. examples: what stood in a column of the form before, by heading."""

    package: Package
    area: Area
    sheet: SheetPart
    styles: Styles
    options: Options
    facts: Facts
    result: Filled
    examples: dict[str, Value] = field(default_factory=dict)
    from_1904: bool = False
    strings: Sequence[Element] = ()
    together: Sequence[Record] = ()
    """All records that stand in the lists of the form, each once."""
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    blanks: dict[tuple[int, int], list[tuple[Blank, str]]] = field(default_factory=dict)

    _own: dict[int, dict[str, str]] = field(default_factory=dict)
    _alike: dict[int, Levels] = field(default_factory=dict)
    _hers: dict[str, Words] | None = None
    _said: set[tuple[str, str]] = field(default_factory=set)

    def put(self, record: Record, places: Iterable[tuple[Slot, tuple[int, int]]], *, over: bool = False) -> None:
        """Fills the cells of a record; what stands in one already stays, unless `over` (the row of an example)."""
        for slot, (row, column) in places:
            if slot.source is None or slot.field == SEQUENCE:
                continue
            offered = str(self.sheet.value(row, column) or "")
            ticks = slot.blank is None and is_ticks(offered)
            if self._computed(slot, row, column):
                self.result.formulas[slot.heading] = self.result.formulas.get(slot.heading, 0) + 1
                if slot == self._main:
                    self._note(self._whose())
            if slot.blank is None and not ticks and not self._free(row, column, over=over):
                continue
            found = content(record, slot.source, self.facts)
            names = slot.field.removeprefix("member.").split("+")
            private = any(name.partition(".")[0] in _PRIVATE for name in names)
            self.result.private |= (
                private or self._withheld(slot) or self._masked(found) or self._told(record, slot, found)
            )
            if found is None or found == "":
                self.result.blank[slot.heading] = self.result.blank.get(slot.heading, 0) + 1
                continue
            if not self.facts.full and self._withheld(slot):
                self._note("党员的备注没有填（可能写有病情、困难、处分）；要填写请选择完整并写明用途")
                continue
            if not self.facts.full and private:
                self._note("身份证号、电话、住址已打码，出生日期只到年月；要完整填写请选择完整并写明用途")
            try:
                if ticks:
                    target = replace(self._target(record, slot, row, column), options=answers(offered))
                    self.values[row, column] = ticked(offered, str(present(found, target)))
                elif slot.blank is not None:
                    self.blanks.setdefault((row, column), []).append((slot.blank, self._in_blank(found, record, slot)))
                else:
                    target = self._target(record, slot, row, column)
                    self.values[row, column] = present(found, target)
                    self._say_wider(slot, target, found)
                    self._say_reworded(record, slot, target, self.values[row, column])
            except NotFillable as reason:
                cell = name_of(row, column)
                one = NotFilled(
                    self.sheet.entry.name, cell, slot.heading, called(record, self.facts.snapshot), str(reason)
                )
                self.result.not_filled.append(one)

    def _masked(self, found: Content) -> bool:
        """Whether something in a text is masked, or would be in a masked copy."""
        return isinstance(found, str) and (masked_text(found) != found if self.facts.full else "*" in found)

    def _told(self, record: Record, slot: Slot, found: Content) -> bool:
        """Whether a text of a meeting tells more, or less, of why people were away in the other kind of copy."""
        if not isinstance(record, Meeting) or not isinstance(found, str) or slot.source is None:
            return False
        return content(record, slot.source, replace(self.facts, full=not self.facts.full)) != found

    def _withheld(self, slot: Slot) -> bool:
        """Whether a slot asks for what is told of a member in full copies only."""
        of_member = self.area.subject is Member or slot.field.startswith("member.")
        return of_member and any(name in WITHHELD for name in slot.field.removeprefix("member.").split("+"))

    def clear(self, places: Iterable[tuple[int, int]]) -> None:
        """Empties what an example had in its row; formulas stay."""
        for row, column in places:
            cell = self.sheet.cells.get((row, column))
            if cell is not None and not cell.formula and cell.value is not None:
                self.values[row, column] = None

    def _free(self, row: int, column: int, *, over: bool) -> bool:
        cell = self.sheet.cells.get((row, column))
        if (cell is not None and cell.formula) or self.sheet.merge(row, column)[:2] != (row, column):
            return False
        return over or self.sheet.blank(row, column)

    def _computed(self, slot: Slot, row: int, column: int) -> bool:
        """Whether the form has a formula where something about a record would go."""
        cell = self.sheet.cells.get((row, column))
        return self.area.kind in (LIST, CARD) and slot.blank is None and cell is not None and cell.formula

    @cached_property
    def _main(self) -> Slot | None:
        return main_slot(self.area)

    def _whose(self) -> str:
        """What is said where formulas name those whom the rows are about."""
        assert self._main is not None
        return (
            f"“{self.sheet.entry.name}”的“{self._main.heading}”一栏是公式，没有写姓名：各行按公式现在算出的姓名填，"
            "没有算出的按名册次序填。请打开填好的表逐行核对姓名；要由本程序写姓名，请先清掉这一栏的公式再填"
        )

    def _in_blank(self, found: Content, record: Record, slot: Slot) -> str:
        """What goes into the blank of a cell that has its label too: always text."""
        if isinstance(found, PartialDate) and slot.blank is not None and slot.blank.day:
            return chinese_day(found)
        target = replace(self._target(record, slot, 0, 0), style=Style(), options=None)
        said = str(present(found, target))
        after = str(self.sheet.value(*slot.at))[slot.blank.end :] if slot.blank is not None else ""
        printed = re.match(r"\s*(党?支部|党总支|党委)", after)
        return (
            said.removesuffix(printed[1]) if printed else said
        )  # ____党支部: the form has printed the end of the name

    def _target(self, record: Record, slot: Slot, row: int, column: int) -> Target:
        assert slot.source is not None
        wording = record.education_detail if slot.field == "education" and isinstance(record, Member) else ""
        return Target(
            self.styles.of_cell(self.sheet.style(row, column)),
            slot.heading,
            self._options(slot, row, column),
            self.examples.get(slot.heading),
            kind_of(self.area.subject, slot.source),
            wording,
            from_1904=self.from_1904,
            own=self._own_wordings(slot),
            alike=self._levels(slot).wider,
            hers=self._in_her_words(record, slot).text,
        )

    def _own_wordings(self, slot: Slot) -> dict[str, str]:
        """How the form words what a column asks: in rows that it has filled, and in the heading (学历：研究生/大学/大专)."""
        kind = kind_of(self.area.subject, slot.source) if slot.source is not None else None
        if not isinstance(kind, Coded):
            return {}
        if slot.column not in self._own:
            said = [self.sheet.text(row, slot.column) for row in self.area.body]
            self._own[slot.column] = own_wordings([*said, *listed_in(slot.heading, kind)], kind)
        return self._own[slot.column]

    def _levels(self, slot: Slot) -> Levels:
        """How exactly a column of a list words what it asks."""
        assert slot.source is not None
        kind = kind_of(self.area.subject, slot.source)
        if not isinstance(kind, Coded) or self.area.kind != LIST:
            return Levels()
        if slot.column not in self._alike:
            said = [content(record, slot.source, self.facts) for record in self._own_records]
            texts = [text for text in said if isinstance(text, str)]
            self._alike[slot.column] = levels(texts, kind, self._own_wordings(slot))
        return self._alike[slot.column]

    @property
    def _own_records(self) -> list[Record]:
        return [record for record in self.together if isinstance(record, self.area.subject)]

    def _in_her_words(self, record: Record, slot: Slot) -> Words:
        """How the roster words the education of somebody: in a list as it does for most that have the same."""
        if slot.field != "education" or not isinstance(record, Member):
            return Words("")
        said, kind = education_said(record), kind_of(Member, slot.source) if slot.source else None
        if not isinstance(kind, Coded) or self.area.kind != LIST:
            return Words(in_sight(said, self.facts))
        if self._hers is None:
            self._hers = of_column([education_said(m) for m in self.together if isinstance(m, Member)], kind)
        found = self._hers.get(kind.plain(said) or clean(said), Words(said))
        return replace(found, text=in_sight(found.text, self.facts))

    def _say_reworded(self, record: Record, slot: Slot, target: Target, value: Value) -> None:
        """Notes where the cell words an education otherwise than the roster does; what a list or a code says as exactly is no matter."""
        if slot.field != "education" or not isinstance(record, Member) or not isinstance(value, str):
            return
        assert isinstance(target.kind, Coded)
        said, written = in_sight(education_said(record), self.facts), without_code(value)
        same = target.kind.plain(said) == target.kind.plain(written) != ""
        listed = target.options is not None
        if clean(said) == clean(written) or (same and (listed or written != value)):
            return
        of_form = written in target.own.values()
        why = BY_LIST if listed else BY_FORM if of_form else self._in_her_words(record, slot).why
        who = called(record, self.facts.snapshot)
        self.result.reworded.append(Reworded("" if listed else slot.key, slot.heading, said, written, why, who))

    def _say_wider(self, slot: Slot, target: Target, found: Content) -> None:
        """Says once that wordings differ in how exact they are, and of whom the ledger has only the wider one."""
        if slot.source is None or not isinstance(found, str) or target.options is not None:
            return
        known = self._levels(slot)
        if found not in known.narrower or (slot.field, found) in self._said:
            return
        if target.own.get(found, found) != found:
            return
        self._said.add((slot.field, found))
        about, facts = slot.source, self.facts
        who = [called(r, facts.snapshot) for r in self._own_records if content(r, about, facts) == found]
        self._note(known.told(slot.source.label, found, who))

    def _options(self, slot: Slot, row: int, column: int) -> list[str] | None:
        """The entries of the drop-down; where they cannot be read, that is told, for what is written may not be one of them."""
        found = self.options.of(self.sheet, row, column)
        if found is None and self.options.unreadable(self.sheet, row, column):
            self._note(f"“{slot.heading}”的下拉选项是用公式算的，读不出来，填的是账本里的写法")
        return found

    def _note(self, text: str) -> None:
        if text not in self.result.notes:
            self.result.notes.append(text)

    def done(self) -> bytes:
        """The sheet with all values; the cells are noted in the result."""
        for place, edits in self.blanks.items():
            runs = self.sheet.runs(*place, self.strings)
            rich = replaced(runs, edits, self.styles.underlined(self.sheet.style(*place)))
            self.values[place] = rich if any(run.look for run in rich.runs) else str(rich)
        changed = {place: v for place, v in self.values.items() if v is not None or not self.sheet.blank(*place)}
        name = self.sheet.entry.name
        self.result.cells += [f"{name}!{name_of(*place)}" for place in sorted(changed)]
        narrow = {place: self.sheet.style(*place) for place in self._too_narrow(changed)}
        made = {number: shrinking(self.package, number) for number in sorted(set(narrow.values()))}
        shrunk = {place: made[number] for place, number in narrow.items()}
        return written(self.sheet, changed, self._heights(changed, shrunk), shrunk)

    def _room(self, row: int, column: int) -> float:
        """The width of a cell in characters, of a merged one all of it."""
        _, left, _, right = self.sheet.merge(row, column)
        return sum(self.sheet.width(c) for c in range(left, right + 1))

    def _too_narrow(self, changed: Mapping[tuple[int, int], Value]) -> list[tuple[int, int]]:
        """The cells in which a number would be broken in two."""
        of = self.styles.of_cell
        return [p for p, value in changed.items() if must_shrink(value, of(self.sheet.style(*p)), self._room(*p))]

    def _heights(
        self, changed: Mapping[tuple[int, int], Value], shrunk: Container[tuple[int, int]]
    ) -> dict[int, float]:
        """Rows grow with wrapped text and with letters too large for them, as they do when somebody types it; those whose
        height somebody has set only where the text would be cut off. shrunk: cells whose text is made to fit."""
        found: dict[int, float] = {}
        for (row, column), value in changed.items():
            standard, fixed = self.sheet.height(row)
            style = self.styles.of_cell(self.sheet.style(row, column))
            top, _, bottom, _ = self.sheet.merge(row, column)
            if value is None or top != bottom:
                continue
            room = self._room(row, column)
            fits = not style.wrapped or (row, column) in shrunk
            wrapped = value if isinstance(value, str) and not fits else ""
            if fixed and not cut_off(wrapped, room, style.size, standard):
                continue
            wanted = max(line_of(style.size, standard), height_of(wrapped, room, style.size))
            if wanted > found.get(row, standard):
                found[row] = wanted
        return found
