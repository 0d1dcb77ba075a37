"""File names out of any text: accepted by Windows and Linux, never a path, never a name that is taken."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exports import safe_name
from models.exports.names import dated_name, told_name

FORBIDDEN = set('<>:"/\\|?*')
AWKWARD = st.text(st.sampled_from("./\\: 　\t\n\0-~CONcon1aux支会\u202e\ud800𠮷*?\"'\u0301é$"), max_size=120)


@given(st.one_of(st.text(max_size=200), AWKWARD), st.sampled_from(["", ".pdf", ".docx"]))
def test_any_text_gives_a_plain_name(text: str, suffix: str):
    name = safe_name(text, suffix)
    assert name.endswith(suffix)
    assert 1 <= len(name) <= 80
    assert len(name.encode()) <= 200  # encodes at all: no lone surrogates
    assert not FORBIDDEN & set(name)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in name)
    assert name == name.strip()
    assert not name.startswith((".", "-", "~"))
    assert not name.endswith((".", " "))
    assert Path(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()


@given(st.lists(st.sampled_from(["会", "Ab", "aB", "a" * 90, "𠮷" * 70, "", ".."]), max_size=12))
def test_no_name_is_given_twice(texts: list[str]):
    taken: list[str] = []
    for text in texts:
        taken.append(safe_name(text, ".pdf", taken=taken))
    assert len({name.casefold() for name in taken}) == len(texts)
    assert all(len(name) <= 80 for name in taken)


@given(AWKWARD)
def test_the_file_system_takes_it(tmp_path_factory: pytest.TempPathFactory, text: str):
    folder = tmp_path_factory.mktemp("names")
    file = folder / safe_name(text, ".pdf")
    file.write_bytes(b"")
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-03-12-支部党员大会", "2026-03-12-支部党员大会.pdf"),
        ("../../etc/passwd", "_.._etc_passwd.pdf"),
        ("con", "_con.pdf"),
        ("COM1.备份", "_COM1.备份.pdf"),
        (" . ", "未命名.pdf"),
        ("党小组会（第一组）\n", "党小组会（第一组）.pdf"),
    ],
)
def test_examples(text: str, name: str):
    assert safe_name(text, ".pdf") == name


def test_what_follows_a_dot_is_no_suffix_if_it_is_long_or_cannot_be_one():
    assert safe_name("材料", "." + "字" * 80) == "材料." + "字" * 64  # 199 bytes
    assert safe_name("材料", "." + "x" * 250) == ("材料." + "x" * 250)[:80]
    assert safe_name("材料", ".p:df") == "材料.p_df"
    assert safe_name("材料", ".") == "材料"


def test_a_proposed_name_says_as_of_which_day():
    assert dated_name("党员名册", date(2025, 12, 31), ".xlsx") == "党员名册_20251231.xlsx"
    assert dated_name("上级的表-某局/三支部", date(2026, 1, 2)) == "上级的表-某局_三支部_20260102"
    assert dated_name("长" * 200, date(2026, 1, 2), ".pdf").endswith("_20260102.pdf")


def test_thousands_of_one_name_are_numbered_in_their_order():
    taken: list[str] = []
    for _ in range(600):
        taken.append(safe_name("现场", ".jpg", taken=taken))
    assert taken == ["现场.jpg", *(f"现场({number}).jpg" for number in range(2, 601))]


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("证明", ".13812345678", "证明.138____5678"),
        ("材料", ".110105198503120021", "材料.110105________0021"),
        ("138", ".12345678", "138____5678"),
        ("现场1381234", ".5678", "现场138____5678"),
        ("现场13812345678", ".mp4", "现场138____5678.mp4"),
        ("2026-11-27", ".7z", "2026-11-27.7z"),
    ],
)
def test_a_number_behind_the_last_dot_is_masked_as_one_before_it(text: str, suffix: str, name: str):
    assert told_name(text, suffix, full=False) == name
    assert told_name(text, suffix, full=True) == text + suffix
