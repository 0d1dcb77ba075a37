"""What the machine must have for a window, found out before Qt is loaded: libraries, a screen, input methods."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

# Shared library → Debian package, for Qt itself and for windows under X.
_FOR_QT = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libxkbcommon.so.0": "libxkbcommon0", "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1", "libglib-2.0.so.0": "libglib2.0-0",
}  # fmt: skip
_FOR_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-image.so.0": "libxcb-image0", "libxcb-render-util.so.0": "libxcb-render-util0",
}  # fmt: skip


def packages_for_a_window() -> list[str]:
    """The Debian packages with the libraries of the system that a window needs."""
    return [*_FOR_QT.values(), *_FOR_X.values()]


def has_screen() -> bool:
    """Whether a window can be shown at all, as far as the environment says."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(*, window: bool) -> list[str]:
    """Debian packages whose libraries Qt needs and does not find; with `window` also those for a window under X."""
    for_qt = _not_found(_FOR_QT) if sys.platform.startswith("linux") else []
    return [*for_qt, *(missing_for_a_screen() if window else [])]


def missing_for_a_screen() -> list[str]:
    """Debian packages whose libraries a window under X needs: without them Qt ends the program without a word. None is wanted
    where Qt shows its windows in another way."""
    under_x = os.environ.get("DISPLAY") and not os.environ.get("QT_QPA_PLATFORM")
    return _not_found(_FOR_X) if sys.platform.startswith("linux") and under_x else []


def _not_found(wanted: Mapping[str, str]) -> list[str]:
    return [package for library, package in wanted.items() if not _loads(library)]


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_line(packages: list[str]) -> str:
    """The command that installs Debian packages."""
    return "sudo apt install -y " + " ".join(packages)


def fix_input_method() -> None:
    """Lets Chinese be typed under fcitx: PySide6 brings no plugin for it, but fcitx 5 answers as IBus over its portal.

    Must run before QApplication; see the measurements of four settings in the project's research.
    """
    if not sys.platform.startswith("linux"):
        return
    method = os.environ.get("QT_IM_MODULE") or os.environ.get("XMODIFIERS", "").removeprefix("@im=")
    found = importlib.util.find_spec("PySide6")
    if not method.startswith("fcitx") or found is None or not found.submodule_search_locations:
        return
    plugins = Path(found.submodule_search_locations[0]) / "Qt" / "plugins" / "platforminputcontexts"
    if not list(plugins.glob("*fcitx*")):
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"
