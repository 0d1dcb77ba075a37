"""What a killed export leaves beside its place goes with the next one there; a file of the user's never does."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.exports.atomic import write_atomic
from models.exports.beside import beside, sweep

_KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from models.exports.atomic import write_atomic

def half(part):
    part.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)

write_atomic(Path(sys.argv[2]), half)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_the_next_export_takes_away_what_a_killed_one_left(tmp_path):
    target = tmp_path / "名册.xlsx"
    target.write_bytes(b"old")
    root = str(Path(__file__).parents[3])
    subprocess.run([sys.executable, "-c", _KILLED, root, str(target)], check=False)
    (left,) = tmp_path.glob("~*")
    assert left.read_bytes() == b"half"
    assert target.read_bytes() == b"old"
    write_atomic(target, lambda part: part.write_bytes(b"new"))
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"new"


def test_what_is_being_written_stays_and_what_nobody_wrote_for_an_hour_goes(tmp_path):
    now, long_ago = beside(tmp_path / "甲.xlsx"), beside(tmp_path / "甲.xlsx")  # of this process, which lives
    for file in (now, long_ago):
        file.write_bytes(b"")
    os.utime(long_ago, (time.time() - 3700,) * 2)
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [now]


def test_a_file_of_the_user_is_never_taken_for_ours(tmp_path):
    made = beside(tmp_path / "甲.xlsx").name
    number, of, check = made.removesuffix(".xlsx").split("-")
    other = "0" if check[0] != "0" else "1"
    names = [
        "~1a2b3c4d.xlsx",
        "~$名册.xlsx",
        "~",
        f"{number}-{of}-{other}{check[1:]}.xlsx",
        f"{number}-1-{check}.xlsx",
        f"x{made}",
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"hers")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / made).mkdir()  # a folder, and a way to elsewhere
    link = beside(tmp_path / "乙.xlsx")
    link.symlink_to(tmp_path / names[0])
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*names, made, link.name}


def test_a_folder_that_cannot_be_read_stops_nothing(tmp_path):
    sweep(tmp_path / "没有")
