"""Builds the program as one folder that needs no Python, for the system it runs on; with --deb also a package for Debian and its kin.

    python -m pip install '.[build,encryption]' && python resources/install/build.py [--out dist] [--deb]

Needs PyInstaller, and dpkg-deb for the package. Build on the oldest system that is to be served: what is built with a newer libc
does not start with an older one. Prints sizes. For Windows see zhibu.iss.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "zhibu-taizhang"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64", "loongarch64": "loong64"}


def version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def draw_icons(folder: Path) -> None:
    """The icon in all its sizes, and as Windows wants it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon

    application = QGuiApplication.instance() or QGuiApplication(["build"])
    folder.mkdir(parents=True, exist_ok=True)
    icon = QIcon(str(HERE / "zhibu.svg"))
    for size in ICON_SIZES:
        if not icon.pixmap(QSize(size, size), 1.0).save(str(folder / f"{size}.png")):
            raise SystemExit(f"the icon could not be drawn at {size} pixels")
    Image.open(folder / "256.png").save(folder / "zhibu.ico", sizes=[(size, size) for size in ICON_SIZES])
    del application


def build(out: Path, work: Path) -> Path:
    """Runs PyInstaller; gives the folder that it made."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(work), str(HERE / "zhibu.spec")]
    subprocess.run(command, check=True, cwd=ROOT)
    for library in (out / NAME / "_internal").glob("libpython*.so*"):
        if shutil.which("strip"):  # some Pythons carry what only a debugger reads: two thirds of it
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    return out / NAME


def copy_licences(folder: Path) -> int:
    """The texts of the licences that the installed packages bring, by package; how many packages brought some."""
    brought = 0
    for package in metadata.distributions():
        texts = [file for file in package.files or () if _is_licence(file.name) and ".dist-info" in str(file)]
        for file in texts:
            source = Path(str(package.locate_file(file)))
            if source.is_file():
                target = folder / package.metadata["Name"] / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        brought += bool(texts)
    return brought


def _is_licence(name: str) -> bool:
    return name.lower().startswith(("license", "licence", "copying", "notice", "authors"))


def make_deb(built: Path, icons: Path, out: Path, work: Path) -> Path:
    """A package with the folder under /opt, a command, an entry in the menu and the kinds of file that it opens."""
    sys.path.insert(0, str(ROOT))
    from ui.starting.system import packages_for_a_window

    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(built, tree / "opt" / NAME, symlinks=True)
    _put(HERE / f"{NAME}.desktop", tree / "usr/share/applications" / f"{NAME}.desktop")
    _put(HERE / f"{NAME}.xml", tree / "usr/share/mime/packages" / f"{NAME}.xml")
    _put(ROOT / "LICENSE", tree / "usr/share/doc" / NAME / "copyright")
    for size in ICON_SIZES:
        _put(icons / f"{size}.png", tree / f"usr/share/icons/hicolor/{size}x{size}/apps" / f"{NAME}.png")
    _put(HERE / "zhibu.svg", tree / "usr/share/icons/hicolor/scalable/apps" / f"{NAME}.svg")
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    architecture = ARCHITECTURES[os.uname().machine]
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: {NAME}\nVersion: {version()}\nArchitecture: {architecture}\nSection: misc\nPriority: optional\n"
        f"Installed-Size: {size_of(tree) // 1024}\nMaintainer: {NAME} <{NAME}@localhost>\n"
        f"Depends: {', '.join(packages_for_a_window())}\nRecommends: libcups2, xdg-utils, fonts-noto-cjk\n"
        "Description: 支部台账：党支部书记办公电脑上的单机台账\n"
        " 党员名册、三会一课、教育培训、整改台账、统计报表；一个窗口，一个文件，不联网。\n"
        " 账本、备份和附件不在安装文件夹里，卸载不会动它们。\n",
        encoding="utf-8",
    )
    package = out / f"{NAME}_{version()}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "-Zxz", "--root-owner-group", "--build", str(tree), str(package)], check=True)
    return package


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder, links not counted."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--deb", action="store_true", help="a package for Debian, deepin, UOS, Kylin")
    arguments = parser.parse_args()
    out, work = arguments.out.resolve(), ROOT / "build"
    draw_icons(work / "icons")
    built = build(out, work / NAME)
    brought = copy_licences(built / "licences")
    told = [f"{built}: {size_of(built) / 1e6:.0f} MB, texts of licences of {brought} packages"]
    if arguments.deb:
        package = make_deb(built, work / "icons", out, work)
        told.append(f"{package}: {package.stat().st_size / 1e6:.0f} MB")
    sys.stdout.write("\n".join(told) + "\n")


if __name__ == "__main__":
    main()
