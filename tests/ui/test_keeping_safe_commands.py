"""backup, restore and recover on the command line: what they write, say and give."""

from __future__ import annotations

import json
from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import ClosedYear, Meeting, Member
from models.store import Ledger
from models.store.attachments import Attachments
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
    assert "请用命令 main.py recover --ledger" in call("check", "--ledger", path)[2]
    path.write_bytes(path.read_bytes()[:10])
    code, out, _ = call("recover", "--ledger", path)
    assert (code, "到最后一步“登记党员：甲”" in out) == (DONE, True)
    with Ledger.open(path) as again:
        assert again.count(Member) == 1
    code, _, why = call("restore", path.with_name("没有.zbtz"), "--ledger", path)
    assert (code, "找不到备份" in why) == (REFUSED, True)
    assert call("restore", path, "--ledger", path)[0] == REFUSED


def test_a_ledger_that_is_gone_is_recovered_by_the_command_that_its_refusal_names(call, ledger):
    path = ledger.path
    ledger.close()
    call("backup", "--ledger", path)
    path.unlink()
    why = call("export", "roster", "--ledger", path, "--out", path.parent)[2]
    assert why.startswith("找不到账本")
    assert why.endswith(f"它的备份还在，要恢复请用命令 main.py recover --ledger {path}。\n")
    assert "recover" not in call("check", "--ledger", path.with_name("没有.zbtz"))[2]
    assert call("recover", "--ledger", path)[0] == DONE
    assert path.exists()


def test_chosen_records_are_listed_and_found_back(call, ledger):
    path = ledger.path
    people = [Member(name="单雨桐", phone="13900006021"), Member(name="李敏"), Member(name="李敏明")]
    with ledger.unit("登记党员") as unit:
        unit.add_all(people)
    ledger.close()
    call("backup", "--ledger", path)
    backup = backups_in(folder_of(path))[0].file_in(folder_of(path))
    assert call("restore", backup, "--ledger", path, "--list-differences")[1] == (
        "与现在相同：备份里的每条记录都在账本里，没有改动，没有要找回的。\n"
    )
    with Ledger.open(path) as again, again.unit("改动") as unit:
        people[0].phone, people[0].note = "13911116021", "改了"
        unit.save(people[0])
        unit.remove(people[1])
        unit.remove(people[2])
    code, out, _ = call("restore", backup, "--ledger", path, "--list-differences")
    assert (code, out) == (
        DONE,
        "党员\n  member-2 李敏 已删除\n  member-3 李敏明 已删除\n  member-1 单雨桐 2 处不同\n"
        "    手机号：139****6021 → 139****6021（遮住的部分不同）\n    备注：空 → 改了\n"
        "共 3 条：已删除 2 条，有改动 1 条。\n",
    )
    told = json.loads(call("restore", backup, "--ledger", path, "--list-differences", "--json")[1])
    assert [(each["id"], each["deleted"]) for each in told] == [
        ("member-2", True),
        ("member-3", True),
        ("member-1", False),
    ]
    assert "没有“王磊”" in call("restore", backup, "--ledger", path, "--only", "王磊")[2]
    assert (
        "不同的栏目只有：手机号、备注"
        in call("restore", backup, "--ledger", path, "--only", "member-1", "--fields", "姓名")[2]
    )
    assert "--only 一起用" in call("restore", backup, "--ledger", path, "--fields", "备注")[2]
    code, out, _ = call("restore", backup, "--ledger", path, "--only", "member-1", "--fields", "手机号")
    assert (code, out) == (DONE, "已从备份找回党员：单雨桐。\n")
    code, out, _ = call("restore", backup, "--ledger", path, "--only", "李敏", "--json")
    assert json.loads(out) == {"done": "从备份找回党员：李敏", "along": [], "replaced": [], "missing": []}
    with Ledger.open(path) as again:
        assert [(member.name, member.phone, member.note) for member in again.all(Member)] == [
            ("单雨桐", "13900006021", "改了"),
            ("李敏", "", ""),
        ]


