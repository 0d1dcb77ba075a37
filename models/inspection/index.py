"""目录: names each file of the folder, what it shows and what is missing; as a workbook, as a PDF, and as a list for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.exports.contents.common import NUMBER, numbered
from models.exports.contents.oversight import Chapter
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.inspection.accounts import accounts
from models.inspection.exchange import LIST
from models.inspection.missing import Missing, grouped, in_short, missing
from models.inspection.packing import Packing
from models.inspection.sections import SECTIONS
from models.kinds import PartialDate
from models.store.attachments import in_words

TITLE = "迎检材料目录"
LEFT, DOUBTFUL = "没有放入", "数字待核对"
INDEX_XLSX, INDEX_PDF = "00 目录.xlsx", "00 目录.pdf"
_OWN = (
    (INDEX_PDF, "本目录，打印用"),
    (INDEX_XLSX, "本目录，附校验值、缺项和核对"),
    (LIST, "全部文件的校验值，供程序核对"),
)
_NOTE = "文件名和内容由台账生成；附件是原件，不打码。“缺什么”只作提示，是否补充由支部决定"
_FEW = 160  # characters of the subjects of one sort, in the PDF


@dataclass(frozen=True)
class Index:
    """The index as the writers of reports take it."""

    branch: str
    title: str
    subtitle: str
    chapters: Sequence[Chapter]
    footnote: str


class Contents:
    """Everything that the index tells, found once for its forms."""

    def __init__(self, packing: Packing) -> None:
        self._packing, self._full = packing, packing.wanted.full
        self.missing = missing(packing.material)
        self.accounts = accounts(packing)

    @property
    def subtitle(self) -> str:
        """Of which days, as of when, how many files."""
        packing = self._packing
        files, until = len(packing.entries) + len(_OWN), PartialDate.of(packing.material.today).chinese()
        tier = "完整件" if self._full else "脱敏件"
        return f"{packing.wanted.stretch.words()}　截至{until}　共{files}个文件　{tier}"

    @property
    def branch(self) -> str:
        """The branch as on its seal."""
        branch = self._packing.material.snapshot.branch
        return branch.name or branch.short_name

    def _text(self, text: str) -> str:
        return text if self._full else masked_text(text)

    def _of(self, section: str) -> list[Missing]:
        return [one for one in self.missing if one.section == section]

    # PDF

    def report(self) -> Index:
        """The index as a report: a chapter for each part, and the check."""
        chapters = [self._chapter(key) for key in self._packing.wanted.sections]
        chapters.append(
            Chapter(
                "核对", texts=["台账里这一段时间的每条记录，要么在材料里，要么列明原因。"], tables=[self._checked()]
            )
        )
        return Index(self.branch, TITLE, self.subtitle, chapters, f"内部资料，注意保管。{_NOTE}。")

    def _chapter(self, key: str) -> Chapter:
        section = SECTIONS[key]
        entries = [entry for entry in self._packing.entries if entry.section == key]
        rows = numbered(
            [entry.path.partition("/")[2], entry.shows, in_words(entry.kept.size)] for entry in entries
        )  # fmt: skip
        columns = [
            NUMBER,
            Column("文件", 38, least=38),
            Column("内容", 36, least=36),
            Column("大小", 8, "right", least=8),
        ]
        tables = [Sheet("", "", columns, rows)] if rows else []
        lacking = [[one.reason, self._text(in_short(those, _FEW)), one.ground] for one, those in grouped(self._of(key))]
        if lacking:
            kept = 3 if any(ground for _, _, ground in lacking) else 2  # a column with nothing in it says nothing
            columns = [Column("缺什么", 24, least=24), Column("在哪里", 36, least=36), Column("依据", 22, least=22)][
                :kept
            ]
            tables.append(Sheet("", "", columns, [[self._text(cell) for cell in row[:kept]] for row in lacking]))
        left = [self._text(text) for one, text in self._packing.without if one == key]
        said = [f"文件夹“{section.folder}”：{section.shows}。" if rows else f"文件夹“{section.folder}”没有文件。"]
        doubts = [self._text(text) for one, text in self._packing.doubtful if one == key]
        notes = [f"{what}：{'；'.join(those)}。" for what, those in ((LEFT, left), (DOUBTFUL, doubts)) if those]
        return Chapter(section.name, said, tables, "".join(notes))

    def _checked(self) -> Sheet:
        rows = [[one.what, f"{one.kept}{one.unit}", f"{one.here}{one.unit}", one.why] for one in self.accounts]
        columns = [
            Column("记录", 14),
            Column("账本中", 8, "right"),
            Column("材料中", 8, "right"),
            Column("没有放入的", 40),
        ]
        return Sheet("", "", columns, rows)

    # Excel

    def sheets(self) -> Mapping[str, Sheet]:
        """The index, what is missing one by one, what is left out, and the check."""

        def sheet(what: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Sheet:
            return Sheet(f"{self.branch}\n{what}", self.subtitle, columns, rows, f"{_NOTE}。")

        files = [
            [path.partition("/")[0] if "/" in path else "", path, shows, size, digest]
            for path, shows, size, digest in self._files()
        ]
        lacking = [
            [SECTIONS[one.section].folder, self._text(one.reason), self._text(one.subject), one.ground]
            for one in self.missing
        ]
        left = [[SECTIONS[key].folder, self._text(text)] for key, text in self._packing.without]
        part = Column("部分", 14)
        doubts = [[SECTIONS[key].folder, self._text(text)] for key, text in self._packing.doubtful]
        columns = [NUMBER, part, Column("说明", 60)]
        more = {DOUBTFUL: sheet(DOUBTFUL, columns, numbered(doubts))} if doubts else {}
        return {
            "目录": sheet(
                TITLE,
                [
                    NUMBER,
                    part,
                    Column("文件", 44),
                    Column("内容", 40),
                    Column("字节数", 10, "right"),
                    Column("SHA-256", 68, "center"),
                ],
                numbered(files),
            ),
            "缺什么": sheet(
                "缺什么",
                [NUMBER, part, Column("缺什么", 34), Column("在哪里", 34), Column("依据", 40)],
                numbered(lacking),
            ),
            LEFT: sheet(LEFT, columns, numbered(left)),
            "核对": sheet("核对", self._checked().columns, self._checked().rows),
        } | more

    def _files(self) -> list[tuple[str, str, str, str]]:
        """Path, what it shows, size and hash; the index itself has no hash that could stand in it."""
        own = [(path, shows, "", "") for path, shows in _OWN]
        return own + [(e.path, e.shows, str(e.kept.size), e.kept.sha256) for e in self._packing.entries]

    def listed(self) -> dict[str, Any]:
        """The list for programs, by which the folder is known again and checked; without itself."""
        journal = self._packing.journal
        return {
            "what": TITLE,
            "of": self._packing.wanted.stretch.words(),
            "files": [
                {"path": path, "size": kept.size, "sha256": kept.sha256} for path, kept in journal.files.items()
            ],
        }  # fmt: skip


def write_index(packing: Packing) -> Contents:
    """Writes the three forms of the index into the folder."""
    from models.exports.excel import write_xlsx
    from models.exports.pdf.oversight import write_reports_pdf

    contents, root = Contents(packing), packing.journal.content
    report, sheets = contents.report(), contents.sheets()
    packing.journal.keep_anew(root / INDEX_PDF, lambda path: write_reports_pdf([report], path))
    packing.journal.keep_anew(root / INDEX_XLSX, lambda path: _workbook(write_xlsx, sheets, path))
    return contents


def _workbook(write: Any, sheets: Mapping[str, Sheet], path: Path) -> None:
    write(list(sheets.values()), path, names=list(sheets))
