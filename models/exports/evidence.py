"""The files of a record as one zip, every one under its own name, with an index that tells of each: 佐证材料 of an item of the
register with its 销号申请单, or the documents of a batch of training."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from models.evidence import Filed, files_of
from models.exports.closing_form import TITLE, ClosingForm, closing_form
from models.exports.names import told_name
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.our_branch import our_branch
from models.records import Attachment, Rectification, RectificationStep
from models.store import Ledger
from models.store.attachments import Attachments
from models.workplace import Workplace

INDEX = "目录.xlsx"
_FIXED = (2000, 1, 1, 0, 0, 0)  # the same files give the same bytes


@dataclass(frozen=True)
class Evidence:
    """A file of a record. file: where it lies, None where it is missing · trouble: what is wrong with it, ''
    for nothing · where: what it belongs to, as Filed says it."""

    about: Attachment
    file: Path | None
    trouble: str
    where: str


def gathered(ledger: Ledger, files: Sequence[Filed]) -> list[Evidence]:
    """Files as they lie beside the ledger; each is read whole, so that one that is damaged is told."""
    store = Attachments(ledger)
    return [Evidence(one.about, store.file_of(one.about), store.damaged(one.about), one.where) for one in files]


def form_of(ledger: Ledger, item: Rectification, *, full: bool = False) -> ClosingForm:
    """The form of an item as the ledger has it now, with its own pictures and those of its progress."""
    files = [one.about for one in files_of(ledger, item)]
    steps = ledger.parts(RectificationStep, item)
    return closing_form(item, steps, files, our_branch(ledger), Attachments(ledger).file_of, full=full)


def write_evidence_zip(
    form: ClosingForm, files: Sequence[Evidence], path: Path, *, today: date, full: bool = False
) -> None:
    """The files of an item of the register, with its 销号申请单. Numbers in their names are masked unless `full`."""
    from models.exports.pdf.closing_form import write_closing_pdf

    number = next((text for row in form.rows for label, text in row if label == "编号"), "")
    made = {f"{TITLE}.pdf": partial(write_closing_pdf, form)}
    write_files_zip(f"{number}佐证材料目录", form.branch, files, path, today=today, made=made, full=full)


def write_files_zip(
    title: str,
    branch: str,
    files: Sequence[Evidence],
    path: Path,
    *,
    today: date,
    made: Mapping[str, Callable[[Path], object]] = MappingProxyType({}),
    full: bool = False,
) -> None:
    """Writes the zip; what is missing or damaged is told in the index, and what is damaged is in it all the same.

    title: of the index · made: what is written for it, by name, beside the index and the files. Raises OSError as the file
    system does; call it through `write_or_refuse`.
    """
    from models.exports.excel import write_xlsx

    named = file_names([one.about for one in files], [INDEX, *made], full=full)
    index = index_sheet(title, branch, files, named, today=today, full=full)
    with Workplace() as folder:
        write_xlsx([index], Path(folder) / INDEX)
        for name, write in made.items():
            write(Path(folder) / name)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in (INDEX, *made):
                put_file(archive, name, Path(folder) / name)
            for name, one in zip(named, files, strict=True):
                if one.file is not None:
                    put_file(archive, name, one.file)


def index_sheet(
    title: str, branch: str, files: Sequence[Evidence], named: Sequence[str], *, today: date, full: bool
) -> Sheet:
    """What is in the zip, file by file."""
    hide = str if full else masked_text
    rows = [
        [
            str(number), hide(name if one.file is not None else one.about.name), one.about.kind, hide(one.where),
            hide(one.about.note),
            one.about.show("added"), str(one.about.size or ""), one.about.sha256, one.trouble or "完好",
        ]
        for number, (name, one) in enumerate(zip(named, files, strict=True), 1)
    ]  # fmt: skip
    return Sheet(
        title=title,
        subtitle=f"{branch}　截至{today}　共{len(rows)}件",
        columns=[
            Column("序号", 5, "center"), Column("文件", 36), Column("类别", 12, "center"), Column("所属", 18), Column("说明", 24),
            Column("添加日期", 12, "center"), Column("字节数", 10, "right"), Column("SHA-256", 66), Column("状态", 12),
        ],
        rows=rows,
        footnote="文件取自账本旁边的附件文件夹；“状态”按添加时的校验值核对。",
    )  # fmt: skip


def file_names(files: Sequence[Attachment], others: Sequence[str] = (), *, full: bool) -> list[str]:
    """01-整改前照片-现场.jpg: in the order of the index, each only once, none as one of the others is called."""
    taken = list(others)
    for number, about in enumerate(files, 1):
        name = Path(about.name)
        stem = f"{number:02}-{about.kind or '材料'}-{name.stem}"
        taken.append(told_name(stem, name.suffix, full=full, taken=taken))
    return taken[len(others) :]


def put_file(archive: zipfile.ZipFile, name: str, file: Path) -> None:
    """Adds a file to an archive, without the moment at which it was written."""
    entry = zipfile.ZipInfo(name, _FIXED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with file.open("rb") as read, archive.open(entry, "w", force_zip64=True) as written:
        shutil.copyfileobj(read, written, 1 << 20)
