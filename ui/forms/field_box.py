"""One field of a form: its caption, its editor, and below it what is wrong or doubtful, with the article that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from models.fields import Field
from models.rules.articles import articles
from models.rules.finding import ERROR, WARNING
from models.rules.remark import Remark
from ui.forms.editors import Editor
from ui.widgets.button import Button
from ui.widgets.label import keep_room, plain_label, plain_tip, say_in_place
from ui.widgets.restyle import restyle

_DOUBTS = (ERROR, WARNING)
"""The levels of remarks that are shown as doubts: none of them stops saving, whatever the self check calls them."""


class FieldBox(QWidget):
    """A caption, an editor, and below it a line for what is wrong."""

    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field, self.editor = field, editor
        self.caption = plain_label(field.label + (" *" if field.required else ""))
        self.caption.setObjectName("caption")
        self.caption.setBuddy(editor)
        self.message = plain_label()
        self.message.setObjectName("fieldMessage")
        self.message.setWordWrap(True)
        self.message.hide()
        self._explained: QLabel | None = None
        self.elsewhere: Callable[[], object] | None = None
        """Where what is said stands in another place than below the editor: hears that it has changed."""
        self.noted = ""
        """What was done to the text that stands here; said until it is edited again."""
        self._said = self._held = ""
        self._right: Callable[[], bool] | None = None
        editor.edited.connect(self._was_edited)
        self._offer: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for widget in (self.caption, editor, self.message):
            self._column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _was_edited(self) -> None:
        self.noted = ""
        self.look_again()

    def hold(self, right: Callable[[], bool] | None = None) -> None:
        """What is said now stopped saving: it stays, also when the field is left as it was, until `right` says that what stands
        here now is right, or `release`."""
        self._held, self._right = self._said, right

    def look_again(self) -> None:
        """Lets go of the mark if what stands here now is right."""
        if self._held and self._right is not None and self._right():
            self.release()

    def release(self) -> None:
        """Lets go of the mark, and of all that was said."""
        self._held, self._right = "", None
        self.say("")

    def close_up(self) -> None:
        """Gives back the room of what was said before, where another record comes into the form."""
        if not self.message.text():
            keep_room(self.message, False)

    def mark_wanted(self) -> None:
        """Marks the field as one that has to be filled in, where what is done with it asks for it and not its record."""
        if not self.field.required:
            self.caption.setText(f"{self.field.label} *")

    def say(self, sentence: str, tone: str = "", tip: str = "") -> None:
        """Shows a sentence below the editor ('' hides it); tone `bad` for what stops saving, `warn` for a doubt."""
        self._said = sentence
        if self._held and tone != "bad":
            sentence, tone = self._held, "bad"
        if self.noted:
            sentence, tone = "\n".join(part for part in (self.noted, sentence) if part), tone or "warn"
        if self.message.text() == sentence and self.message.property("tone") == tone:
            return
        if self.elsewhere is None:
            say_in_place(self.message, sentence)
        else:
            self.message.setText(sentence)
        self.message.setToolTip(plain_tip(tip))
        for widget in (self.message, self.editor):
            restyle(widget, "tone", tone)
        self.editor.setAccessibleDescription(sentence or self.field.help)
        if self.elsewhere is not None:
            self.elsewhere()

    def advise(self, doubt: str, remarks: Sequence[Remark]) -> None:
        """Shows what the kind doubts and what checks remark, each with what it rests on; the article's line is the tooltip.

        A remark about this field alone says the same as the doubt of its kind, which is more exact.
        """
        shown = [remark for remark in remarks if not doubt or len(remark.fields) > 1]
        sentences = [doubt] if doubt else []
        sentences += [remark.sentence() for remark in shown]
        tone = "warn" if doubt or any(remark.level in _DOUBTS for remark in shown) else ""
        tip = "\n".join(f"{articles()[r.article].citation()}：{articles()[r.article].says}" for r in shown)
        self.say("\n".join(sentences), tone, tip)

    def explain(self, text: str) -> None:
        """Says below the editor, always, what the field is about."""
        if self._explained is None:
            self._explained = plain_label("", "note", wrap=True)
            self._column.insertWidget(2, self._explained)
        self._explained.setText(text)
        self.editor.setAccessibleDescription(text)

    def offer(self, label: str, does: Callable[[], object] | None = None) -> None:
        """Shows a link below the message that puts something right when it is clicked; '' takes it away."""
        if self._offer is not None:
            self._offer.deleteLater()
            self._offer = None
        if label and does is not None:
            self._offer = Button(label, "", "link")
            self._offer.setAutoDefault(False)
            self._offer.clicked.connect(lambda _checked=False: does())
            self._column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
