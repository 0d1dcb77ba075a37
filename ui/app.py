"""The Qt application: Chinese, typefaces, colours; shared by the window, the pictures and the tests."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui.look import fonts, icons, theme
from ui.translation import Remaining
from ui.widgets.scrolling import into_sight

STYLE = ("-style", "fusion")
"""Said so and not by `setStyle`, whose answer has PySide6 make all that there is to know of styles: a fortieth of the start."""

DISPLAYED = "支部台账"
"""The name of the program; Qt puts it at the end of the title of each window, unless the title ends so already."""


def make_application(arguments: list[str], *, dark: bool | None = None) -> QApplication:
    """The application, or the one there is already; `dark` None follows the desktop."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([*arguments, *STYLE])
    name_it()
    application.setApplicationDisplayName(DISPLAYED)
    dress(application, dark=dark)
    return application


def name_it() -> None:
    """Gives the program its name, by which its settings are found; may be called before there is an application."""
    QCoreApplication.setApplicationName("zhibu-taizhang")


def dress(application: QApplication, *, dark: bool | None = None) -> None:
    """Gives an application its language and look."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.installTranslator(Remaining(application))
    application.screenAdded.connect(partial(icons.tint_again, application))  # it may have finer pixels
    application.focusChanged.connect(into_sight)
    fonts.load(application)
    theme.apply(application, theme.system_is_dark(application) if dark is None else dark)
    application.setWindowIcon(QIcon(icons.pixmap("flag", 64, "accent", 1.0)))
