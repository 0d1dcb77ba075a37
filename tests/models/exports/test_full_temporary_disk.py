"""A temporary disk that is full in the midst of a page of a workbook: refused, however little is missing."""

import errno
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from models.exports.excel import write_xlsx
from models.exports.sheet import Column, Sheet

SHEET = Sheet(
    title="名册", subtitle="", columns=[Column("序号", 6), Column("姓名", 20)], rows=[["1", "名"], ["2", "名"]], footnote="",
    notes=["注" * 40] * 200,
)  # fmt: skip
"""The records go into the page when it is packed; the notes are what openpyxl writes to a temporary file."""
_LIMITED = """
import resource, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tests.models.exports.test_full_temporary_disk import SHEET, write_xlsx

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True
for most in map(int, sys.argv[3:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        write_xlsx([SHEET], Path(sys.argv[2]))
        print("done")
    except OSError as error:
        print(error.errno)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX limits the size of files")
def test_a_page_that_was_cut_off_is_never_taken_for_whole(tmp_path):
    write_xlsx([SHEET], tmp_path / "名册.xlsx")
    whole = (tmp_path / "名册.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "名册.xlsx") as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    page = re.sub(rb'<ignoredErrors>.*</ignoredErrors>|<row r="[45]".*?</row>', b"", page)
    limits = [str(len(page) - lacks) for lacks in (1, 10, 100, 1000, 20_000)]
    root, out = str(Path(__file__).parents[3]), tmp_path / "有限.xlsx"
    command = [sys.executable, "-c", _LIMITED, root, str(out), *limits, str(len(page))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == [str(errno.ENOSPC)] * len(limits) + ["done"], done.stderr
    assert out.read_bytes() == whole
