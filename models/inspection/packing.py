"""The folder while it is filled: every file goes through the journal and is noted with what it shows; what is not there is, too."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from models import outputs
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.exports.evidence import file_names
from models.exports.names import safe_name
from models.exports.privacy import masked_text
from models.exports.sheet_files import Write
from models.inspection.journal import Journal, Kept
from models.inspection.material import Material
from models.inspection.sections import SECTIONS, Wanted
from models.outputs import NAMES
from models.records import Attachment
from models.store.attachments import Attachments

_FOLDER = 40  # characters of the name of a record's own folder
_AT_THE_END = "，没有导出"
_TO_THE_SECRETARY = "；确需"
"""What follows in a note of an export tells who makes it what to choose: it is not for who reads the index."""

_SAYS_OF_ITS_TABLES = (outputs.STATISTICS, outputs.ANNUAL)
"""Exports that leave nothing out: their notes are of tables that are there and do not add up."""


@dataclass(frozen=True)
class Entry:
    """A file of the folder: the key of its section, its path, what it shows, and of which sort it is."""

    section: str
    path: str
    shows: str
    sort: str
    kept: Kept


class Packing:
    """Fills the folder."""

    def __init__(self, material: Material, journal: Journal) -> None:
        self.material, self.journal = material, journal
        self.entries: list[Entry] = []
        self.without: list[tuple[str, str]] = []
        """What is not in a section, because there is none of it or it must not leave: section and sentence."""
        self.doubtful: list[tuple[str, str]] = []
        """What is in a section and does not add up: section and sentence."""
        self.lost: Counter[str] = Counter()
        """How many attachments of a section could not be put in; two of one name are one sentence."""
        self.rows: Counter[str] = Counter()
        """How many records are in what was exported, by the word for the export and the format of the file."""
        self._store = Attachments(material.ledger)

    @property
    def wanted(self) -> Wanted:
        """What is wanted, and of which days."""
        return self.material.wanted

    def folder(self, section: str, *names: str) -> Path:
        """The folder of a section, or one within it."""
        return self.journal.content.joinpath(SECTIONS[section].folder, *names)

    def leave_out(self, section: str, sentence: str) -> None:
        """Notes what is not there."""
        if (section, sentence) not in self.without:
            self.without.append((section, sentence))

    def put(self, section: str, path: Path, shows: str, write: Write, sort: str) -> None:
        """Writes one file."""
        try:
            self.journal.keep(path, write)
        except ExportRefused as refusal:
            self.leave_out(section, str(refusal))
            return
        self._enter(section, path, shows, sort)

    def _enter(self, section: str, path: Path, shows: str, sort: str) -> None:
        name = path.relative_to(self.journal.content).as_posix()
        if name in self.journal.files:
            text = shows if self.wanted.full else masked_text(shows)
            self.entries.append(Entry(section, name, text, sort, self.journal.files[name]))

    def export(self, section: str, word: str, path: Path, shows: str, **options: Any) -> None:
        """Writes what `deliver` makes of a word; where there is none of it, that is noted."""
        wanted = self.wanted
        days = {"year": wanted.year} if wanted.year else {"span": wanted.stretch}
        path.parent.mkdir(parents=True, exist_ok=True)
        every = {"today": self.material.today, "full": wanted.full, "purpose": wanted.purpose, **days, **options}
        self.run(section, word, shows, lambda: deliver(self.material.ledger, word, path, keeper=self.journal, **every))

    def run(self, section: str, word: str, shows: str, make: Callable[[], Any]) -> None:
        """Lets an export write through the journal, and notes its files; `make` finds the folder of the section there."""
        self.folder(section).mkdir(parents=True, exist_ok=True)
        try:
            done = make()
        except ExportRefused as refusal:
            self.leave_out(section, f"{NAMES[word]}：{str(refusal).partition(_AT_THE_END)[0]}")
            return
        for suffix in {file.suffix for file in done.files}:
            self.rows[f"{word}{suffix}"] += done.rows
        for file in done.files:
            self._enter(section, file, shows, word)
        for note in done.notes:
            sentence = note.partition(_TO_THE_SECRETARY)[0].rstrip("。")
            if word not in _SAYS_OF_ITS_TABLES:
                self.leave_out(section, sentence)
            elif (section, sentence) not in self.doubtful:
                self.doubtful.append((section, sentence))

    def copy_all(self, section: str, folder: Path, of: str, files: list[Attachment], taken: list[str]) -> None:
        """Copies the files of a record under their own names, each verified; `taken`: names that stand there already."""
        named = file_names(files, taken, full=self.wanted.full)
        for about, name in zip(files, named, strict=True):
            self._copy(section, folder / name, of, about)

    def _copy(self, section: str, path: Path, of: str, about: Attachment) -> None:
        file = self._store.file_of(about)
        said = f"{of}的附件“{about.name}”"
        if file is None:
            self._lose(section, f"{said}：文件不见了，没有放入")
            return
        try:
            self.journal.keep(path, partial(shutil.copyfile, file))
        except ExportRefused as refusal:
            self._lose(section, str(refusal))
            return
        if self.journal.files[path.relative_to(self.journal.content).as_posix()].sha256 != about.sha256:
            self.journal.drop(path)
            self._lose(section, f"{said}：内容与添加时不一致，没有放入")
            return
        told = about.kind + (f"：{about.note}" if about.note else "")
        self._enter(section, path, f"{of}的{told or '附件'}", "attachment")

    def _lose(self, section: str, sentence: str) -> None:
        self.lost[section] += 1
        self.leave_out(section, sentence)

    def own_folder(self, name: str, taken: list[str]) -> str:
        """A name for the folder of a record, short, and none that is taken."""
        text = name if self.wanted.full else masked_text(name)  # before it is cut: half a number is none that is known
        taken.append(safe_name(text[:_FOLDER], taken=taken))
        return taken[-1]
