"""What a reminder or a finding rests on: document, article and edition, what it says, and whether that was checked against the text."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.articles import Article
from ui.look import theme
from ui.widgets.icon_tile import IconTile
from ui.widgets.label import plain_label

NO_ARTICLE = "这一条没有条文依据，是本账本按常用做法提醒的。"
CHECKED = {
    "text": ("circle-check", "ok", "依据原文核对过，这里写的是要点。"),
    "second": ("circle-alert", "warn", "依据转述写的，待核：引用前请对照原文。"),
    "memory": ("circle-alert", "warn", "待核：还没有对照过原文，引用前请对照。"),
}
"""Icon, tone and sentence by how an article was seen."""
PRACTICE = "这是通行做法，不是中央条文，各地可以不同。"
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


def dated(article: Article) -> str:
    """第二十五条 · 2019-05-06 起施行: where it stands, and which edition it is."""
    number = f"第{article.number}条" if article.number else "" if article.practice else "第几条请查原文"
    edition = f"{article.since.isoformat()} 起施行" if article.since else ""
    if article.dated:
        edition = f"{article.dated} 印发"
    if article.until:
        edition += f"，适用至 {article.until - timedelta(days=1)}"
    return " · ".join(part for part in (number, edition) if part)


class ArticleCard(QWidget):
    """An article to read. Nothing else is said than what `resources/articles.toml` holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = plain_label("", "strong", wrap=True)
        self._dated = plain_label("", "second", wrap=True)
        self._says = plain_label("", wrap=True)
        self._mark = IconTile("info", "info", size=22, around=True)
        self._checked = plain_label("", "note", wrap=True)
        self._seen = ""
        for label in (self._document, self._dated, self._says):
            label.setTextInteractionFlags(_SELECTABLE)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._checked, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._document, self._dated, self._says):
            column.addWidget(part)
        column.addLayout(foot)
        column.addStretch(1)
        self.show_article(None)

    def show_article(self, article: Article | None) -> None:
        """Shows this article; None: there is none."""
        if article is None:
            words, self._seen = ("没有条文依据", "", NO_ARTICLE), ""
        else:
            words = (article.document, dated(article), f"{article.says}。")
            self._seen = "" if article.practice else article.seen
        for label, text in zip((self._document, self._dated, self._says), words, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        icon, tone, text = CHECKED.get(self._seen, ("info", "info", PRACTICE))
        self._mark.show_icon(icon, tone)
        self._checked.setText(text)
        for part in (self._mark, self._checked):
            part.setVisible(article is not None)
        self.setAccessibleName("依据：" + "，".join(word.rstrip("。") for word in (*words, self.checked()) if word))

    def checked(self) -> str:
        """The sentence that says whether it was checked; '' where there is no article."""
        return "" if self._checked.isHidden() else self._checked.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line3"))
        painter.drawRoundedRect(QRectF(0, 2, 3, self.height() - 4), 1.5, 1.5)
        painter.end()
