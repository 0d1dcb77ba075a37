"""Which items of the register are looked at: by who answers for them, by their source and by what they are about, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from models.records import Rectification
from models.rules.register.unassigned import NO_OWNER
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.restyle import restyle

_LETTERS, _MOST = 5, 190


@dataclass(frozen=True)
class _Facet:
    """One choice. whole: said where nothing is chosen · none: the word for items that say nothing."""

    whole: str
    none: str
    words: Callable[[Rectification], Sequence[str]]

    def of(self, item: Rectification) -> set[str]:
        """The words under which an item is found."""
        return {word for word in self.words(item) if word} or {self.none}


_FACETS = (
    _Facet("全部责任人", NO_OWNER, lambda item: [*item.owner.split("、"), *item.lead.split("、")]),
    _Facet("全部来源", "未写来源", lambda item: [item.source]),
    _Facet("全部类别", "未写类别", lambda item: [item.category]),
)


class Choices(QWidget):
    """The choices side by side, and what clears them; they hold together."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = [ChoiceBox(_LETTERS) for _ in _FACETS]
        self._clear = button("清除", self.clear, icon_name="x", kind="link", hint="清除责任人、来源、类别的筛选")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box, facet in zip(self.boxes, _FACETS, strict=True):
            box.setAccessibleName(f"按{facet.whole.removeprefix('全部')}筛选")
            box.setMaximumWidth(_MOST)
            box.setMaxVisibleItems(16)
            box.view().setTextElideMode(Qt.TextElideMode.ElideRight)
            box.addItem(facet.whole, "")
            box.currentIndexChanged.connect(partial(self._chosen, box))
            row.addWidget(box, 1)
        row.addWidget(self._clear)
        row.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear.hide()

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.words())

    def words(self) -> list[str]:
        """What is chosen."""
        return [str(box.currentData()) for box in self.boxes if box.currentData()]

    def keeps(self, item: Rectification, *, but: int = -1) -> bool:
        """Whether an item is among those that are chosen; `but`: the place of a choice that is not asked."""
        return all(
            place == but or not box.currentData() or box.currentData() in facet.of(item)
            for place, (box, facet) in enumerate(zip(self.boxes, _FACETS, strict=True))
        )

    def show_counts(self, items: Sequence[Rectification]) -> None:
        """Offers what these items say, each word with how many of them one would see; what is chosen stays chosen."""
        for place, (box, facet) in enumerate(zip(self.boxes, _FACETS, strict=True)):
            left = [item for item in items if self.keeps(item, but=place)]
            counts = Counter(word for item in left for word in facet.of(item))
            chosen = str(box.currentData() or "")
            words = sorted(counts, key=lambda word: (word == facet.none, -counts[word], word))
            if chosen and chosen not in counts:
                words.insert(0, chosen)
            with QSignalBlocker(box):
                box.clear()
                box.addItem(facet.whole, "")
                for word in words:
                    box.addItem(f"{word} {counts[word]}", word)
                box.setCurrentIndex(max(0, box.findData(chosen)))

    def clear(self) -> None:
        """Chooses nothing any more."""
        if not self.active:
            return
        for box in self.boxes:
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        self._mark()
        self.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _chosen(self, _box: ChoiceBox, _place: int) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        for box in self.boxes:
            restyle(box, "active", bool(box.currentData()))
        self._clear.setVisible(self.active)
