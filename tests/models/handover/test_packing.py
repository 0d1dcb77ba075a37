"""Packing: what is missing is named before, nothing is half written, what was there stays, and it can be stopped."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from models.exports import TargetBusy
from models.exports.beside import beside
from models.handover import HandoverRefused, Stopped
from models.handover.contents import Contents
from models.handover.files import kept_in, known, troubles
from models.handover.handing import hand_over, handed_over
from models.handover.manifest import LIST_PDF, LIST_XLSX, MANIFEST, Manifest
from models.handover.packing import Packed, proposed_name
from models.handover.receiving import receive
from models.records import RECORDS, Attachment, Handover, Member
from models.rules.posts import secretary
from models.store import Ledger, LedgerRefused
from models.store.attachments import Attachments, folder_of
from tests.models.exports.pdf_reader import ReadPdf
from tests.models.handover.conftest import PARTIES, TODAY
from tests.models.store.states import answer, names_in, rows_of

PACK = """
import json, resource, sys
from datetime import date
from pathlib import Path
from models.exports import ExportRefused, TargetBusy
from models.handover.handing import hand_over
from models.handover.receiving import receive
from models.handover.manifest import Parties
from models.records import Handover
from models.store import Ledger, LedgerRefused
import models.exports.pdf.handover_list, models.exports.excel, sqlite_utils
what, file, other, size = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
sys.dont_write_bytecode = True
told = "done"
ledger = Ledger.open(file) if what == "pack" else None
resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
try:
    if ledger is None:
        receive(file, other)
    else:
        hand_over(ledger, other, Parties("2026-11-23"), today=date(2026, 11, 23))
except (ExportRefused, TargetBusy, LedgerRefused) as refusal:
    told = str(refusal)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
print(json.dumps([told, ledger is not None and bool(ledger.all(Handover))]))
if ledger is not None:
    ledger.close()
