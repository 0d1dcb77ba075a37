"""模板和常用语: texts of one's own for the minutes, by kind of meeting, and for certificates of training."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, record
from models.kinds import Choice, Line, Paragraphs

TEMPLATE, PHRASE, CERTIFICATE = "模板", "常用语", "证书模板"


@record("wording", "模板和常用语")
@dataclass(kw_only=True)
class Wording(Record):
    """A skeleton of minutes, a phrase, or the text of a certificate. `kind` is the kind of meeting it is for, '' for all; `builtin` names the text of
    `resources/wordings.toml` in whose place it stands, '' for one of her own."""

    sort: str = column("类别", Choice(TEMPLATE, PHRASE, CERTIFICATE), required=True, width=8)
    kind: str = column("会议类型", Line(), width=14)
    name: str = column("名称", Line(), required=True, width=20)
    text: str = column("文字", Paragraphs(), width=60)
    builtin: str = column("替代", Line(), derived=True)

    def title(self) -> str:
        return self.name
