"""What is found out about the machine before Qt is loaded: libraries, screen, input methods."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.starting import system

ROOT = Path(__file__).parents[3]
CLEAN = {
    k: v
    for k, v in os.environ.items()
    if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_IM_MODULE", "XMODIFIERS")
}
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="只有 Linux 如此")


@pytest.fixture
def clean(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_IM_MODULE", "XMODIFIERS", "IBUS_USE_PORTAL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@LINUX
def test_a_screen_is_what_the_environment_says(clean):
    assert not system.has_screen()
    clean.setenv("DISPLAY", ":0")
    assert system.has_screen()
    clean.delenv("DISPLAY")
    clean.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert system.has_screen()


@LINUX
def test_missing_libraries_are_named_by_package(clean):
    clean.setitem(system._FOR_QT, "libnothere.so.7", "libnothere7")
    assert system.missing_packages(window=False) == ["libnothere7"]
    assert system.install_line(["libnothere7", "libgl1"]) == "sudo apt install -y libnothere7 libgl1"


@LINUX
@pytest.mark.parametrize(
    "variable", [{"QT_IM_MODULE": "fcitx"}, {"XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "fcitx5"}]
)
def test_fcitx_is_reached_through_the_portal_of_ibus(clean, variable):
    for name, value in variable.items():
        clean.setenv(name, value)
    system.fix_input_method()
    assert (os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"]) == ("ibus", "1")


@LINUX
@pytest.mark.parametrize("variable", [{"QT_IM_MODULE": "ibus"}, {}])
def test_other_input_methods_are_left_alone(clean, variable):
    for name, value in variable.items():
        clean.setenv(name, value)
    system.fix_input_method()
    assert os.environ.get("QT_IM_MODULE") == variable.get("QT_IM_MODULE")
    assert "IBUS_USE_PORTAL" not in os.environ


@LINUX
def test_a_plugin_of_fcitx_is_used_where_there_is_one(clean, tmp_path):
    plugins = tmp_path / "Qt" / "plugins" / "platforminputcontexts"
    plugins.mkdir(parents=True)
    (plugins / "libfcitx5platforminputcontextplugin.so").touch()
    found = importlib.util.spec_from_loader("PySide6", loader=None, is_package=True)
    found.submodule_search_locations = [str(tmp_path)]
    clean.setattr(importlib.util, "find_spec", lambda name: found)
    clean.setenv("QT_IM_MODULE", "fcitx")
    system.fix_input_method()
    assert os.environ["QT_IM_MODULE"] == "fcitx"


@LINUX
def test_without_a_screen_the_sample_is_written_into_a_folder(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--demo", "--today", "2026-11-23"],
        cwd=tmp_path, env=CLEAN, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("这台机器没有屏幕，打不开窗口；示例支部的各类报表和各页面的图片")
    folder = tmp_path / "支部台账-示例"
    assert str(folder) in done.stdout
    assert len(list(folder.glob("*.png"))) == 7
    assert {p.name for p in folder.glob("*.xlsx")} == {
        "党员名册.xlsx",
        "组织生活台账.xlsx",
        "三会一课计划表.xlsx",
        "出勤登记表.xlsx",
        "表决登记表.xlsx",
        "决议索引.xlsx",
        "待办事项台账.xlsx",
        "教育培训台账.xlsx",
        "学时台账.xlsx",
        "整改台账.xlsx",
        "责任清单.xlsx",
        "组织关系转接登记簿.xlsx",
        "民主评议结果汇总表.xlsx",
        "表彰奖励台账.xlsx",
    }


@LINUX
def test_without_a_screen_and_sample_one_sentence_says_so(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], cwd=tmp_path, env=CLEAN, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "没有屏幕" in done.stderr
    assert not list(tmp_path.iterdir())


@LINUX
def test_without_a_screen_a_command_that_is_none_is_told_so(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "nosuch"],
        cwd=tmp_path, env=CLEAN, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("没有“nosuch”这个命令，也没有这个账本文件")
    assert (done.stderr.count("\n"), "recover" in done.stderr) == (1, True)
