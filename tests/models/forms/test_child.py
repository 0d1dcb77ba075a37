"""The child process that reads and fills for the window: what it tells, what it refuses, and that it can be stopped."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pytest

from models.forms import FormRefused
from models.forms.child import FormWork, Request
from models.forms.picture import FILLED, NOT_FILLED, Page, PictureCell

from . import blank_forms
from .invented import TODAY, branch_of
from .office_forms import FORMS


def asked(form: Path, **about) -> Request:
    return Request(form, about.pop("snapshot", None) or branch_of(8), TODAY, **about)


def cell(page: Page, row: int, column: int) -> PictureCell:
    return next(c for c in page.cells if (c.row, c.column) == (row, column))


def test_a_preview_looks_like_the_file_that_is_written(tmp_path):
    blank = blank_forms.rich_roster(tmp_path / "花名册.xlsx")
    seen = FormWork(asked(blank)).run()
    out = tmp_path / "出.xlsx"
    written = FormWork(asked(blank, out=out, full=True)).run()
    assert written.report["files"] == [str(out)]
    assert seen.report["inserted"] == {"花名册": 2}
    page = next(p for p in seen.picture.pages if p.sheet == "花名册")
    sheet = openpyxl.load_workbook(out)["花名册"]
    for one in page.cells:
        value = sheet.cell(one.row, one.column).value
        if one.text and isinstance(value, str) and not one.formula and one.column in (2, 3, 4):
            assert one.text == value
    assert cell(page, 5, 2).state == FILLED
    assert cell(page, 5, 6).text == "2000年6月28日"
    assert cell(page, 13, 7).formula
    assert (1, 1, 1, 10) in page.merges
    assert cell(page, 1, 1).state == ""
    assert seen.sketch.areas[0].what() == "党员名单，6 行"
    assert [p for p in seen.picture.pages if p.sheet == "代码"] == []


def test_a_cell_that_cannot_be_filled_says_why(tmp_path):
    path = tmp_path / "表.xlsx"
    FORMS["07 封面与隐藏表.xlsx"](path)
    snapshot = branch_of(6)
    snapshot.members[0].nation = "回族"
    seen = FormWork(asked(path, snapshot=snapshot)).run()
    page = next(p for p in seen.picture.pages if p.sheet == "名册")
    missing = [c for c in page.cells if c.state == NOT_FILLED]
    assert [(c.column, "不在下拉选项里" in c.why) for c in missing] == [(4, True)]


def test_a_form_that_cannot_be_filled_is_recognized_all_the_same(tmp_path):
    path = tmp_path / "表.xlsx"
    FORMS["04 小计没有组名.xlsx"](path)
    answer = FormWork(asked(path)).run()
    assert "分不清谁填在哪里" in answer.refused
    assert answer.picture is None
    assert [area.section for area in answer.sketch.areas] == ["", ""]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("名单.csv", "姓名,性别\n张三,男\n".encode(), "csv"),
        ("通知.docx", b"PK\x03\x04" + b"x" * 80, ""),
        ("党员名册导入.pdf", b"%PDF-1.7 " + b"x" * 80, "“党员名册导入.pdf”是 PDF 文件"),
        ("坏.xlsx", b"PK\x03\x04" + b"\0" * 200, "损坏"),
        ("空.xlsx", b"", "空文件"),
    ],
)
def test_other_files_are_refused_in_a_sentence(tmp_path, name, data, why):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FormRefused) as refused:
        FormWork(asked(path)).run()
    assert why in str(refused.value)
    assert str(refused.value).count("。") == 1


def test_work_that_is_stopped_leaves_nothing(tmp_path):
    blank = blank_forms.rich_roster(tmp_path / "花名册.xlsx")
    out = tmp_path / "出.xlsx"
    work = FormWork(asked(blank, out=out))
    work.stop()
    with pytest.raises(FormRefused):
        work.run()
    assert [p.name for p in tmp_path.iterdir()] == ["花名册.xlsx"]


@pytest.mark.parametrize("by_her", [True, False], ids=["stopped", "killed"])
@pytest.mark.skipif(os.name != "posix", reason="holds a process")
def test_no_half_file_is_left_where_it_is_ended_while_it_writes(tmp_path, by_her):
    """It lay in her folder until something was written there again."""
    out = tmp_path / "每人一份"
    out.mkdir()
    (out / "~$表.xlsx").write_bytes(b"hers")
    work = FormWork(asked(blank_forms.card(tmp_path / "登记表.xlsx"), out=out, full=True, snapshot=branch_of(400)))

    def halves() -> list[str]:
        return [file.name for file in out.glob("~*") if not file.name.startswith("~$")]

    with ThreadPoolExecutor() as threads:
        ran = threads.submit(work.run)
        while not ran.done():
            if halves():
                os.kill(work._child.number, signal.SIGSTOP)
                os.waitid(os.P_PID, work._child.number, os.WSTOPPED | os.WEXITED | os.WNOWAIT)  # it is not at once
                if halves():
                    break
                os.kill(work._child.number, signal.SIGCONT)
        assert not ran.done(), "it was ready before anything was seen"
        if by_her:
            work.stop()
        else:
            os.kill(work._child.number, signal.SIGKILL)
        with pytest.raises(FormRefused):
            ran.result()
    assert [file.name for file in out.glob("~*")] == ["~$表.xlsx"]
    assert not list(tmp_path.glob("~*"))
