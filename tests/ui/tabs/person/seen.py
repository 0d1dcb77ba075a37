"""What is seen of a person's page."""

from PySide6.QtWidgets import QApplication, QLabel

from ui.widgets.go_row import GoRow


def find(session, name):
    return next(m for m in session.members if m.name == name)


def texts(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def rows(widget):
    return [row for row in widget.findChildren(GoRow) if row.isVisible()]


def asked(page):
    came = []
    page.asked.connect(lambda *where: came.append(where))
    return came


def part(person, cls):
    return next(p for p in person._parts if type(p).__name__ == cls)
