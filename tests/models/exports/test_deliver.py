"""Delivery: the right files in the right place, masked unless said otherwise, logged, and nothing broken on the way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.exports import ExportRefused, TargetBusy
from models.exports.deliver import deliver
from models.records import Meeting
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

ID, PHONE = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)"), re.compile(r"(?<!\d)1\d{10}(?!\d)")


def text_of(file: Path) -> str:
    """All text of a file, whatever its format."""
    if file.suffix == ".json":
        return file.read_text("utf-8")
    if file.suffix == ".pdf":
        return ReadPdf(file).text
    with ZipFile(file) as archive:
        return "\n".join(
            unescape(archive.read(n).decode("utf-8", "replace"))
            for n in archive.namelist()
            if n.startswith(("xl/", "word/document", "docProps"))
        )


REGISTERS = ("roster", "meetings", "training", "rectification")


@pytest.mark.parametrize("what", REGISTERS)
@pytest.mark.parametrize("format_", ["xlsx", "docx", "json", "pdf"])
def test_masked_by_default(filled: Ledger, tmp_path: Path, today: date, what: str, format_: str):
    done = deliver(filled, what, tmp_path / "出", today=today, format=format_)
    text = "".join(map(text_of, done.files))
    assert "***" in text or what != "roster"  # of the others no column with a number leaves the office
    assert not ID.search(text)
    assert not PHONE.search(text)
    assert all(not log["full"] for log in filled.exports())


@pytest.mark.parametrize("format_", ["xlsx", "docx", "json", "pdf"])
def test_remarks_leave_the_office_only_in_full(filled: Ledger, tmp_path: Path, today: date, format_: str):
    masked, full = (
        text_of(
            deliver(filled, "roster", tmp_path / f"{n}.{format_}", today=today, full=n == 1, purpose="核对").files[0]
        )
        for n in range(2)
    )
    assert "新号" in full
    assert "新号" not in masked


@pytest.mark.parametrize("format_", ["xlsx", "docx", "json"])
def test_full_shows_all_and_is_logged(filled: Ledger, tmp_path: Path, today: date, format_: str):
    file = tmp_path / f"名册.{format_}"
    done = deliver(filled, "roster", file, today=today, full=True, purpose=" 年报 ", recipient="街道党工委")
    assert (done.files, done.rows) == ([file], 10)
    assert len(set(ID.findall(text_of(file)))) >= 10
    assert "13800000006" in text_of(file)
    (log,) = filled.exports()
    what = log.pop("what")
    assert what.startswith(f"党员名册：名册.{format_}（")
    assert "公民身份证号" in what
    assert log == {
        "at": "2026-11-23 09:30:00", "rows": 10, "full": 1, "purpose": "年报",
        "recipient": "街道党工委",
    }  # fmt: skip


def test_full_needs_a_purpose(filled: Ledger, tmp_path: Path, today: date):
    with pytest.raises(ExportRefused, match="用途"):
        deliver(filled, "roster", tmp_path / "a.xlsx", today=today, full=True, purpose="  ")
    assert filled.exports() == []
    assert not (tmp_path / "a.xlsx").exists()


def test_all(filled: Ledger, tmp_path: Path, today: date):
    done = deliver(filled, "all", tmp_path / "出", today=today)
    assert sorted(str(f.relative_to(tmp_path / "出")) for f in done.files) == sorted(
        [
            "党员名册.xlsx", "党员名册.pdf", "组织生活台账.xlsx", "出勤登记表.xlsx", "表决登记表.xlsx", "决议索引.xlsx", "教育培训台账.xlsx",
            "学时台账.xlsx",
            "整改台账.xlsx", "会议记录/2025-05-20-党课.pdf",
            "会议记录/2026-03-12-支部党员大会.pdf", "会议记录/2026-03-12-支部党员大会(2).pdf",
        ]
    )  # fmt: skip
    assert all(file.stat().st_size > 1000 for file in done.files)
    assert len(filled.exports()) == len(done.files)
    assert done.rows == 10 + 3 + 2 + 1
    text = "".join(map(text_of, done.files))
    assert not ID.search(text)
    assert not PHONE.search(text)


def test_all_passes_over_what_is_empty(ledger: Ledger, tmp_path: Path, today: date):
    with ledger.unit("登记") as unit:
        unit.add(Meeting(kind="党课"))
    done = deliver(ledger, "all", tmp_path / "出", today=today)
    assert [file.name for file in done.files] == ["组织生活台账.xlsx", "日期未填-党课.pdf"]


def test_a_workbook_of_hours_has_the_details_and_the_grounds(filled: Ledger, tmp_path: Path, today: date):
    (file,) = deliver(filled, "hours", tmp_path, today=today, year=2026).files
    assert file == tmp_path / "学时台账.xlsx"
    with ZipFile(file) as archive:
        assert re.findall(r'<sheet .*?name="(.*?)"', archive.read("xl/workbook.xml").decode()) == [
            "学时台账",
            "学时明细",
            "计算口径",
        ]
    assert [f.name for f in deliver(filled, "hours", tmp_path / "学时.docx", today=today).files] == ["学时.docx"]
    assert [f.name for f in deliver(filled, "training", tmp_path / "培训.docx", today=today).files] == ["培训.docx"]


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_minutes(filled: Ledger, tmp_path: Path, today: date, format_: str):
    done = deliver(filled, "minutes", tmp_path / "记录", today=today, year=2026, format=format_)
    assert [f.name for f in done.files] == [
        f"2026-03-12-支部党员大会.{format_}",
        f"2026-03-12-支部党员大会(2).{format_}",
    ]
    assert done.rows == 2
    one = deliver(filled, "minutes", tmp_path / f"一.{format_}", today=today, meeting_ids=[3])
    assert one.files == [tmp_path / f"一.{format_}"]
    assert "党课" in text_of(one.files[0])
    with pytest.raises(ExportRefused, match="文件夹"):
        deliver(filled, "minutes", tmp_path / f"全.{format_}", today=today)


def test_void_records_that_are_not_printed_are_told_of(filled: Ledger, tmp_path: Path, today: date):
    meeting = filled.all(Meeting)[0]
    meeting.status = "作废"
    with filled.unit("作废会议", reason="记了两遍") as unit:
        unit.save(meeting)
    year = meeting.day.year if meeting.day else None
    before = sum(m.day is not None and m.day.year == year for m in filled.all(Meeting))
    done = deliver(filled, "minutes", tmp_path / "记录", today=today, year=year)
    assert (done.rows, before) == (1, 2)
    assert "作废的记录 1 份没有导出，次数保留，见组织生活台账。" in done.notes


@pytest.mark.parametrize(
    ("what", "out", "format_", "says"),
    [
        ("minutes", "a", "xlsx", "pdf、docx"),
        ("minutes", "a.json", None, "pdf、docx"),
        ("roster", "a.csv", None, "不能导出为 .csv"),
        ("roster", "a.pdf", "xlsx", "不一致"),
        ("roster", "没有/a.xlsx", None, "不存在"),
        ("roster", "没有/出", None, "不存在"),
        ("roster", "支部.zbtz", None, "是文件"),
        ("roster", "a", "odt", "不能导出为 odt"),
        ("all", "a.xlsx", None, "文件夹"),
        ("all", "a", "pdf", "不指定格式"),
        ("dues", "a", None, "roster"),
    ],
)  # fmt: skip
def test_refused_in_a_sentence(
    filled: Ledger, tmp_path: Path, today: date, what: str, out: str, format_: str | None, says: str
):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExportRefused, match=says):
        deliver(filled, what, tmp_path / out, today=today, format=format_)
    assert sorted(tmp_path.iterdir()) == before
    assert filled.exports() == []


@pytest.mark.parametrize("what", [*REGISTERS, "minutes", "all"])
def test_nothing_to_export(ledger: Ledger, tmp_path: Path, today: date, what: str):
    with pytest.raises(ExportRefused, match="没有"):
        deliver(ledger, what, tmp_path / "出", today=today)
    assert not (tmp_path / "出").exists()


def test_a_year_without_meetings(filled: Ledger, tmp_path: Path, today: date):
    for what in ("meetings", "minutes", "training", "rectification"):
        with pytest.raises(ExportRefused, match="1999年"):
            deliver(filled, what, tmp_path / "出", today=today, year=1999)


def test_a_folder_that_is_there_is_used(filled: Ledger, tmp_path: Path, today: date):
    (tmp_path / "2026.pdf").mkdir()
    assert deliver(filled, "roster", tmp_path / "2026.pdf", today=today).files == [
        tmp_path / "2026.pdf" / "党员名册.xlsx"
    ]


def test_read_only_target_is_left_alone(filled: Ledger, tmp_path: Path, today: date):
    file = tmp_path / "名册.xlsx"
    file.write_bytes(b"old")
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("这个用户可以写任何文件")
    with pytest.raises(TargetBusy, match="名册"):
        deliver(filled, "roster", file, today=today)
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("link", [os.fspath, os.link, os.symlink], ids=["itself", "hard link", "link"])
def test_the_open_ledger_is_never_the_target(filled: Ledger, tmp_path: Path, today: date, link):
    """A ledger may be called anything, also 党员名册.xlsx: an export onto it would end it."""
    filled.close()
    book = filled.path.rename(tmp_path / "党员名册.xlsx")
    target = book
    if link is not os.fspath:
        target = tmp_path / "别名.xlsx"
        link(book, target)
    with Ledger.open(book) as ledger:
        content = book.read_bytes()
        for what, out in (("roster", target), ("all", tmp_path)):
            with pytest.raises(ExportRefused, match="正是打开着的账本，没有导出"):
                deliver(ledger, what, out, today=today)
        assert book.read_bytes() == content
        assert ledger.exports() == []


@pytest.mark.parametrize("out", ["长" * 90, "长" * 90 + ".xlsx", "长" * 90 + ".csv"])
def test_a_name_that_is_too_long_is_refused(filled: Ledger, tmp_path: Path, today: date, out: str):
    before = sorted(tmp_path.iterdir())
    with pytest.raises((ExportRefused, TargetBusy), match="没有"):
        deliver(filled, "roster", tmp_path / out, today=today)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX only")
def test_a_name_in_another_encoding_is_logged_as_far_as_it_goes(filled: Ledger, tmp_path: Path, today: date):
    done = deliver(filled, "roster", tmp_path / os.fsdecode(b"\xd0\xd5.xlsx"), today=today, purpose="\udcff")
    assert done.files[0].exists()
    assert filled.exports()[0]["what"].startswith("党员名册：??.xlsx（")


def test_a_target_that_cannot_be_replaced(filled: Ledger, tmp_path: Path, today: date):
    (tmp_path / "出" / "党员名册.xlsx").mkdir(parents=True)
    with pytest.raises(TargetBusy, match="没有写入"):
        deliver(filled, "roster", tmp_path / "出", today=today)
    assert filled.exports() == []


BREAKING_OFF = """
import resource, sys
from datetime import date
from pathlib import Path
from models.exports import ExportRefused, TargetBusy
from models.exports.deliver import deliver
from models.store import Ledger
ledger, out = map(Path, sys.argv[1:])
sys.dont_write_bytecode = True
with Ledger.open(ledger) as opened:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
    try:
        deliver(opened, "roster", out, today=date(2026, 11, 23))
    except (ExportRefused, TargetBusy) as refusal:
        print(refusal)
    print(len(opened.exports()))
"""


@pytest.mark.parametrize("format_", ["xlsx", "json", "docx", "pdf"])
def test_a_write_that_breaks_off_leaves_the_old_file(filled: Ledger, tmp_path: Path, format_: str):
    """The kernel lets no file grow beyond 2,000 bytes; a process of its own, for the limit would hold for all tests."""
    filled.close()
    folder = tmp_path / "出"
    folder.mkdir()
    file = folder / f"名册.{format_}"
    file.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", BREAKING_OFF, filled.path, file],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    refusal, logged = done.stdout.splitlines()
    assert "原有文件没有改动" in refusal
    assert logged == "0"
    assert [(f.name, f.read_bytes()) for f in folder.iterdir()] == [(file.name, b"old")]


@pytest.mark.parametrize("format_", ["xlsx", "json", "pdf"])
def test_same_ledger_same_bytes(filled: Ledger, tmp_path: Path, today: date, format_: str):
    files = [deliver(filled, "roster", tmp_path / f"{n}.{format_}", today=today).files[0] for n in "ab"]
    assert files[0].read_bytes() == files[1].read_bytes()