"""
"""Packs or receives where no file can grow beyond a size."""
POSIX = pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is a matter of POSIX")


def file_of(ledger: Ledger, place: int) -> Path:
    """The file of one of the attachments."""
    found = Attachments(ledger).file_of(ledger.all(Attachment)[place])
    assert found is not None
    return found


def test_what_is_missing_is_named_before_and_goes_along_only_if_it_is_known(old: Path, tmp_path: Path):
    with Ledger.open(old) as ledger:
        before = rows_of(ledger)
        name = ledger.all(Attachment)[0].name
        file_of(ledger, 0).unlink()
        bad = file_of(ledger, 1)
        bad.write_bytes(bad.read_bytes() + b"x")
        said = troubles(folder_of(old), known(ledger))
        assert [line.rpartition("：")[2] for line in said] == ["文件不见了", "内容已改变"]
        assert name in said[0]
        with pytest.raises(HandoverRefused, match=r"有 2 件附件缺失或损坏，没有移交"):
            hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY, accepted=())
        with pytest.raises(HandoverRefused, match=r"有 1 件附件缺失或损坏，没有移交.*内容已改变"):
            hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY, accepted=said[:1])
        assert rows_of(ledger) == before
        assert not list(tmp_path.glob("*.zbyj"))

        packed = hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY, accepted=said)
        assert list(packed.manifest.troubles) == said
        assert said[0] in packed.record.contents
    received = receive(tmp_path / "a.zbyj", tmp_path / "新")
    assert "文件不见了" in ReadPdf(received.ledger.with_name(LIST_PDF)).text
    with Ledger.open(received.ledger) as ledger:
        store = Attachments(ledger)
        assert sorted(store.damaged(one) for one in ledger.ever(Attachment))[-2:] == ["内容已改变", "文件不见了"]


def test_files_of_somebody_else_stay_and_are_told(old: Path, tmp_path: Path):
    folder = folder_of(old)
    (folder / "顺手放的.docx").write_bytes(b"x")
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / ("cd" + "0" * 62 + ".jpg")).write_bytes(b"x")
    (folder / "~1234.part").write_bytes(b"x")
    (folder / "ab" / ("ab" + "0" * 62 + ".jpg")).symlink_to(old)
    kept, others = kept_in(folder, ())
    assert (len(kept), others) == (7, 3)
    with Ledger.open(old) as ledger:
        packed = hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY)
    assert any("另有 3 个文件" in note for note in packed.manifest.notes)
    assert any("1 份正在填写" in note for note in packed.manifest.notes)
    assert len(packed.manifest.attachments) == 7


@pytest.mark.parametrize("at", [0, 3, 9, 14, 40])
def test_stopped_nothing_is_left_and_the_ledger_is_as_before(old: Path, tmp_path: Path, at: int):
    left = [at]

    def stop(_done: int, _total: int, _what: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Stopped

    (tmp_path / "a.zbyj").write_bytes(b"before")
    before = old.read_bytes(), names_in(tmp_path)
    with Ledger.open(old) as ledger:
        try:
            hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY, progress=stop)
            stopped = False
        except Stopped:
            stopped = True
        assert handed_over(ledger) is None or not stopped
    assert stopped == (at < 30)
    if stopped:
        assert (tmp_path / "a.zbyj").read_bytes() == b"before"
        assert (old.read_bytes(), names_in(tmp_path)) == before


@POSIX
@pytest.mark.parametrize("size", [0, 60_000, 200_000, 700_000])
def test_a_full_disk_leaves_nothing_and_the_ledger_unmarked(old: Path, tmp_path: Path, size: int):
    target = tmp_path / "a.zbyj"
    before = names_in(tmp_path)
    told, marked = answer(PACK, "pack", old, target, size)
    assert told.startswith(("没有移交", f"“{target.name}”没有写成"))
    assert not marked
    assert names_in(tmp_path) == before
    with Ledger.open(old) as ledger:
        assert ledger.damage(RECORDS) == []


@POSIX
@pytest.mark.parametrize("size", [0, 50_000, 1_000_000])
def test_a_full_disk_where_it_arrives_leaves_nothing(packed: Packed, tmp_path: Path, size: int):
    told, _ = answer(PACK, "receive", packed.file, tmp_path / "新", size)
    assert told == f"磁盘空间不足，“{packed.file.name}”没有接收，没有留下任何文件。请清理磁盘或另选位置再接收。"
    assert names_in(tmp_path) == []


def test_stopped_where_it_arrives_nothing_is_left(packed: Packed, tmp_path: Path):
    def stop(done: int, total: int, _what: str) -> None:
        if done > total / 2:
            raise Stopped

    with pytest.raises(Stopped):
        receive(packed.file, tmp_path / "新", stop)
    assert names_in(tmp_path) == []


def test_what_is_there_is_never_overwritten(packed: Packed, tmp_path: Path):
    (tmp_path / "机关第三党支部（示例）").mkdir()
    first, second = receive(packed.file, tmp_path), receive(packed.file, tmp_path)
    assert [one.ledger.parent.name for one in (first, second)] == [
        "机关第三党支部（示例）(2)",
        "机关第三党支部（示例）(3)",
    ]
    assert list((tmp_path / "机关第三党支部（示例）").iterdir()) == []


def test_what_a_power_cut_left_is_swept_and_what_is_worked_in_stays(old: Path, packed: Packed, tmp_path: Path):
    place = tmp_path / "新"
    for name, age in (("~接收-00000000", 7200), ("~接收-11111111", 60)):
        (place / name / "x").mkdir(parents=True)
        os.utime(place / name, (time.time() - age,) * 2)
    receive(packed.file, place)
    assert sorted(p.name for p in place.glob("~*")) == ["~接收-11111111"]
    left = [beside(tmp_path / "a.zbyj") for _ in range(2)]
    for file, age in zip(left, (7200, 60), strict=True):
        file.write_bytes(b"x")
        os.utime(file, (time.time() - age,) * 2)
    with Ledger.open(old) as ledger:
        hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY)
    assert list(tmp_path.glob("~*")) == left[1:]


def test_a_target_that_cannot_be_is_refused(old: Path, tmp_path: Path):
    (tmp_path / "夹.zbyj").mkdir()
    same = tmp_path / "同.zbyj"
    os.link(old, same)
    with Ledger.open(old) as ledger:
        for target, why in (
            (tmp_path / "a.zip", "扩展名是 .zbyj"),
            (tmp_path / "没有" / "a.zbyj", "不存在"),
            (tmp_path / "夹.zbyj", "文件夹"),
            (same, "正是打开着的账本"),
        ):
            with pytest.raises((HandoverRefused, TargetBusy), match=why):
                hand_over(ledger, target, PARTIES, today=TODAY)
        assert ledger.all(Handover) == []


def test_names_that_no_disk_takes_are_refused(old: Path, packed: Packed, tmp_path: Path):
    with Ledger.open(old) as ledger, pytest.raises(HandoverRefused, match="不能用的字符"):
        hand_over(ledger, tmp_path / "坏\udc80名.zbyj", PARTIES, today=TODAY)
    with pytest.raises(HandoverRefused, match="不能建立文件夹"):
        receive(packed.file, tmp_path / ("长" * 100))


def test_a_ledger_that_takes_no_more_says_that_the_file_is_written(old: Path, tmp_path: Path):
    with Ledger.open(old) as ledger:
        ledger._conn.execute("PRAGMA query_only = 1")
        with pytest.raises(LedgerRefused, match=r"“a.zbyj”已经写好，是完整的；但这本账本没有记下"):
            hand_over(ledger, tmp_path / "a.zbyj", PARTIES, today=TODAY)
        ledger._conn.execute("PRAGMA query_only = 0")
        assert handed_over(ledger) is None
    assert receive(tmp_path / "a.zbyj", tmp_path / "新").differences == []


def test_the_list_counts_every_record(packed: Packed, sample_folder: Path, tmp_path: Path):
    received = receive(packed.file, tmp_path)
    with Ledger.open(received.ledger) as ledger:
        contents = Contents.of(ledger, TODAY)
        whole = [cls for cls in RECORDS if not cls.parent and cls is not Attachment]
        binned = sum(pair[1] for pair in contents.counts.values())
        counted = sum(line.records for line in contents.lines if line.what not in ("回收站", "操作历史", "导出记录"))
        assert counted == sum(ledger.count(cls) for cls in whole)
        told = "".join(line.remark for line in contents.lines)
        for cls in RECORDS:
            if cls.parent and ledger.count(cls):
                word = f"{cls.label} {ledger.count(cls)}"
                assert word in told or cls.parent == "meeting_id", word
        assert sum(line.files for line in contents.lines) == ledger.count(Attachment)
        assert binned == 1
        assert secretary(ledger.all(Member), TODAY) == "梁志恒"
    with zipfile.ZipFile(packed.file) as archive:
        told = json.loads(archive.read(MANIFEST))
    assert told["counts"] == contents.counts
    assert Manifest.from_json(json.dumps(told)) == packed.manifest
    assert received.ledger.with_name(LIST_XLSX).exists()


def test_a_branch_whose_name_no_file_can_have():
    assert proposed_name("第三/支部:*?", TODAY) == "第三_支部___-移交-2026-11-23.zbyj"
    assert len(proposed_name("长" * 300, TODAY).encode()) < 255
