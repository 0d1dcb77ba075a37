"""Text on a few lines: nothing in its middle is lost, no line begins with a closing sign, the last is shortened."""

import pytest
from PySide6.QtGui import QFontMetrics, QTextLayout

from ui.look import fonts
from ui.widgets.label import kept_together
from ui.widgets.wrapped import fits, wrapped

_LONG = (
    "问题199：会议记录要素不全",
    "3月、6月支部党员大会未按时召开",
    "“三会一课”记录本（2026年）缺页12处，第3页、第7页没有签名",
)


@pytest.mark.parametrize("text", _LONG)
def test_no_character_is_lost_at_any_width(qapp, text):
    metrics = QFontMetrics(fonts.sized(fonts.BASE))
    for width in range(40, 240):
        lines = wrapped(text, metrics, width, 2)
        assert lines[0] == text[: len(lines[0])]
        assert fits(lines[0], metrics, width) or len(lines[0]) == 1
        assert "".join(lines) == text or lines[-1].endswith("…")
        rest = text[len(lines[0]) :] if len(lines) > 1 else ""
        assert rest.startswith(lines[-1].rstrip("…")) if rest else len(lines) == 1
        assert "".join(wrapped(text, metrics, width, 40)) == text


def test_no_line_begins_with_a_closing_sign(qapp):
    metrics = QFontMetrics(fonts.sized(fonts.BASE))
    room = metrics.horizontalAdvance("三个字")
    assert wrapped("三个字，四个字", metrics, room, 3) == ["三个", "字，四", "个字"]
    assert wrapped("短", metrics, 120, 2) == ["短"]


def test_no_line_of_a_name_begins_with_its_dot(qapp):
    def begins(text, width):
        layout = QTextLayout(text, fonts.sized(fonts.BASE))
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(text[line.textStart() :].lstrip("\u2060")[:1])
        layout.endLayout()
        return starts

    name = "阿卜杜外力·麦麦提敏·吾买尔江"
    widths = range(60, 160)
    assert any("·" in begins(name, width) for width in widths), "nothing is shown by this test"
    assert not any("·" in begins(kept_together(name), width) for width in widths)
