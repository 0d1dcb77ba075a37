"""What tests of the window share: the fonts and the theme of the program on pytest-qt's application."""

import pytest

from ui import fonts, theme


@pytest.fixture(scope="session", autouse=True)
def _look(qapp):
    """The program's own look, as main sets it up."""
    fonts.load(qapp)
    theme.apply(qapp, dark=False)


@pytest.fixture
def themed(qapp):
    """Switches the theme for one test: themed(True) is dark."""
    yield lambda dark: theme.apply(qapp, dark)
    theme.apply(qapp, dark=False)
