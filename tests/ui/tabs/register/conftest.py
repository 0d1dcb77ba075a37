"""The page of the register, and what is done to the dialogs that it opens."""

import pytest
from PySide6.QtWidgets import QDialog


@pytest.fixture
def page(shell):
    """The page, on the screen; who needs other records makes a fixture over this one."""
    shell.side.choose("rectifications")
    return shell.pages["rectifications"]


@pytest.fixture
def dialogs(monkeypatch):
    """What is done to each dialog that is shown, in turn; one that is not accepted is given up."""
    does = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: (does.pop(0)(dialog), dialog.result())[1])
    return does
