"""Offers members while a name is typed: by name, pinyin in any reading, initials, telephone tail."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit

from models.people.search import findable, matches, spelled_by
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

    def spelled_out(self) -> str:
        """Puts the member in the place of each word that is the pinyin or the initials of one only, and says of which
        words in letters nobody is known, or several are."""
        people = self._session.roster()
        names = {member.id: member.name for member in people}
        keys = [findable(member.id, member.search_keys) for member in people]
        words, told = self._line.text().split("、") if self._several else [self._line.text()], list[str]()
        for place, word in enumerate(words):
            typed = word.strip()
            if not (typed.isascii() and typed.isalpha()) or typed in names.values():
                continue
            found = spelled_by(keys, typed)
            if len(found) == 1:
                words[place] = names[found[0]]
            else:
                several = "、".join(names[number] for number in found[:4])
                told.append(f"“{typed}”可能是{several}，请选一个" if found else f"名册中没有“{typed}”，请核对")
        text = "、".join(words)
        if text != self._line.text():
            self._line.setText(text)
            self._line.textEdited.emit(text)
            self._list.hide()
        return "；".join(told)
