"""backup, restore and recover on the command line: what they write, say and give."""

from __future__ import annotations

import pytest

from models.records import Member
from models.store import Ledger
from models.store.backup_names import backups_in
from models.store.backups import folder_of
from ui.arguments import read_command
from ui.commands import DONE, REFUSED, run


@pytest.fixture
def call(capsys):
    def call_(*words: object) -> tuple[int, str, str]:
        code = run(read_command([str(word) for word in words]))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call_


def test_backed_up_gone_back_and_recovered(call, ledger):
    path = ledger.path
    with ledger.unit("登记党员：甲") as unit:
        unit.add(Member(name="甲"))
    ledger.close()
    code, out, _ = call("backup", "--ledger", path)
    assert code == DONE
    first = backups_in(folder_of(path))[0].file_in(folder_of(path))
    assert out == f"{first}\n已打开核对，1 条记录。\n"
    assert call("backup", "--ledger", path, "--out", path.with_name("另.zbtz"))[0] == DONE
    code, _, why = call("backup", "--ledger", path, "--out", path.with_name("另.zbtz"))
    assert (code, "已经存在" in why) == (REFUSED, True)
    with Ledger.open(path) as again, again.unit("登记党员：乙") as unit:
        unit.add(Member(name="乙"))
    code, out, _ = call("restore", first, "--ledger", path)
    assert (code, out.startswith("已恢复到“备份-0001-")) == (DONE, True)
    code, _, why = call("recover", "--ledger", path)
    assert (code, "完好" in why) == (REFUSED, True)
    path.write_bytes(b"?" * 300)
    code, out, _ = call("recover", "--ledger", path)
    assert (code, "到最后一步“登记党员：甲”" in out) == (DONE, True)
    with Ledger.open(path) as again:
        assert again.count(Member) == 1
    code, _, why = call("restore", path.with_name("没有.zbtz"), "--ledger", path)
    assert (code, "找不到备份" in why) == (REFUSED, True)
    assert call("restore", path, "--ledger", path)[0] == REFUSED
