"""Qt's own chooser of files, where the system has none: made to look like the program, and with the places that she knows."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, QStandardPaths, QTimer, QUrl
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
)

from models.store.attachments import in_words
from ui.look.icons import icon
from ui.placing import FRAME, Place, frame_of
from ui.settings import own_folder

_SIZE, _PLACES = QSize(1000, 600), 130
_COLUMNS = (460, 90, 110, 160)
"""Pixels of the chooser, and of the places at its left; thirty Chinese characters of a name, then size, kind and day."""
_BIG, _KIND, _DAY = 1, 2, 3
"""Its columns, as Qt has them."""
_KINDS = {
    "支部台账账本": ".zbtz",
    "移交文件": ".zbyj",
    "Excel 表格": ".xlsx .xls .xltx .xlsm .et .ods",
    "CSV 表格": ".csv",
    "Word 文档": ".docx .doc .wps",
    "PDF 文件": ".pdf",
    "JSON 数据": ".json",
    "压缩包": ".zip .rar .7z",
    "图片": ".jpg .jpeg .png .bmp .tif .tiff .heic",
    "文本文件": ".txt",
}
_KIND_OF = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes.split()}
_ICONS = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "layout-grid",
    "detailModeButton": "list",
}
"""Its buttons by Qt's names: those of Qt are black, in the dark too."""
_OWN = (
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
)
MEDIA = (Path("/media"), Path("/run/media"))
"""Where desktops mount a stick, in a folder of the user's name or without."""


def ready_chooser_soon() -> None:
    """Has the chooser that is opened next look like the program and be wide enough for names as offices give them, where it is Qt's
    own: the system has none. Qt makes it and lets go of it by itself, as it does the one of the system."""
    QTimer.singleShot(0, _ready_chooser)


def _ready_chooser() -> None:
    dialog = QApplication.activeModalWidget()
    listed = dialog.findChild(QTreeView, "treeView") if isinstance(dialog, QFileDialog) else None
    if not isinstance(dialog, QFileDialog) or listed is None:
        return
    wide = QRect(QPoint(), dialog.size().expandedTo(_SIZE))
    wide.moveCenter(dialog.geometry().center())
    room = dialog.screen().availableGeometry()
    # As a rule the desktop has not drawn the frame yet, and the title bar would come to lie above the screen.
    dialog.setGeometry(Place(wide, frame_of(dialog) | FRAME, spread=False).on([room]))
    for place, width in enumerate(_COLUMNS):
        listed.setColumnWidth(place, max(listed.columnWidth(place), width))
    words = _Words(listed)
    for place in (_BIG, _KIND, _DAY):
        listed.setItemDelegateForColumn(place, words)
    beside = dialog.findChild(QSplitter, "splitter")
    if beside is not None and beside.sizes()[0] < _PLACES:
        beside.setSizes([_PLACES, sum(beside.sizes()) - _PLACES])
    for button in dialog.findChildren(QToolButton):
        if button.objectName() in _ICONS:
            button.setIcon(icon(_ICONS[button.objectName()]))
    dialog.setSidebarUrls(places(dialog.sidebarUrls(), MEDIA))


class _Words(QStyledItemDelegate):
    """Size, kind and day as they are said everywhere in the program: Qt has size and day in the language of the system, whatever
    that of the program is, and kinds in English where the system has no list of them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        files = index.model()  # asked anew each time: one that was kept is gone when the window has let go of it
        if not isinstance(files, QFileSystemModel):
            return
        if index.column() == _DAY:
            option.text = files.lastModified(index).toString("yyyy-MM-dd HH:mm")
        elif not files.isDir(index):
            option.text = in_words(files.size(index)) if index.column() == _BIG else kind_of(files.fileName(index))


def kind_of(name: str) -> str:
    """What kind of file it is, by the end of its name."""
    suffix = Path(name).suffix.lower()
    return _KIND_OF.get(suffix) or f"{suffix[1:].upper()} 文件".strip()


def places(known: Iterable[QUrl], media: Iterable[Path]) -> list[QUrl]:
    """The places at the left: computer and home, which Qt has, her own folders that are there, sticks, and what she has put there
    herself. Qt remembers them all; what is gone goes. media: where sticks are mounted."""
    media = tuple(media)
    home = Path.home()
    own = [folder for place in _OWN if (folder := own_folder(place))]
    computer = [url for url in known if not url.toLocalFile()]
    hers = [Path(url.toLocalFile()) for url in known if url.toLocalFile()]
    hers = [f for f in hers if os.path.isdir(f) and _is_in(f, media)]
    folders = dict.fromkeys([home, *own, *_sticks(media), *hers])
    return [*computer, *(QUrl.fromLocalFile(str(folder)) for folder in folders)]


def _is_in(folder: Path, media: Collection[Path]) -> bool:
    """Whether its stick is in, where it is on one: of one that was taken out the empty folder may be left."""
    above = [f for f in (folder, *folder.parents) if any(f != each and f.is_relative_to(each) for each in media)]
    return not above or any(os.path.ismount(f) for f in above)


def _sticks(media: Iterable[Path]) -> list[Path]:
    """What is mounted there. Not asked of QStorageInfo, which asks every disk of the system and waits for a share that is gone."""
    found: list[Path] = []
    for folder in (inner for each in media for inner in (each / Path.home().name, each)):
        try:
            found += sorted(path for path in folder.iterdir() if os.path.ismount(path))
        except OSError:  # not there, or another user's
            continue
    return found
