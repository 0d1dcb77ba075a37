"""Offers members while a name is typed: by name, pinyin in any reading, initials, telephone tail."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit

from models.people_search import findable, matches
from ui.forms.completer import Completer
from ui.session import Session


class PersonCompleter(Completer):
    """The members of the branch whose names fit what is typed, with post or group."""

    def __init__(self, line: QLineEdit, session: Session, *, several: bool) -> None:
        super().__init__(line, several=several)
        self._session = session

    def offers(self, word: str) -> Iterator[tuple[str, str]]:
        for member in self._session.roster() if word else ():
            if member.name != word and matches(findable(0, member.name, member.search_keys, member.phone), word):
                yield f"{member.name}　{member.post or member.group}", member.name
