"""A ledger with a password on the command line: by ZBTZ_PASSWORD, else one sentence and nothing touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.handover.handing import IN_CLEAR
from models.records import Member
from models.store import Ledger, LedgerRefused, cipher, recovery, switching
from models.store.cipher import Secret

ROOT = Path(__file__).parents[1]
PASSWORD = "一句记得住的话2026"
SECRET = Secret(bytes(range(32)))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """An encrypted ledger with a person, closed, whose key this process has."""
    if why := cipher.unavailable():
        pytest.skip(why)
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path) as ledger, ledger.unit("登记") as unit:
        unit.add(Member(name="欧阳志远", sex="男"))
    switching.switch_on(path, SECRET, PASSWORD)
    Ledger.open(path).close()
    return path


def call(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen", **more}
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=60, env=environment
    )


def test_the_password_comes_from_the_environment(sealed: Path, tmp_path: Path) -> None:
    content = sealed.read_bytes()
    done = call("check", "--ledger", sealed)
    assert (done.returncode, done.stdout) == (2, "")
    assert "有密码" in done.stderr
    assert "ZBTZ_PASSWORD" in done.stderr
    done = call("check", "--ledger", sealed, ZBTZ_PASSWORD="不是这个密码")
    assert (done.returncode, done.stdout) == (2, "")
    assert "密码不对" in done.stderr
    assert sealed.read_bytes() == content
    done = call("check", "--ledger", sealed, ZBTZ_PASSWORD=" ".join(recovery.groups_of(SECRET)))
    assert "账本完好" in done.stdout, done.stderr
    done = call("export", "roster", "--ledger", sealed, "--out", tmp_path / "名册.json", ZBTZ_PASSWORD=PASSWORD)
    assert (done.returncode, done.stderr) == (0, "")
    assert "欧阳志远" in (tmp_path / "名册.json").read_text("utf-8")
    done = call("--pictures", tmp_path / "图", sealed)
    assert done.returncode == 2
    assert "有密码" in done.stderr


def test_it_is_handed_over_in_clear_and_says_so(sealed: Path, tmp_path: Path) -> None:
    done = call("handover", "--ledger", sealed, "--out", tmp_path / "移交.zbyj", ZBTZ_PASSWORD=PASSWORD)
    assert (done.returncode, done.stderr.strip()) == (0, IN_CLEAR)
    (tmp_path / "接收").mkdir()
    done = call("receive", tmp_path / "移交.zbyj", "--to", tmp_path / "接收")
    assert done.returncode == 0, done.stderr
    [received] = (tmp_path / "接收").rglob("*.zbtz")
    with Ledger.open(received) as ledger:
        assert [member.name for member in ledger.all(Member)] == ["欧阳志远"]
        assert ledger.secret is None


def test_a_plain_ledger_loads_no_cipher(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from models.store import Ledger; from models.records import Member\n"
        "with Ledger.create(Path(sys.argv[1])) as ledger, ledger.unit('登记') as unit: unit.add(Member(name='甲'))\n"
        "ledger = Ledger.open(Path(sys.argv[1])); ledger.copy_to(Path(sys.argv[1] + '2')); ledger.close()\n"
        "print([name for name in sys.modules if 'sqlcipher' in name or 'cryptography' in name or name.endswith('keyed')])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "支部.zbtz")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_without_the_packages_an_encrypted_ledger_is_left_alone_and_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "支部.zbtz"
    path.write_bytes(cipher.MARK + bytes(4088))
    monkeypatch.setattr(cipher, "unavailable", lambda: "本机没有装好加密组件 sqlcipher3。")
    with pytest.raises(LedgerRefused, match="打不开：本机没有装好加密组件"):
        Ledger.open(path)
    assert path.read_bytes() == cipher.MARK + bytes(4088)
    assert list(tmp_path.iterdir()) == [path]
