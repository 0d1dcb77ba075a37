"""A pill on the ground of what is chosen."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ui.look import colours
from ui.look.theme import watcher
from ui.widgets.pill import paint_pill


@pytest.mark.parametrize("theme", [colours.LIGHT, colours.DARK])
def test_a_red_pill_is_seen_on_the_red_ground_of_what_is_chosen(qapp, monkeypatch, theme):
    monkeypatch.setattr(watcher, "current", theme)
    grounds = []
    for chosen in (False, True):
        image = QImage(60, 30, QImage.Format.Format_RGB32)
        image.fill(theme.sel)
        painter = QPainter(image)
        paint_pill(painter, QRectF(5, 4, 50, 21), "7", "bad", chosen=chosen)
        painter.end()
        grounds.append(image.pixelColor(15, 14).name().upper())
    assert grounds == [theme.bad_bg, theme.surface]
