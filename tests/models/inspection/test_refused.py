"""What stands where the folder goes, or where it is worked on, and is not ours: refused in a sentence, and left as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from models.exports.atomic import TargetBusy
from models.exports.errors import ExportRefused
from models.exports.export import Delivered
from models.inspection import Wanted
from models.inspection.build import deliver_inspection
from models.inspection.exchange import LIST
from models.inspection.journal import CONTENT, STEPS, Journal, work_folder
from models.inspection.material import Material
from models.store import Ledger
from tests.faults.inspection import files_of
from tests.models.inspection.conftest import TODAY, YEAR

Pack = Callable[..., Delivered]
FEW = ("roster", "training")


@pytest.fixture
def pack(pack: Pack) -> Pack:
    """A few parts are enough."""
    return partial(pack, sections=FEW)


@pytest.mark.parametrize("name", ["长" * 84, "长" * 120, "坏\udc80名", "迎检:2026", "迎检?", "<b>迎检"])
def test_a_name_that_the_disk_does_not_take_is_refused_at_once(small: Ledger, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportRefused, match="太长，或有不能用的字符"):
        deliver_inspection(small, tmp_path / name, Material(small, Wanted(YEAR, FEW, purpose="检查"), TODAY))
    assert not list(tmp_path.glob("*迎检材料"))


@pytest.mark.parametrize("part", ["锁", CONTENT, STEPS])
def test_something_odd_where_the_work_is_done_is_said(pack: Pack, tmp_path: Path, part: str) -> None:
    out = tmp_path / "迎检"
    pack()
    before = files_of(out)
    odd = work_folder(out) / part
    odd.mkdir(parents=True)
    if part == CONTENT:
        odd.rmdir()
        odd.touch()
    with pytest.raises(TargetBusy, match="请"):
        pack()
    assert files_of(out) == before


def test_work_that_is_a_link_is_not_followed(pack: Pack, tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    work_folder(tmp_path / "迎检").symlink_to(tmp_path / "别处")
    with pytest.raises(TargetBusy, match="不能写文件"):
        pack()
    assert not list((tmp_path / "别处").iterdir())


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("我的笔记.docx", "笔记", "不是本程序生成的文件或文件夹（我的笔记.docx）"),
        ("02 党员名册/党员名册.xlsx", "改过", "生成以后改动过（党员名册.xlsx）"),
    ],
)
def test_what_is_not_ours_is_never_replaced(pack: Pack, tmp_path: Path, name: str, text: str, why: str) -> None:
    out = tmp_path / "迎检"
    pack()
    (out / name).write_text(text, encoding="utf-8")
    before = files_of(out)
    with pytest.raises(ExportRefused, match=why.replace("（", ".").replace("）", ".")):
        pack()
    assert files_of(out) == before


def test_an_empty_folder_of_others_is_kept_and_an_emptied_one_of_ours_is_not_in_the_way(
    pack: Pack, tmp_path: Path
) -> None:
    own = tmp_path / "迎检" / "02 党员名册" / "补充材料" / "照片"
    pack()
    own.mkdir(parents=True)
    with pytest.raises(ExportRefused, match="不是本程序生成的文件或文件夹（照片）"):
        pack()
    assert own.is_dir()
    own.rmdir()
    own.parent.rmdir()
    for file in own.parents[1].iterdir():
        file.unlink()
    pack()


def test_a_folder_of_others_a_file_and_an_open_file_are_refused(pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "迎检"
    out.mkdir()
    (out / "照片.jpg").write_bytes(b"x")
    with pytest.raises(ExportRefused, match="不是本程序生成的"):
        pack()
    shutil.rmtree(out)
    out.write_bytes(b"a file")
    with pytest.raises(ExportRefused, match="不是文件夹"):
        pack()
    out.unlink()
    pack()
    (out / "02 党员名册" / "~$党员名册.xlsx").write_bytes(b"opened by Excel")
    with pytest.raises(TargetBusy, match="正被 Excel、WPS"):
        pack()


def test_leavings_of_the_system_and_an_empty_folder_are_no_hindrance(pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "迎检"
    out.mkdir()
    pack()
    (out / "Thumbs.db").write_bytes(b"x")
    pack()
    assert not (out / "Thumbs.db").exists()


def test_where_the_ledger_is_nothing_is_replaced(small: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="账本就在"):
        deliver_inspection(small, tmp_path, Material(small, Wanted(YEAR, FEW, purpose="检查"), TODAY))


@pytest.mark.parametrize("name", ["迎检.zip", "迎检.pdf"])
def test_a_file_name_is_refused(small: Ledger, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportRefused, match="是一个文件夹"):
        deliver_inspection(small, tmp_path / name, Material(small, Wanted(YEAR, FEW, purpose="检查"), TODAY))


def test_a_list_that_is_damaged_makes_the_folder_foreign(pack: Pack, tmp_path: Path) -> None:
    pack()
    (tmp_path / "迎检" / LIST).write_text("{", encoding="utf-8")
    with pytest.raises(ExportRefused, match="不是本程序生成的"):
        pack()


def test_a_long_path_is_left_out_and_said(tmp_path: Path) -> None:
    work = tmp_path / "w"
    work.mkdir()
    journal = Journal(work, {"format": 1})
    with pytest.raises(ExportRefused, match="文件名太长"):
        journal.keep(journal.content / ("甲" * 150) / ("乙" * 60), lambda path: None)
