"""How the program starts itself again, from its folder and built; and that others start with their own libraries."""

import sys

from models import ourselves


def test_from_its_folder_python_runs_it():
    python, script, *rest = ourselves.command("--child", "models.x")
    assert python == sys.executable
    assert script.endswith("main.py")
    assert rest == ["--child", "models.x"]


def test_built_it_runs_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert ourselves.command("--child", "x") == [sys.executable, "--child", "x"]


def test_others_get_back_the_libraries_of_before(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/program/_internal")
    assert ourselves.environment_for_others()["LD_LIBRARY_PATH"] == "/opt/program/_internal", (
        "not built, nothing is changed"
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "LD_LIBRARY_PATH" not in ourselves.environment_for_others()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    environment = ourselves.environment_for_others()
    assert environment["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in environment
