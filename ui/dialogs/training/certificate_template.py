"""After which template certificates are made: a text of the ledger, or a Word file of her own, which is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.exports.certificate import check_blanks
from models.exports.certificates import key_of, template_named, templates
from models.records.wording import CERTIFICATE
from ui.dialogs.ask import WRITTEN_FILES, file_to_open
from ui.dialogs.run import run
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.session import Session
from ui.settings import TEMPLATES
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox

_OTHER = "用 Word 模板…"


class CertificateTemplate(QWidget):
    """The choice, and the way to the texts."""

    chosen = Signal()

    def __init__(self, session: Session, key: str, word: str) -> None:
        """key: what was chosen last, '' for the first · word: the Word file that was used last, '' for none."""
        super().__init__()
        self._session, self.word = session, word
        self.choice = ChoiceBox(12)
        self.choice.setAccessibleName("模板")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(button("编辑…", self.edit, hint="改证书上的文字，或新增自己的模板"))
        self._fill(key)
        self.choice.activated.connect(self._activated)

    @property
    def key(self) -> str:
        """What is chosen, as `main.py export certificates --template` takes it."""
        return str(self.choice.currentData())

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file."""
        return self.key.lower().endswith(".docx")

    def text(self) -> str:
        """The text that is chosen; raises ExportRefused where it cannot be filled."""
        if self.is_word:
            from models.exports.word_certificate import template_text

            return template_text(Path(self.key))
        template = template_named(self._session.ledger, self.key)
        check_blanks(template.text, template.name)
        return template.text

    def _fill(self, key: str) -> None:
        self.choice.clear()
        for each in templates(self._session.ledger):
            self.choice.addItem(each.name, key_of(each))
        if self.word and Path(self.word).is_file():
            self.choice.addItem(f"Word：{Path(self.word).name}", self.word)
        self.choice.addItem(_OTHER, "")
        self.choice.setCurrentIndex(max(self.choice.findData(key) if key else 0, 0))
        self._before = self.key

    def _activated(self) -> None:
        """Asks for the file where a Word template is wanted."""
        if not self.key:
            self.ask_for_word()
        self._before = self.key
        self.chosen.emit()

    def ask_for_word(self) -> None:
        """Takes a Word file that she chooses; what was chosen before stays where she does not."""
        settings = self._session.settings
        file = file_to_open(
            self.window(), "选择证书的 Word 模板", WRITTEN_FILES["docx"], settings.source_folder(TEMPLATES)
        )
        if file is not None:
            settings.chosen_from(file, TEMPLATES)
            self.word = str(file)
        self._fill(self._before if file is None else str(file))

    def edit(self) -> None:
        """Opens the texts; what was changed there is seen at once."""
        key, before = self.key, self._keys()
        known = {key_of(each): (each.name, each.builtin) for each in templates(self._session.ledger)}
        run(WordingsDialog(self._session, CERTIFICATE, "", self.window(), shown=known.get(key)))
        after = self._keys()
        moved = {old: after[builtin] for builtin, old in before.items()}  # one that is changed has a key of its own
        self._fill(moved.get(key, key))
        self.chosen.emit()

    def _keys(self) -> dict[str, str]:
        return {each.builtin: key_of(each) for each in templates(self._session.ledger) if each.builtin}
