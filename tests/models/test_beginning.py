"""A ledger is begun whole, with its folder and its branch, or nothing of it is there."""

import pytest

from models.beginning import begin, file_for, short_name
from models.kinds import PartialDate
from models.records import Branch
from models.safekeeping.backing_up import back_up
from models.store import Ledger, LedgerRefused
from models.store.backup_names import BY_HAND
from models.store.backups import folder_of

DAY = PartialDate(2026, 11, 27)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("中国共产党示例市示例局机关第三支部委员会", "示例市示例局机关第三党支部"),
        ("中国共产党示例村总支部委员会", "示例村总党支部"),
        ("中国共产党示例公司党支部", "示例公司党支部"),
        ("示例局第三党支部", ""),
        ("", ""),
    ],
)
def test_a_short_name_is_proposed_where_the_full_one_tells_it(full, short):
    assert short_name(full) == short


def test_everything_is_there_afterwards(tmp_path):
    path, stick = tmp_path / "支部台账" / "第三党支部.zbtz", tmp_path / "U盘"
    stick.mkdir()
    with begin(path, Branch(name="中国共产党示例支部委员会", kind="机关", begun=DAY), stick) as ledger:
        (branch,) = ledger.all(Branch)
        assert (branch.id, branch.kind, branch.begun) == (1, "机关", DAY)
    assert (stick / folder_of(path).name).is_dir()


def test_of_a_branch_of_which_nothing_was_said_nothing_is_kept(tmp_path):
    with begin(tmp_path / "支部.zbtz", Branch(begun=DAY), None) as ledger:
        assert ledger.all(Branch) == []


def test_a_ledger_that_is_there_stays(tmp_path):
    path = tmp_path / "支部.zbtz"
    Ledger.create(path).close()
    before = path.read_bytes()
    with pytest.raises(LedgerRefused, match="已经存在"):
        begin(path, Branch(), None)
    assert path.read_bytes() == before


def test_a_second_folder_with_backups_of_another_ledger_is_refused_and_nothing_is_left(tmp_path):
    stick, other = tmp_path / "U盘", tmp_path / "旧电脑" / "支部.zbtz"
    stick.mkdir()
    with begin(other, Branch(name="另一个支部"), None) as ledger:
        back_up(ledger, BY_HAND, always=True)
    folder_of(other).rename(stick / folder_of(other).name)
    path = tmp_path / "支部台账" / "支部.zbtz"
    with pytest.raises(LedgerRefused, match="已有另一个同名账本的备份"):
        begin(path, Branch(), stick)
    assert not path.parent.exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "支部台账").write_text("a file of that name")
    with pytest.raises(LedgerRefused, match="建不了"):
        begin(tmp_path / "支部台账" / "支部.zbtz", Branch(), None)


def test_the_file_is_named_after_the_branch_and_never_one_that_is_there(tmp_path):
    branch = Branch(name="中国共产党甲/乙支部委员会", short_name="甲/乙党支部")
    first = file_for(branch, tmp_path)
    assert first.name == "甲_乙党支部.zbtz"
    assert file_for(Branch(), tmp_path).name == "党支部台账.zbtz"
    first.touch()
    assert file_for(branch, tmp_path).name == "甲_乙党支部（2）.zbtz"
