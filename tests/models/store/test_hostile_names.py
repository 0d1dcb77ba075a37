"""Names of files that want to be a path, a device or a program: no attachment and no export is ever written outside its folder."""

import ntpath
import random
import re
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from models.exports.names import safe_name
from models.store.attachment_gate import AttachmentRefused, honest_name, renamed

pytestmark = pytest.mark.faults
ROUNDS = 1000
NAMED = [
    "../x.pdf", "..\\x.pdf", "/etc/passwd", "C:\\Windows\\x.pdf", "C:x.pdf", "\\\\server\\share\\x.pdf", "//server/x.pdf", "..", ".", "...", "",
    " ", "~", "~/x.pdf", "$HOME", "%APPDATA%\\x", "CON", "con.pdf", "PRN.txt", "AUX", "nul.pdf", "COM1", "com9.docx", "LPT1.pdf", "COM¹.pdf",
    "CONIN$", "CON .pdf", "CON\u00a0.pdf", "nul.tar.gz", "x.pdf:stream", "x.pdf::$DATA", "x.pdf.", "x.pdf ", "x.exe", "x.pdf.exe", "x.exe ",
    "x.exe.", "x\u202efdp.exe", "x\u202egpj.scr", "x.pdf\x00.exe", "x\n.pdf", "x\t.pdf", "-rf", "--help.pdf", "a/b", "a\u2215b.pdf", "a\u2044b.pdf",
    "a\uff0fb.pdf", "a\uff3cb.pdf", "x" * 300 + ".pdf", "长" * 300 + ".pdf", "\ud800.pdf", "x.lnk", "ｘ．ｅｘｅ", "x.pdf\u200b.exe", "<x>.pdf", "a|b?.pdf",
    '"x".pdf', "𠮷" * 90 + ".pdf", "x.url", "desktop.ini.pdf", "e\u0301.pdf", "CLOCK$", "x.PIF", "x.docm", "报告.pdf", "签到表 2026.xlsx",
]  # fmt: skip
PIECES = [
    "..", ".", "/", "\\", ":", "CON", "nul", "com1", "lpt9", "¹", "$", " ", "\u00a0", "\u3000", "\u202e", "\u200b", "\x00", "\n", "\ud800", "长", "𠮷",
    "~", "-", ".exe", ".pdf", ".PDF", ".lnk", ".", "．", "／", "＼", "\u2215", "x", "a" * 50, "长" * 40, "|", "*", "?", '"', "<", ">", "'", ";", "%00", "e\u0301",
]  # fmt: skip
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])")


def made(seed: int, rounds: int) -> list[str]:
    """Names put together at random."""
    dice = random.Random(seed)
    return ["".join(dice.choice(PIECES) for _ in range(dice.randrange(1, 9))) for _ in range(rounds)]


def check(name: str, folder: Path, *, longest: int) -> None:
    """Fails where a file of that name would not be one plain file in the folder, on Windows or Linux."""
    assert PurePosixPath(name).name == name, repr(name)
    assert PureWindowsPath(name).name == name, repr(name)
    assert not ntpath.isabs(name), repr(name)
    assert ntpath.splitdrive(name)[0] == "", repr(name)
    assert name not in ("", ".", ".."), repr(name)
    assert (folder / name).resolve().parent == folder.resolve(), repr(name)
    assert not DEVICES.fullmatch(name.split(".")[0].strip()), repr(name)
    assert not name.endswith((".", " ")), repr(name)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in name), repr(name)
    assert len(name.encode()) <= longest, repr(name)


def run(rounds: int, seed: int, folder: Path) -> tuple[int, int]:
    """Tries the named and so many random names; how many were kept as attachments, and how many refused."""
    kept = refused = 0
    for name in [*NAMED, *made(seed, rounds)]:
        check(safe_name(name), folder, longest=255)
        check(safe_name(name, ".xlsx"), folder, longest=255)
        for give in (honest_name, lambda said: renamed(said, "原名.pdf")):
            try:
                shown = give(name)
            except AttachmentRefused:
                refused += 1
                continue
            kept += 1
            assert not re.search(r"\.(exe|lnk|scr|pif|url)(\.|$)", shown.casefold())
            assert not re.search(r"[/\\\x00-\x1f\u202a-\u202e]", shown)
            assert not DEVICES.fullmatch(shown.split(".")[0].strip())
            ending = Path(shown).suffix
            for written in (
                safe_name(shown),
                safe_name(shown.removesuffix(ending), ending),
            ):  # where it is given out again
                check(written, folder, longest=255)
    return kept, refused


def test_no_name_leads_out_of_the_folder(tmp_path: Path):
    kept, refused = run(ROUNDS, 7, tmp_path)
    assert kept > 100
    assert refused > 500
