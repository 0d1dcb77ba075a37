"""main.py handover and receive: what they say, what they refuse in one line, and how they end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.records import Attachment, Branch, Handover, Member
from models.store import Ledger
from models.store.attachments import Attachments
from tests.models.exports.pdf_reader import ReadPdf
from tests.ui.small_branch import fill
from ui.arguments import read_command
from ui.commands import DONE, PROBLEMS, REFUSED, run

DAY = ["--today", "2026-11-23"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A small branch with one attachment."""
    with Ledger.create(tmp_path / "支部.zbtz") as ledger:
        fill(ledger)
        (tmp_path / "说明.txt").write_text("材料", encoding="utf-8")
        taken = Attachments(ledger).take(tmp_path / "说明.txt", date(2026, 11, 23))
        taken.owner, taken.owner_id = Member.table, 1
        with ledger.unit("添加附件") as unit:
            unit.add(taken)
        return ledger.path


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    code = run(read_command([str(argument) for argument in arguments]))
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err


def test_there_and_back(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, out, err = call(
        capsys,
        "handover",
        "--ledger",
        old,
        "--out",
        tmp_path,
        "--receiver",
        "李敏",
        "--list",
        tmp_path / "清单.pdf",
        *DAY,
    )
    file = tmp_path / "第一党支部-移交-2026-11-23.zbyj"
    assert (code, err) == (DONE, "")
    assert out[0] == str(file)
    assert "附件 1 件" in out[2]
    text = ReadPdf(tmp_path / "清单.pdf").text
    assert "张伟" in text  # the secretary gives, unless somebody else is named
    assert out[1].removeprefix("校验值 ").replace(" ", "") in text.replace("\n", "").replace(" ", "")

    code, said, _ = call(capsys, "receive", file, "--check")
    assert code == DONE
    assert said[0] == "移交文件完好：测试机关第一党支部委员会，2026-11-23 移交。"
    assert said[2] == out[1]

    code, said, err = call(capsys, "receive", file, "--to", tmp_path / "新")
    assert (code, err) == (DONE, "")
    assert said[0] == str(tmp_path / "新" / "第一党支部" / "支部.zbtz")
    assert said[-1] == "与移交清单逐项一致。"
    with Ledger.open(Path(said[0])) as ledger:
        assert ledger.all(Branch)[0].short_name == "第一党支部"
        assert ledger.all(Handover)[0].giver == "张伟"


def test_what_is_missing_is_refused_unless_it_goes_as_it_is(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with Ledger.open(old) as ledger:
        Attachments(ledger).file_of(ledger.all(Attachment)[0]).unlink()
    code, out, err = call(capsys, "handover", "--ledger", old, "--out", tmp_path / "a.zbyj", *DAY)
    assert (code, out) == (REFUSED, [])
    assert "“说明.txt”（党员 张伟）：文件不见了" in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "a.zbyj").exists()
    code, out, _ = call(capsys, "handover", "--ledger", old, "--out", tmp_path / "a.zbyj", "--as-is", *DAY)
    assert code == PROBLEMS
    assert "“说明.txt”（党员 张伟）：文件不见了" in out
    code, out, _ = call(capsys, "receive", tmp_path / "a.zbyj", "--to", tmp_path / "新")
    assert code == PROBLEMS
    assert "“说明.txt”（党员 张伟）：文件不见了" in out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["handover", "--ledger", "{}/支部.zbtz", "--out", "{}/a.zip"], "扩展名是 .zbyj"),
        (
            ["handover", "--ledger", "{}/支部.zbtz", "--out", "{}/a.zbyj", "--list", "{}/清单.txt"],
            "可以是 .pdf 或 .docx",
        ),
        (["handover", "--ledger", "{}/没有.zbtz", "--out", "{}/a.zbyj"], "找不到账本"),
        (["receive", "{}/支部.zbtz", "--check"], "不是支部台账的移交文件"),
        (["receive", "{}/没有.zbyj", "--check"], "找不到移交文件"),
        (["receive", "{}/a.zbyj"], "没有写放在哪里"),
        (["receive", "{}/a.zbyj", "--check", "--to", "{}"], "不能和 --to 一起用"),
    ],
)
def test_is_refused_in_one_line(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
):
    before = old.read_bytes(), sorted(tmp_path.rglob("*"))
    code, out, err = call(capsys, *(each.replace("{}", str(tmp_path)) for each in arguments))
    assert (code, out) == (REFUSED, [])
    assert why in err
    assert len(err.splitlines()) == 1
    assert (old.read_bytes(), sorted(tmp_path.rglob("*"))) == before
