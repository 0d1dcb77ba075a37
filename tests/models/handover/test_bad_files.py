"""Files that are cut off, changed or made by somebody else: refused in one sentence, and nothing is left behind."""

from __future__ import annotations

import random
import re
import stat
import zipfile
from pathlib import Path

import pytest

from models.handover import HandoverRefused
from models.handover.manifest import INDEX, MANIFEST, README
from models.handover.packing import Packed
from models.handover.receiving import look, receive, verify
from models.store import Ledger, LedgerRefused
from models.store.migrations import STEPS
from tests.models.handover.forging import contents, forge

LEDGER = "支部.zbtz"
FLIPS = 200


def refused(file: Path, to: Path) -> str:
    """The sentence with which a file is refused, by looking and by unpacking; nothing is left where it would have gone."""
    before = sorted(to.parent.rglob("*"))
    said = []
    for act in (lambda: verify(file), lambda: receive(file, to)):
        with pytest.raises((HandoverRefused, LedgerRefused)) as refusal:
            act()
        said.append(str(refusal.value))
    assert sorted(to.parent.rglob("*")) == before
    assert "\n" not in said[1]
    assert said[1].endswith("。")
    return said[1]


def test_cut_off_anywhere_it_is_refused(packed: Packed, tmp_path: Path):
    whole = packed.file.read_bytes()
    part = tmp_path / "移交.zbyj"
    sentences = set()
    for percent in range(100):
        part.write_bytes(whole[: len(whole) * percent // 100])
        sentences.add(refused(part, tmp_path / "新"))
    part.write_bytes(whole[:-1])
    sentences.add(refused(part, tmp_path / "新"))
    assert any("不完整或已损坏（文件末尾的目录）" in sentence for sentence in sentences)
    part.write_bytes(whole)
    assert receive(part, tmp_path / "新").differences == []


def test_a_byte_that_was_changed_anywhere_is_noticed(packed: Packed, tmp_path: Path):
    whole = packed.file.read_bytes()
    dice = random.Random(11)
    part = tmp_path / "移交.zbyj"
    # the directory and the seal at the end are small: they get their share
    places = [dice.randrange(len(whole)) for _ in range(FLIPS)] + [
        len(whole) - dice.randrange(1, 2500) for _ in range(60)
    ]
    for place in places:
        part.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << dice.randrange(8))]) + whole[place + 1 :])
        refused(part, tmp_path / "新")


def test_the_sentence_names_what_is_damaged(packed: Packed, tmp_path: Path):
    whole = bytearray(packed.file.read_bytes())
    with zipfile.ZipFile(packed.file) as archive:
        info = next(info for info in archive.infolist() if info.filename.endswith(".png"))
    whole[info.header_offset + 30 + len(info.filename.encode()) + 4000] ^= 1
    (tmp_path / "移交.zbyj").write_bytes(whole)
    sentence = refused(tmp_path / "移交.zbyj", tmp_path / "新")
    assert re.search(r"“支部-附件/../[0-9a-f]+….*\.png”(读不出来|与校验值不符)", sentence)
    assert "重新拷贝" in sentence


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "不是支部台账的移交文件"), (b"x" * 500, "不是支部台账的移交文件"), (b"PK\x03\x04" + b"x" * 500, "目录")],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes, why: str):
    (tmp_path / "a.zbyj").write_bytes(content)
    assert why in refused(tmp_path / "a.zbyj", tmp_path / "新")


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path, packed: Packed):
    assert "找不到" in refused(tmp_path / "没有.zbyj", tmp_path / "新")
    (tmp_path / "夹.zbyj").mkdir()
    assert "文件夹" in refused(tmp_path / "夹.zbyj", tmp_path / "新")
    with zipfile.ZipFile(tmp_path / "别的.zip", "w") as archive:
        archive.writestr("照片.jpg", b"x")
    assert MANIFEST in refused(tmp_path / "别的.zip", tmp_path / "新")


