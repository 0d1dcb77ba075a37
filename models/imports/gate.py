"""The gate before any spreadsheet reader: judges the raw bytes of a file and lets only clean workbooks and text through."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from models.imports import archive
from models.imports.refused import FileRefused

MOST_BYTES = 30 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_MAGIC = (
    (b"%PDF", "是 PDF 文件，不是表格"),
    (b"{\\rtf", "是 Word 文档（RTF），不是表格"),
    (b"\x89PNG", "是图片，不是表格"),
    (b"\xff\xd8\xff", "是图片，不是表格"),
    (b"GIF8", "是图片，不是表格"),
    (b"BM", "是图片，不是表格"),
    (b"SQLite format 3", "是数据库文件，不是表格"),
    (b"7z\xbc\xaf", "是压缩包，不是表格"),
    (b"Rar!", "是压缩包，不是表格"),
    (b"\x1f\x8b", "是压缩包，不是表格"),
    (b"MZ", "是程序文件，不是表格"),
)
_RESAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"
_CHOOSE = "请选择 .xlsx、.xls、.ods、.csv 或本程序导出的 .json 文件"
_UNLOCK = "请在 Excel 或 WPS 里去掉打开密码后再导入"


@dataclass(frozen=True)
class Admitted:
    """What passed the gate. form: xlsx, xls, ods, csv or json · broken: by sheet name, cells (row, column from 0) without a value.

    widths: by sheet name, the width of columns (from 0), where the file states it.
    """

    form: str
    data: bytes
    broken: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    widths: dict[str, dict[int, float]] = field(default_factory=dict)


def check_path(path: Path) -> None:
    """Raises FileRefused where there is no readable file of a sensible size at `path`."""
    name = path.name
    try:
        if path.is_dir():
            raise FileRefused.about(name, "是文件夹，不是表格文件", _CHOOSE)
        if not path.exists():
            raise FileRefused.about(name, "不存在", "请核对文件名和位置")
        if not path.is_file():
            raise FileRefused.about(name, "不是普通文件", _CHOOSE)
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except (OSError, ValueError):
        raise FileRefused.about(
            name, "读不出来（没有读取权限、被其他程序占用或磁盘有问题）", "请关闭占用它的程序后再试"
        ) from None
    if size == 0:
        raise FileRefused.about(name, "是空文件", "请核对是否选对了文件")
    if size > MOST_BYTES:
        raise FileRefused.about(
            name, f"太大（超过 {MOST_BYTES // 1024 // 1024} MB）", "请只留要导入的工作表，去掉图片后再导入"
        )


def admit(path: Path) -> Admitted:
    """The content of the file at `path` once it has passed; raises FileRefused."""
    check_path(path)
    try:
        data = path.read_bytes()
    except OSError:
        raise FileRefused.about(path.name, "读不出来", "请关闭占用它的程序后再试") from None
    return admit_bytes(data, path.name)


def admit_bytes(data: bytes, name: str) -> Admitted:
    """Judges by content, not by the ending of the name: `.xls` files are often something else."""
    if data.startswith(b"PK"):
        package = archive.cleaned(data, name)
        return Admitted(package.form, package.data, package.broken, package.widths)
    if data.startswith(_OLE):
        _check_ole(data, name)
        return Admitted("xls", data)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise FileRefused.about(name, what, _CHOOSE)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<?xml", b"<div")):
        raise FileRefused.about(name, "其实是网页或 XML 文本，只是改了扩展名", _RESAVE)
    if name.lower().endswith(".json") and start.startswith((b"[", b"{")):
        return Admitted("json", data)
    if not name.lower().endswith(_TEXT_SUFFIXES):
        raise FileRefused.about(name, "的内容不是电子表格（可能改过扩展名，或已损坏）", _CHOOSE)
    return Admitted("csv", data)


def _check_ole(data: bytes, name: str) -> None:
    """An OLE container holds an old workbook, an encrypted new one, or a document of another program."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise FileRefused.about(name, "设有打开密码", _UNLOCK)
    if has("WordDocument"):
        raise FileRefused.about(name, "是 Word 文档，不是表格", _CHOOSE)
    if not (has("Workbook") or has("Book")):
        raise FileRefused.about(name, "不是电子表格", _CHOOSE)
    if _has_filepass(data):
        raise FileRefused.about(name, "设有打开密码", _UNLOCK)


def _has_filepass(data: bytes) -> bool:
    """Whether the workbook stream has a FILEPASS record, which stands among its first records ([MS-XLS] 2.4.117)."""
    for begin in range(512, len(data) - 8, 64):
        if data[begin : begin + 4] not in (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00"):
            continue
        if data[begin + 6 : begin + 8] != b"\x05\x00":  # only the record that opens the workbook globals
            continue
        at = begin
        for _ in range(12):
            kind, length = int.from_bytes(data[at : at + 2], "little"), int.from_bytes(data[at + 2 : at + 4], "little")
            if kind == 0x002F:
                return True
            at += 4 + length
    return False
