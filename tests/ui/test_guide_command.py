"""guide: the command that writes the two pages."""

from pathlib import Path

import pytest

from ui.arguments import read_command
from ui.commands import DONE, REFUSED, run


def test_the_command_writes_it_and_refuses_another_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "快速指南.pdf"
    assert run(read_command(["guide", "--out", str(out)])) == DONE
    assert capsys.readouterr().out.strip() == str(out)
    assert out.read_bytes().startswith(b"%PDF")
    assert run(read_command(["guide", "--out", str(tmp_path / "指南.docx")])) == REFUSED
    assert "指南.docx" in capsys.readouterr().err
    assert run(read_command(["guide", "--out", str(tmp_path / "没有" / "指南.pdf")])) == REFUSED
    assert [path.name for path in tmp_path.iterdir()] == ["快速指南.pdf"]
