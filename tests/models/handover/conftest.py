"""What tests of the hand-over share: the sample branch with its files, made once, and a file that was packed from it."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from models.handover.handing import hand_over
from models.handover.manifest import Parties
from models.handover.packing import Packed
from models.records import Attachment, Member
from models.sample import write_sample
from models.store import Ledger
from models.store.attachments import Attachments, folder_of

TODAY = date(2026, 11, 23)
PARTIES = Parties("2026-11-23", "王建国", "李敏", "赵志强", "会议记录本在三楼档案柜")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample branch in a ledger with its files, one of them in the recycle bin and one that only the history names."""
    folder = tmp_path_factory.mktemp("旧电脑")
    (folder / "说明.txt").write_text("一份材料", encoding="utf-8")
    with Ledger.create(folder / "支部.zbtz", clock=lambda: datetime(2026, 11, 23, 9, 30)) as ledger:
        write_sample(ledger, today=TODAY)
        person = ledger.all(Member)[0]
        taken = Attachments(ledger).take(folder / "说明.txt", TODAY)
        taken.owner, taken.owner_id = Member.table, person.id
        with ledger.unit("添加附件") as unit:
            unit.add(taken)
        ledger.undo()
        with ledger.unit("删除附件") as unit:
            unit.remove(ledger.all(Attachment)[0])
        ledger.save_draft("member:1", {"name": "没有保存"})
        ledger.remember("import:x", {"姓名": "name"})
    (folder / "说明.txt").unlink()
    return folder


@pytest.fixture
def old(tmp_path: Path, sample_folder: Path) -> Path:
    """The ledger of the one who hands over, closed, with its files."""
    shutil.copytree(sample_folder, tmp_path / "旧电脑")
    return tmp_path / "旧电脑" / "支部.zbtz"


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Packed:
    """A hand-over file of it, to be read only."""
    folder = tmp_path_factory.mktemp("U盘")
    shutil.copytree(sample_folder, folder / "旧电脑")
    with Ledger.open(folder / "旧电脑" / "支部.zbtz") as ledger:
        return hand_over(ledger, folder / "移交.zbyj", PARTIES, today=TODAY)


def files_of(ledger: Path) -> dict[str, bytes]:
    """The files of the attachments of a ledger by their place."""
    folder = folder_of(ledger)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
