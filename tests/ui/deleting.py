"""Deleting a window at once, instead of when Qt comes to rest."""

from PySide6.QtCore import QCoreApplication, QEvent


def delete(widget):
    """Deletes a widget now: a whole window left over would be dressed anew in every test that changes the theme."""
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
