"""佐证材料 as one zip: every file under its own name, the index, and what is missing or damaged."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from models.exports.atomic import write_or_refuse
from models.exports.closing_form import ClosingForm, closing_form
from models.exports.evidence import INDEX, Evidence, write_evidence_zip
from models.records import Attachment, Branch, Rectification
from models.store import Ledger
from models.store.attachments import Attachments

TODAY = date(2026, 11, 23)


def form() -> ClosingForm:
    return closing_form(Rectification(number="2026-自查-01"), [], [], Branch(name="某支部"), lambda _: None)


def evidence(folder: Path, name: str, data: bytes | None, trouble: str = "", kind: str = "佐证材料") -> Evidence:
    file = folder / hashlib.sha256(name.encode()).hexdigest() if data is not None else None
    if file is not None and data is not None:
        file.write_bytes(data)
    return Evidence(
        Attachment(name=name, kind=kind, sha256="ab" * 32, size=len(data or b"")), file, trouble, "整改事项"
    )


def index_of(path: Path) -> list[tuple[str, ...]]:
    with ZipFile(path) as archive, archive.open(INDEX) as file:
        return [row for row in load_workbook(file).active.iter_rows(values_only=True) if str(row[0]).isdecimal()]


def test_all_files_are_in_it_and_in_the_index(tmp_path: Path) -> None:
    files = [
        evidence(tmp_path, "现场.jpg", b"one", kind="整改前照片"),
        evidence(tmp_path, "现场.JPG", b"two", kind="整改前照片"),
        evidence(tmp_path, "../目录.xlsx", b"three"),
        evidence(tmp_path, "没了.pdf", None, "文件不见了"),
        evidence(tmp_path, "坏了.pdf", b"bad", "内容已改变"),
    ]
    for name in ("1.zip", "2.zip"):
        write_evidence_zip(form(), files, tmp_path / name, today=TODAY)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with ZipFile(tmp_path / "1.zip") as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert archive.read("01-整改前照片-现场.jpg") == b"one"
        assert archive.read("02-整改前照片-现场.JPG") == b"two"
    assert names[:2] == [INDEX, "整改事项销号申请单.pdf"]
    assert len(names) == len(set(names)) == 6
    assert not [name for name in names if "/" in name or "\\" in name or ".." in name]
    told = index_of(tmp_path / "1.zip")
    assert [row[1] for row in told][:2] == ["01-整改前照片-现场.jpg", "02-整改前照片-现场.JPG"]
    assert [row[-1] for row in told] == ["完好", "完好", "完好", "文件不见了", "内容已改变"]


def test_an_item_without_files_has_the_form_and_an_empty_index(tmp_path: Path) -> None:
    write_evidence_zip(form(), [], tmp_path / "空.zip", today=TODAY)
    assert index_of(tmp_path / "空.zip") == []


def test_a_file_that_cannot_be_read_leaves_no_half_zip(tmp_path: Path) -> None:
    target = tmp_path / "佐证.zip"
    target.write_bytes(b"as it was")
    gone = Evidence(Attachment(name="a.pdf"), tmp_path / "not there", "", "整改事项")
    with pytest.raises(Exception, match="没有写成"):
        write_or_refuse(target, lambda path: write_evidence_zip(form(), [gone], path, today=TODAY))
    assert target.read_bytes() == b"as it was"


def test_with_the_files_of_a_ledger(tmp_path: Path) -> None:
    source = tmp_path / "整改后.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 2000)
    with Ledger.create(tmp_path / "账本.zbtz") as ledger:
        store = Attachments(ledger)
        kept = store.take(source, TODAY)
        one = Evidence(kept, store.file_of(kept), store.damaged(kept), "整改事项")
        write_evidence_zip(form(), [one], tmp_path / "佐证.zip", today=TODAY)
    with ZipFile(tmp_path / "佐证.zip") as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("整改后.png")]
        assert hashlib.sha256(archive.read(name)).hexdigest() == kept.sha256