def test_a_ledger_with_newer_records_is_not_called_the_same_as_its_backup(call, ledger):
    path = ledger.path
    with ledger.unit("登记党员") as unit:
        unit.add_all([Member(name="单雨桐"), Member(name="李敏")])
    with ledger.unit("删除") as unit:
        unit.remove(ledger.all(Member)[1])
    ledger.close()
    call("backup", "--ledger", path)
    backup = backups_in(folder_of(path))[0].file_in(folder_of(path))
    with Ledger.open(path) as again, again.unit("登记") as unit:
        unit.add_all([Member(name="梁志恒"), Member(name="方秋实")])
        unit.add(Meeting(kind="党课"))
    assert call("restore", backup, "--ledger", path, "--list-differences")[1] == (
        "没有要找回的：备份里的每条记录都在账本里，没有改动。账本里另有这份备份没有的：党员 2、会议 1。\n"
    )


def test_a_closed_year_asks_for_a_reason_on_the_command_line_too(call, ledger):
    path, meeting = ledger.path, Meeting(kind="党课", day=PartialDate.parse("2026-03-02"))
    with ledger.unit("登记") as unit:
        unit.add(meeting)
    ledger.close()
    call("backup", "--ledger", path)
    backup = backups_in(folder_of(path))[0].file_in(folder_of(path))
    with Ledger.open(path) as again, again.unit("归档") as unit:
        unit.remove(meeting)
        unit.add(ClosedYear(year=2026))
    code, _, why = call("restore", backup, "--ledger", path, "--only", "全部")
    assert (code, "2026 年度已归档，改动须写明原因" in why) == (REFUSED, True)
    assert call("restore", backup, "--ledger", path, "--only", "会议", "--reason", "误删")[0] == DONE


def test_a_backup_is_read_by_commands_and_never_written(call, ledger, tmp_path):
    """What is written in it would be gone with it; what only reads it writes nothing beside it either."""
    path, source = ledger.path, tmp_path / "说明.txt"
    source.write_text("佐证", encoding="utf-8")
    with ledger.unit("登记党员：甲") as unit:
        member = unit.add(Member(name="甲"))
        attachment = Attachments(ledger).take(source, date(2026, 11, 23))
        attachment.owner, attachment.owner_id = Member.table, member
        unit.add(attachment)
    ledger.close()
    call("backup", "--ledger", path)
    folder = folder_of(path)
    backup = backups_in(folder)[0].file_in(folder)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    roster = tmp_path / "名册.json"
    assert call("export", "roster", "--ledger", backup, "--out", roster)[0] == DONE
    assert "甲" in roster.read_text(encoding="utf-8")
    assert json.loads(call("check", "--ledger", backup, "--json")[1])["damage"] == []
    for words in (
        ("import", roster, "--ledger", backup),
        ("import", roster, "--ledger", backup, "--plan"),
        ("backup", "--ledger", backup),
        ("recover", "--ledger", backup),
        ("restore", path, "--ledger", backup),
        ("restore", backup, "--ledger", backup),
        ("handover", "--ledger", backup, "--out", tmp_path / "移交.zbyj", "--receiver", "李四"),
        ("demo", backup.with_name("备份-0099-2026-11-23-0930-手动.zbtz")),
    ):
        code, _, why = call(*words)
        assert (code, f"是账本“{path.stem}”的备份" in why) == (REFUSED, True), (words, why)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    assert sorted(file.name for file in folder.iterdir() if file.is_dir()) == ["附件"]
    backup.with_suffix(".sha256").write_text("0" * 64)
    assert "内容与校验值不符" in str(json.loads(call("check", "--ledger", backup, "--json")[1])["damage"])
    backup.write_bytes(backup.read_bytes()[:5000])
    code, _, why = call("check", "--ledger", backup)
    assert (code, "请用另一份" in why) == (REFUSED, True), why


def test_what_cannot_be_looked_at_is_refused_in_a_sentence(call, ledger, tmp_path):
    """A folder of another user, a share that is gone: it was an error of the program."""
    path, away = ledger.path, tmp_path / ("远" * 100)  # no disk takes such a name, whoever asks
    ledger.close()
    for words, why in (
        (("backup", "--ledger", path, "--out", away / "另.zbtz"), "没有备份"),
        (("restore", away / "备份.zbtz", "--ledger", path), "找不到备份"),
        (("restore", path, "--ledger", away / "支部.zbtz", "--list-differences"), "没有比较"),
        (("handover", "--ledger", path, "--out", away / "移交.zbyj", "--receiver", "李四"), "没有写入任何内容"),
        (("export", "inspection", "--ledger", path, "--year", "2026", "--out", away / "迎检"), "没有开始"),
    ):
        code, out, told = call(*words)
        assert (code, out, why in told, "程序出错" in told) == (REFUSED, "", True, False), told
