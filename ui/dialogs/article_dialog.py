"""查看依据: the article that a reminder or a finding rests on, to read and to copy."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.articles import ground_of, rules
from ui.help.articles_page import heading
from ui.widgets.article_card import ArticleCard
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import plain_label

_WIDE = 540


class ArticleDialog(QDialog):
    """What a rule looks at, and its article as it was in force on a day."""

    def __init__(self, rule: str, on: date, parent: QWidget | None, *, about: str = "") -> None:
        """rule: its name in `resources/articles.toml`, '' for what rests on none · about: what it is shown for, in a sentence."""
        super().__init__(parent)
        self.setWindowTitle("查看依据")
        self.setMinimumWidth(_WIDE)
        self.card = ArticleCard()
        self._article = ground_of(rule, on)
        self.card.show_article(self._article)
        self.help_heading = heading(self._article) if self._article is not None else ""
        ground = Card()
        ground.body.addWidget(self.card)
        self._copy = button("复制条文", self._take, hint="把文件、条号和要点放到剪贴板")
        if self._article is None:
            self._copy.hide()
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._copy)
        foot.addStretch(1)
        close = button("关闭", self.accept, kind="primary")
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        if about:
            column.addWidget(plain_label(about, "strong", wrap=True))
        if rule in rules():
            column.addWidget(plain_label(f"看的是：{rules()[rule].says}（规则 {rule}）", "note", wrap=True))
        column.addWidget(ground)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(_WIDE, column.totalHeightForWidth(_WIDE))
        close.setFocus()

    def _take(self) -> None:
        assert self._article is not None
        QGuiApplication.clipboard().setText(
            f"{self._article.citation()}：{self._article.says}。\n{self.card.checked()}"
        )