EVIL = (
    "../外面.txt", "/外面.txt", "C:\\外面.txt", "支部-附件/../../外面.txt", "支部-附件/ab/别的.txt", "支部-附件\\ab\\x.exe",
    "autorun.inf", "支部-附件/0f/" + "0e" + "0" * 62 + ".jpg", "支部-附件/0f/" + "0f" + "0" * 62 + ".jpg/x",
)  # fmt: skip


@pytest.mark.parametrize("name", EVIL)
def test_no_name_leads_anywhere_else(packed: Packed, tmp_path: Path, name: str):
    file = forge(tmp_path / "a.zbyj", {name: b"x", **contents(packed.file)})
    assert "不符" in refused(file, tmp_path / "新")


def _link(info: zipfile.ZipInfo) -> None:
    if info.filename == README:
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"twice": "移交清单.pdf"}, "重名"),
        ({"info": _link}, "不是普通文件"),
        ({"info": lambda info: setattr(info, "compress_type", zipfile.ZIP_BZIP2)}, "压缩方式不明"),
        ({"change": lambda told: told["entries"][0].update(size=7)}, "不符"),
        ({"change": lambda told: told["entries"][0].update(sha256="0" * 64)}, "与校验值不符"),
        ({"change": lambda told: told["entries"].append(told["entries"][0])}, "重名"),
        ({"change": lambda told: told["entries"].pop()}, "缺少内容"),
        ({"change": lambda told: told.update(ledger="../支部.zbtz")}, MANIFEST),
        ({"change": lambda told: told.update(ledger="con.zbtz")}, MANIFEST),
        ({"change": lambda told: told.update(counts={"member": [1, "2"]})}, MANIFEST),
        ({"change": lambda told: told.update(more=1)}, MANIFEST),
        ({"change": lambda told: told.update(rows=7)}, MANIFEST),
        ({"change": lambda told: told.update(parties=[])}, MANIFEST),
        ({"change": lambda told: told.update(format=2, program="支部台账 9.9")}, "支部台账 9.9）写成"),
        ({"change": lambda told: told.update(schema=len(STEPS) + 1)}, "请先升级程序"),
    ],
)
def test_a_manifest_that_is_not_true_is_refused(packed: Packed, tmp_path: Path, what: dict, why: str):
    assert why in refused(forge(tmp_path / "a.zbyj", contents(packed.file), **what), tmp_path / "新")


def test_a_bomb_is_refused_before_it_is_unpacked(packed: Packed, tmp_path: Path):
    file = forge(tmp_path / "a.zbyj", {**contents(packed.file), INDEX: b"\0" * (300 * 1024 * 1024)})
    assert file.stat().st_size < 4_000_000
    assert "大得不合情理" in refused(file, tmp_path / "新")


def test_a_ledger_that_is_none_is_refused_though_all_sums_are_right(packed: Packed, tmp_path: Path):
    file = forge(tmp_path / "a.zbyj", {**contents(packed.file), LEDGER: b"SQLite format 3\0" + b"\0" * 5000})
    assert verify(file)[0].ledger == LEDGER
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(LedgerRefused, match="其他程序的数据库"):
        receive(file, tmp_path / "新")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_older_ledger_is_brought_up_to_date_where_it_arrives(packed: Packed, tmp_path: Path):
    with Ledger.create(tmp_path / "旧.zbtz", steps=STEPS[:-1]) as ledger:
        old = ledger.path
    parts = {**contents(packed.file), LEDGER: old.read_bytes()}
    counts = {"member": [0, 0], "meeting": [1, 0]}
    file = forge(tmp_path / "a.zbyj", parts, lambda told: told.update(schema=len(STEPS) - 1, counts=counts))
    received = receive(file, tmp_path / "新")
    assert received.differences == ["会议：清单 1，账本 0"]
    with Ledger.open(received.ledger):
        assert [path.name for path in received.ledger.parent.glob("*-备份/*")]


def test_looking_at_a_file_reads_only_what_it_says(packed: Packed):
    manifest = look(packed.file)
    assert manifest == packed.manifest
