"""What may be attached to a record: ordinary documents and pictures under an honest name, nothing that can run."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from models.broken_zip import BROKEN_ZIP
from models.file_names import RESERVED
from models.kinds import one_line
from models.records.attachment import ATTACHMENT_KINDS

MOST_BYTES = 50 * 1024 * 1024
_PROGRAMS = frozenset(
    [
        ".exe",
        ".bat",
        ".cmd",
        ".com",
        ".pif",
        ".scr",
        ".msi",
        ".msp",
        ".mst",
        ".msix",
        ".appx",
        ".cpl",
        ".dll",
        ".sys",
        ".ocx",
        ".drv",
        ".jar",
        ".jnlp",
        ".hta",
        ".js",
        ".jse",
        ".vb",
        ".vbs",
        ".vbe",
        ".ws",
        ".wsf",
        ".wsc",
        ".wsh",
        ".ps1",
        ".psm1",
        ".psd1",
        ".sh",
        ".bash",
        ".csh",
        ".ksh",
        ".run",
        ".bin",
        ".elf",
        ".so",
        ".appimage",
        ".desktop",
        ".py",
        ".pyc",
        ".pyw",
        ".pl",
        ".rb",
        ".php",
        ".lua",
        ".lnk",
        ".url",
        ".scf",
        ".inf",
        ".reg",
        ".chm",
        ".hlp",
        ".gadget",
        ".application",
        ".deb",
        ".rpm",
        ".apk",
        ".dmg",
        ".iso",
        ".img",
        ".vhd",
        ".vhdx",
        ".swf",
        ".settingcontent-ms",
        ".library-ms",
        ".search-ms",
        ".diagcab",
        ".html",
        ".htm",
        ".mht",
        ".mhtml",
        ".svg",
        ".svgz",
        ".xht",
        ".htc",
        ".shb",
        ".shs",
        ".ps1xml",
        ".psc1",
        ".udl",
        ".xbap",
        ".theme",
        ".themepack",
        ".workflow",
        ".action",
        ".scpt",
        ".xll",
        ".wll",
        ".xhtml",
        ".shtml",
        ".msc",
        ".sct",
        ".vsto",
        ".appref-ms",
        ".website",
        ".rdp",
        ".command",
        ".terminal",
    ]
)
"""What a double click runs, installs or mounts, or what runs scripts in a browser."""
_MACROS = frozenset(
    [
        ".docm",
        ".dotm",
        ".xlsm",
        ".xltm",
        ".xlsb",
        ".xlam",
        ".xla",
        ".pptm",
        ".potm",
        ".ppsm",
        ".ppam",
        ".ppa",
        ".slk",
        ".iqy",
        ".oqy",
        ".dqy",
        ".sldm",
        ".mdb",
        ".accdb",
        ".ade",
        ".adp",
        ".mde",
        ".accde",
    ]
)
_PACKAGES = frozenset([".docx", ".dotx", ".xlsx", ".xltx", ".pptx", ".potx", ".ppsx"])
PICTURES = frozenset([".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff"])
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf")
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<svg", b"<script", b"[desktop entry]")
_TEXTS = frozenset((".txt", ".csv"))  # nothing runs them, whatever the first two letters are


class AttachmentRefused(Exception):
    """A file was not attached, or cannot be given out again; the text is one sentence for the user."""


def honest_name(name: str) -> str:
    """The name under which a file is kept; raises AttachmentRefused for one that hides what the file is, or that can run."""
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in name):
        shown = one_line(name) or "未命名"
        raise AttachmentRefused(f"“{shown}”的文件名里有看不见的控制字符，没有添加。请改名后再添加。")
    kept = one_line(unicodedata.normalize("NFC", name)).rstrip(". ")
    if not kept.strip(". ") or "/" in kept or "\\" in kept:
        raise AttachmentRefused(f"“{kept or name}”不能作文件名，没有添加。请改名后再添加。")
    if RESERVED.fullmatch(kept):
        raise AttachmentRefused(f"“{kept}”是系统设备的名字，没有添加。请改名后再添加。")
    parts = [part.strip() for part in unicodedata.normalize("NFKC", kept).casefold().split(".")]
    endings = ["." + part for part in parts[1:]]
    for place, ending in enumerate(reversed(endings)):
        if place and ending == ".com":  # an address in the middle of a name
            continue
        if ending in _PROGRAMS:
            raise AttachmentRefused(
                f"“{kept}”是程序、脚本或快捷方式（{ending}），可能带病毒，没有添加。请添加文档、图片或扫描件。"
            )
        if ending in _MACROS:
            raise AttachmentRefused(
                f"“{kept}”可能带宏（{ending}），没有添加。请另存为不带宏的格式（.docx、.xlsx）或 PDF 再添加。"
            )
    return kept


def check_file(source: Path) -> None:
    """Looks at a file without opening it; raises AttachmentRefused."""
    name = one_line(source.name)
    try:
        found = os.stat(source)
    except (OSError, ValueError):
        raise AttachmentRefused(f"找不到“{name}”，没有添加。请核对文件是否还在原处。") from None
    if stat.S_ISDIR(found.st_mode):
        raise AttachmentRefused(f"“{name}”是文件夹，没有添加。请打开文件夹，选其中的文件。")
    if not stat.S_ISREG(found.st_mode):  # a pipe would wait for ever
        raise AttachmentRefused(f"“{name}”不是普通文件，没有添加。")
    if found.st_size == 0:
        raise AttachmentRefused(f"“{name}”是空文件，没有添加。请核对文件是否完整。")
    if found.st_size > MOST_BYTES:
        raise AttachmentRefused(
            f"“{name}”有 {found.st_size / 1024 / 1024:.0f} MB，每个附件不超过 50 MB，没有添加。请压缩或拆分后再添加。"
        )


def check_start(name: str, start: bytes) -> None:
    """Looks at the first bytes, which tell a program whatever its name says; raises AttachmentRefused."""
    if start.startswith(_PROGRAM_STARTS) and suffix_of(name) not in _TEXTS:
        raise AttachmentRefused(f"“{name}”的内容是程序，与文件名不符，没有添加。请核对文件的来源。")
    if not suffix_of(name) and start.lstrip().lower().startswith(_PAGE_STARTS):  # by its content a browser is chosen
        raise AttachmentRefused(f"“{name}”的内容是网页或快捷方式，没有添加。请另存为 PDF 或图片再添加。")


def check_package(name: str, file: Path | BinaryIO) -> None:
    """Looks into a document that says it has no macros; raises AttachmentRefused where it has some under another suffix."""
    if suffix_of(name) not in _PACKAGES:
        return
    try:
        with ZipFile(file) as package:
            inside = package.namelist()
    except BROKEN_ZIP:
        return  # it is no package, and a program that opens it says so
    if any(part.casefold().endswith("vbaproject.bin") for part in inside):
        raise AttachmentRefused(f"“{name}”里面带宏，与后缀不符，没有添加。请另存为不带宏的格式或 PDF 再添加。")


def suffix_of(name: str) -> str:
    """The suffix of a name, in small letters; '' without one."""
    return Path(unicodedata.normalize("NFKC", name)).suffix.casefold()


def usual_kind(name: str) -> str:
    """The kind that the name itself says (签到表.pdf), 照片 for pictures, else 材料; it can be changed."""
    for kind in ATTACHMENT_KINDS:
        if kind in name:
            return kind
    return "照片" if suffix_of(name) in PICTURES else "材料"


def renamed(name: str, before: str) -> str:
    """A new name that keeps what kind of file it is; raises AttachmentRefused as `honest_name` does."""
    ending = Path(before).suffix
    return honest_name(name if suffix_of(name) == ending.casefold() else name + ending)
