"""export inspection, --from and --to from the command line: what is made, and what is refused in a sentence."""

import pytest

from main import main
from models.exports.errors import ExportRefused
from models.exports.within import Stretch
from models.kinds import PartialDate
from models.store import Ledger
from tests.ui.small_branch import TODAY as DAY
from ui.arguments import read_command
from ui.commands.inspecting import stretch_of
from ui.progress_lines import progress_of

TODAY = ["--today", "2026-11-23"]


@pytest.fixture
def branch(session):
    """The path of the small branch, closed."""
    session.ledger.close()
    return session.ledger.path


def export(branch, *arguments):
    return main(["export", *map(str, arguments), "--ledger", str(branch), *TODAY])


def test_it_makes_the_folder_and_says_what_is_missing(branch, tmp_path, capsys):
    out = tmp_path / "迎检"
    assert (
        export(branch, "inspection", "--year", "2026", "--out", out, "--only", "党员名册", "--zip", "--progress") == 1
    )
    said = capsys.readouterr()
    assert "还缺" in said.err, "what is to be done is listed, as the code says"
    assert said.out.splitlines() == [str(out), f"{out}.zip"]
    far = [progress_of(line) for line in said.err.splitlines()]
    assert far[0][0] == 0
    assert far[0][2] == "02 党员名册/党员名册.pdf"
    assert (out / "02 党员名册" / "党员名册.xlsx").exists()
    assert not (out / "01 支部概况").exists()
    with Ledger.open(branch) as ledger:
        assert ledger.exports()[0]["purpose"] == "命令行导出"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["inspection", "--only", "别的"], "没有“别的”这一部分"),
        (["inspection", "--full"], "须写明用途"),
        (["inspection", "--format", "pdf"], "去掉 --format"),
        (["inspection", "--year", "2026", "--from", "2026-01"], "只能写一种"),
        (["inspection", "--to", "2026-01"], "也要写 --from"),
        (["minutes", "--from", "2026-05", "--to", "2026-01"], "晚于"),
        (["inspection", "--from", "1999-01", "--to", "1999-12"], "没有会议、计划"),
        (["roster", "--from", "2026-01"], "--from 只用于"),
        (["hours", "--zip"], "--zip 只用于"),
        (["minutes", "--book"], "--book 只用于"),
    ],
)
def test_refusals(branch, tmp_path, capsys, arguments, why):
    assert export(branch, *arguments, "--out", tmp_path / "迎检") == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / "迎检").exists()


@pytest.mark.parametrize(
    ("words", "stretch"),
    [
        ([], None),
        (["--from", "2025-07", "--to", "2026-06"], Stretch(PartialDate(2025, 7).first(), PartialDate(2026, 6).last())),
        (["--from", "2026-03-05"], Stretch(PartialDate(2026, 3, 5).first(), DAY)),
    ],
)
def test_the_days_that_are_meant(words, stretch):
    arguments = read_command(["export", "minutes", "--ledger", "a", "--out", "b", *words])
    assert stretch_of(arguments, DAY) == stretch


def test_a_month_that_is_none(capsys):
    with pytest.raises(SystemExit):
        read_command(["export", "minutes", "--ledger", "a", "--out", "b", "--from", "2026-13"])
    assert "不是月份或日期" in capsys.readouterr().err


def test_both_ways_of_saying_it_are_one_too_many():
    arguments = read_command(
        ["export", "minutes", "--ledger", "a", "--out", "b", "--year", "2026", "--from", "2026-01"]
    )
    with pytest.raises(ExportRefused, match="只能写一种"):
        stretch_of(arguments, DAY)


def test_lines_of_progress():
    assert progress_of("进度 3/10 04 会议记录/一 二.pdf\n") == (3, 10, "04 会议记录/一 二.pdf")
    assert progress_of("进度 x") is None
    assert progress_of("没有放入") is None
