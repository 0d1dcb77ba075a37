"""The command line as other programs and tired people use it: refusals are one line and exit code 2, and nothing stays half."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import Workbook

from models.kinds import PartialDate
from models.records import Attendance, Meeting, Member, Rectification
from models.records.rectification import FOR_REVIEW
from models.sample import write_sample
from models.store import Ledger
from ui.arguments import COMMANDS, read_command
from ui.commands import run

ROOT = Path(__file__).parents[1]
POSIX = pytest.mark.skipif(os.name != "posix", reason="a matter of POSIX")
ROSTER = "姓名,性别,备注\n" + "".join(f"张{n},男,{'记' * 200}\n" for n in range(3000))
# What is compiled would be cut off, too, and could not be read by any later start.
LIMITED = "import resource, runpy, sys; sys.dont_write_bytecode = True; n = int(sys.argv.pop(1)); resource.setrlimit(resource.RLIMIT_FSIZE, (n, n)); "
LIMITED += "sys.argv.pop(0); sys.path.insert(0, '.'); runpy.run_path('main.py', run_name='__main__')"


def call(
    *arguments: object, start: list[str] | None = None, cwd: Path = ROOT, **more: str
) -> subprocess.CompletedProcess[str]:
    """Runs main.py and takes what it says."""
    return subprocess.run(
        [sys.executable, *(start or [str(ROOT / "main.py")]), *map(str, arguments)],
        cwd=cwd, capture_output=True, encoding="utf-8", errors="replace", timeout=60, env={**os.environ, "PYTHONUTF8": "1", **more},
    )  # fmt: skip


def assert_refused(done: subprocess.CompletedProcess[str], why: str) -> None:
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert why in done.stderr


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("示例") / "示例.zbtz"
    with Ledger.create(path) as ledger:
        write_sample(ledger, today=date(2026, 11, 23))
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, sample: bytes) -> Path:
    """A ledger with the sample, closed, alone in its folder."""
    path = tmp_path / "支部.zbtz"
    path.write_bytes(sample)
    return path


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["check", "--ledger", "{}", "--json=x"], "--json 后面不跟值"),
        (["export", "roster", "--ledger", "{}", "--out", "x", "--f", "pdf"], "--f 不清楚是哪一个"),
        (["export", "roster", "--ledger", "{}", "--out", ""], "--out 是空的"),
        (["export", "roster", "--ledger", "{}", "--out", "x", "--year", "-1"], "--year"),
        (["export", "roster", "--ledger", "{}", "--out", "x", "--year", "9" * 5000], "不是年份"),
        (["export", "--ledger", "{}", "--out", "x"], "缺少 内容"),
        (["check", "--ledger", "{}", "--today", "0001-01-01"], "不在 1970 年到 2099 年之间"),
        (["demo", "{}2", "--today", "2100-01-01"], "不在 1970 年到 2099 年之间"),
        (["import", "a\nb.csv", "--ledger", "{}"], "“a b.csv”不存在"),
        (["import", "{}", "--ledger", "长" * 300], "不是表格"),
    ],
)
def test_is_refused_in_one_line(book: Path, sample: bytes, arguments: list[str], why: str):
    assert_refused(call(*(a.replace("{}", str(book)) for a in arguments), cwd=book.parent), why)
    assert [p.name for p in book.parent.iterdir()] == [book.name]
    assert book.read_bytes() == sample


def test_a_name_that_is_too_long_for_a_new_ledger(tmp_path: Path):
    (tmp_path / "名册.csv").write_text("姓名,性别\n张三,男\n", "utf-8")
    assert_refused(call("import", tmp_path / "名册.csv", "--ledger", tmp_path / ("长" * 300)), "文件名太长")


@POSIX
def test_a_link_to_a_ledger_that_is_not_there_is_kept(tmp_path: Path):
    """The drive is not plugged in; a new ledger in place of the link would look like the loss of everything."""
    (tmp_path / "支部.zbtz").symlink_to(tmp_path / "U盘" / "支部.zbtz")
    (tmp_path / "名册.csv").write_text("姓名,性别\n张三,男\n", "utf-8")
    assert_refused(call("import", tmp_path / "名册.csv", "--ledger", tmp_path / "支部.zbtz"), "找不到账本")
    assert_refused(call("demo", tmp_path / "支部.zbtz"), "已经存在")
    assert (tmp_path / "支部.zbtz").is_symlink()


@POSIX
@pytest.mark.parametrize("command", ["import", "demo"])
def test_a_new_ledger_that_could_not_be_filled_is_gone(tmp_path: Path, command: str, empty_ledger: bytes):
    roster = tmp_path / "名册.csv"
    roster.write_text(ROSTER, "utf-8")
    path = tmp_path / "支部.zbtz"
    arguments = ["import", roster, "--ledger", path] if command == "import" else ["demo", path]
    room = len(empty_ledger) + 50_000  # enough for the tables, not for what comes into them
    assert_refused(call(room, "main.py", *arguments, start=["-c", LIMITED]), "没有保存")
    assert [p.name for p in tmp_path.iterdir()] == [roster.name]


@POSIX
def test_ctrl_c_is_said_in_a_sentence_and_leaves_nothing_half(tmp_path: Path):
    roster = tmp_path / "名册.csv"
    head, _, people = ROSTER.partition("\n")
    roster.write_text(
        f"{head}\n{people * 3}", "utf-8"
    )  # written for seconds: a machine under load comes late with its signal
    path = tmp_path / "支部.zbtz"
    running = subprocess.Popen(
        [sys.executable, "main.py", "import", roster, "--ledger", path],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    until = time.monotonic() + 30
    while not path.exists() and running.poll() is None and time.monotonic() < until:
        pass  # the moment between the new ledger and its people
    running.send_signal(signal.SIGINT)
    out, error = running.communicate(timeout=30)
    assert running.returncode == 2, error
    assert "Traceback" not in error
    assert "停下" in error
    assert out == ""
    assert [p.name for p in tmp_path.iterdir()] == [roster.name]


@POSIX
@pytest.mark.parametrize(("tail", "code", "told"), [("| true", 1, ""), ("> /dev/full", 1, "写不出来")])
def test_output_that_nobody_takes(book: Path, tail: str, code: int, told: str):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    line = f'"{sys.executable}" main.py check --ledger "{book}" --today 2026-11-23 {tail}'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == code
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == bool(told)


def test_a_console_without_these_characters(book: Path):
    done = call("check", "--ledger", book, "--today", "2026-11-23", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert call("--help", PYTHONUTF8="0", PYTHONIOENCODING="ascii").returncode == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE member SET birth = '1985-99' WHERE id = 3", "UPDATE member SET name = CAST(x'ff' AS TEXT) WHERE id = 3"],
)
def test_a_ledger_with_content_that_is_no_record(book: Path, tmp_path: Path, statement: str):
    conn = sqlite3.connect(book)
    triggers = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'member'"
    ).fetchall()
    for name, _ in triggers:
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute(statement)
    for _, sql in triggers:
        conn.execute(sql)
    conn.commit()
    conn.close()
    content = book.read_bytes()
    (tmp_path / "名册.csv").write_text("姓名,性别\n张三,男\n", "utf-8")
    assert_refused(call("import", tmp_path / "名册.csv", "--ledger", book), "读不出来")
    assert_refused(call("export", "roster", "--ledger", book, "--out", tmp_path / "名册.xlsx"), "读不出来")
    done = call("check", "--ledger", book, "--json")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["damage"]
    assert book.read_bytes() == content


def test_sheets_that_are_passed_over_are_named(book: Path, tmp_path: Path):
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.append(["姓名", "性别"])
    workbook.active.append(["张三", "男"])
    hidden = workbook.create_sheet("去年")
    hidden.append(["姓名", "性别"])
    hidden.append(["李四", "女"])
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "名册.xlsx")
    done = call("import", tmp_path / "名册.xlsx", "--ledger", book, "--plan")
    assert "工作表“去年”没有读入：隐藏的工作表。" in done.stdout


@POSIX
def test_a_file_name_in_another_encoding_is_imported(book: Path, tmp_path: Path):
    roster = tmp_path / os.fsdecode(b"\xc3\xfb.csv")
    roster.write_text("姓名,性别\n张三甲,男\n", "utf-8")
    done = call("import", roster, "--ledger", book)
    assert (done.returncode, done.stderr) == (0, "")
    with Ledger.open(book) as ledger:
        assert [m.name for m in ledger.all(Member)][-1] == "张三甲"


def test_what_was_written_before_a_refusal_is_said(book: Path, tmp_path: Path):
    (tmp_path / "出").mkdir()
    (tmp_path / "出" / "会议记录").write_text("文件", "utf-8")
    assert_refused(call("export", "all", "--ledger", book, "--out", tmp_path / "出"), "在它之前的 15 个文件已经写好")


@POSIX
def test_a_disk_that_takes_no_more_is_one_sentence_whatever_was_written(book: Path) -> None:
    """openpyxl leaves a page half written, and a zip file fails again when it is closed."""
    for command, out in (("template", "空白.xlsx"), ("fill", "填好.xlsx")):
        target = book.with_name(out)
        words: list[object] = [command, target, "--ledger", book]
        if command == "fill":
            blank = book.with_name("表.xlsx")
            assert call("template", blank).returncode == 0
            words = [command, blank, "--ledger", book, "--out", target]
        done = call(1024, "main.py", *words, start=["-c", LIMITED])
        assert_refused(done, "没有写成，原有文件没有改动")
        assert not target.exists()


def test_the_sample_is_sound_with_its_files_and_without_an_error(tmp_path: Path):
    book = tmp_path / "示例.zbtz"
    assert call("demo", book, "--today", "2026-11-23").returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["示例-备份", "示例-附件", "示例.zbtz"]
    done = call("check", "--ledger", book, "--today", "2026-11-23", "--json")
    told = json.loads(done.stdout)
    assert told["damage"] == []
    assert {f["level"] for f in told["findings"]} == {"warning", "info"}


def test_two_meetings_at_once_are_told_with_what_it_rests_on(tmp_path: Path):
    book = tmp_path / "支部.zbtz"
    with Ledger.create(book) as ledger, ledger.unit("准备") as unit:
        who = Member(name="李某", kind="正式党员", joined=PartialDate(2010, 6, 18))
        unit.add(who)
        for kind, start in (("党课", "09:00"), ("主题党日", "09:30")):
            held = Meeting(kind=kind, day=PartialDate(2026, 10, 12), start=start, end="11:00", number=1)
            unit.add(held)
            unit.save_parts(held, [Attendance(member_id=who.id, name=who.name, state="到")], Attendance)
    done = call("check", "--ledger", book, "--today", "2026-11-23")
    lines = [line for line in done.stdout.splitlines() if "时间重叠" in line]
    assert lines == [
        "  [请核对] 10月12日主题党日：与同日 09:00 的党课时间重叠，李某在两处都记为到会（会议记录要素〔通行做法〕）"
    ]


@POSIX
def test_where_the_disk_is_nearly_full_nothing_that_is_compiled_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python does not see that a file was cut off, and ends with EOFError at the next start."""
    import main

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for room, wanted in ((main.ROOM, False), (main.ROOM - 4096, True)):
        disk = SimpleNamespace(f_bavail=room // 4096, f_frsize=4096)
        monkeypatch.setattr(main.os, "statvfs", lambda _, disk=disk: disk)
        assert main._little_room() is wanted


# Each of these takes seconds, and others test what it does.
_LONG = {("demo",), ("export", "all"), ("export", "minutes"), ("export", "inspection"), ("export", "book")}
_LONG |= {("export", "annual"), ("export", "statistics"), ("restore",)}
_GIVEN = (
    ("export", "roster", "--full", "--purpose", "核对", "--out", "花名册.xlsx"),
    ("export", "rectification", "--full", "--purpose", "核对", "--out", "问题清单.xlsx"),
    ("export", "trainees", "--only", "2026-03", "--full", "--purpose", "核对", "--out", "参训名单.xlsx"),
    ("export", "roster", "--full", "--purpose", "核对", "--out", "上级名单.xlsx"),
)
"""The files that the examples read."""


def test_the_examples_in_the_readme_do_what_they_say_with_the_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, numbers and years in them are those of the demo, and what they write is there."""
    monkeypatch.chdir(tmp_path)
    book = Path("支部.zbtz")
    Path("文件夹").mkdir()
    form = Workbook()
    for cell, text in (("A1", "党员特长登记表"), ("A2", "填表人："), ("A3", "姓名"), ("B3", "性别"), ("C3", "特长")):
        form.worksheets[0][cell] = text
    form.save("空白表.xlsx")
    signing = Workbook()
    for cell, text in (("A1", "参训人员签到表"), ("A2", "序号"), ("B2", "姓名"), ("C2", "签名"), ("A3", 1), ("A4", 2)):
        signing.worksheets[0][cell] = text
    signing.save("签到表.xlsx")
    examples = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 命令行")[2].split("```")[1]
    lines = [shlex.split(line, comments=True)[1:] for line in examples.splitlines() if line.startswith("main.py")]
    told = {}
    short = [a for a in lines if a[0] in COMMANDS and not {tuple(a[:1]), tuple(a[:2])} & _LONG]
    given = [[*each, "--ledger", str(book)] for each in _GIVEN]
    for arguments in [["demo", str(book)], *given, *short]:
        if arguments[0] == "recover":  # which is for a ledger that is not whole
            book.unlink()
        code = run(read_command([*arguments, "--today", "2026-11-23"]))
        said = capsys.readouterr()
        lists = arguments[0] in ("check", "fill") or arguments[1] in ("official", "certificates")  # what there is to do
        if code != 0 and not (code == 1 and lists):
            told[" ".join(arguments)] = said.err
        elif "--out" in arguments and "--plan" not in arguments:
            assert Path(arguments[arguments.index("--out") + 1]).exists(), arguments
    assert told == {}
    with Ledger.open(book) as ledger:
        (asked,) = [line[line.index("--number") + 1] for line in lines if "closing" in line]
        assert [one.state for one in ledger.all(Rectification, number=asked)] == [FOR_REVIEW], "it can be closed"
