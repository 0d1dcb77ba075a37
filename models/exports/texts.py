"""Why somebody was away in the texts of a meeting, told as its list tells it: in a masked bundle the one says no more than the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.exports.privacy import REASON_KEPT
from models.exports.reasons import GROUND_KEPT, reason_told
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ABSENT, EXCUSED, LEFT_OUT

_SENTENCES = re.compile(r"[^。！？；;\n]*[。！？；;\n]?")
_BRACKET = r"(?P<born>[（(]\d{4}年(?:\d+月)?生[）)])?(?P<open>[（(])(?P<said>(?:[^（）()\n]|[（(][^（）()\n]*[）)])*)(?P<close>[）)])"
_BORN = re.compile(r"(\d{4}年(?:\d+月)?生)(?:[，,、]|$)")
_NO_REASON = re.compile(
    r"(?:正式|预备)?党员|发展对象|入党积极分子|副?书记|\S{0,6}(?:委员|组长)|男|女|第?\S{1,6}党小组|请假|缺席|未到|列席"
)
"""What else stands in brackets behind a name."""
_AFTERWARDS = re.compile(r"会后|事后|补学|电话|线上|请假|送学")
"""Parts of a reason that are none, and may be what the meeting decided."""
_AWAY = re.compile(r"请假|缺席|未到|没到|没来|未能|不能|缺会|缺课|未参加|没参加|没有参加")
_LEAST, _PLAIN = 2, 4
"""Characters of words that are looked for, and of those that are no common word (学习, 有事), which are looked for in every sentence
with the name; shorter ones where it says that somebody was away."""


@dataclass
class _Person:
    """Of everybody of one name: what stands for a bracket behind it ('' where nobody was away), and for which words what stands."""

    bracket: str = ""
    words: dict[str, str] = field(default_factory=dict)


def texts_told(people: Iterable[Attendance]) -> Callable[[str], str]:
    """What tells a text as the list of its meeting is told. In a sentence that names somebody whose reason the list does not tell as it
    is, the words of that reason become what it tells; so does what stands in brackets right behind the name of somebody who was
    away, unless it is a kind of leave, a post or a birthday. Of two of one name both are meant. Nothing else changes."""
    named: dict[str, _Person] = {}
    for one in people:
        if one.name and (one.reason.strip() or one.state in (EXCUSED, ABSENT, LEFT_OUT)):
            person = named.setdefault(one.name, _Person())
            if one.state == LEFT_OUT:
                person.bracket = GROUND_KEPT
                person.words |= dict.fromkeys(_parts(re.sub(r"^E\d\s*", "", one.ground.strip())), GROUND_KEPT)
            elif one.state in (EXCUSED, ABSENT):
                person.bracket = person.bracket or REASON_KEPT
            kept = reason_told(one.reason, full=False)
            person.words |= {word: kept for word in _parts(one.reason.strip()) if word != kept}

    def told(text: str) -> str:
        for name, person in named.items():
            if person.bracket and name in text:
                text = re.sub(re.escape(name) + _BRACKET, lambda m: _bracket(m, name, person), text)  # noqa: B023
        return "".join(_sentence(sentence, named) for sentence in _SENTENCES.findall(text))

    return told


def meeting_told(meeting: Meeting, people: Sequence[Attendance]) -> Meeting:
    """The meeting with its text so."""
    return replace(meeting, body=texts_told(people)(meeting.body))


def items_told(items: Sequence[AgendaItem], people: Sequence[Attendance]) -> list[AgendaItem]:
    """The items of a meeting with their texts so."""
    told = texts_told(people)
    return [replace(i, report=told(i.report), discussion=told(i.discussion), decision=told(i.decision)) for i in items]


def all_items_told(
    items: Mapping[int, Sequence[AgendaItem]], people: Mapping[int, Sequence[Attendance]]
) -> dict[int, Sequence[AgendaItem]]:
    """The same of many meetings, by their ids."""
    return {number: items_told(those, people.get(number, ())) for number, those in items.items()}


def _parts(reason: str) -> Iterator[str]:
    """The words of a reason: all of them, then each part between commas and brackets that is no kind itself."""
    if reason_told(reason, full=False) == reason:
        return
    for part in (reason, *re.split(r"[，,、；;。（）()]", reason)):
        word = re.sub(r"^(?:因为?|由于)", "", part.strip())
        if (
            len(word) >= _LEAST
            and reason_told(word, full=False) != word
            and (part is reason or not _AFTERWARDS.search(word))
        ):
            yield word


def _sentence(sentence: str, named: dict[str, _Person]) -> str:
    words = {word: kept for name, one in named.items() if name in sentence for word, kept in one.words.items()}
    absent = _AWAY.search(sentence)
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _PLAIN or absent:
            kept = words[word]
            because = f"（{kept}）" if kept in (REASON_KEPT, GROUND_KEPT) else f"因{kept}"
            sentence = re.sub(rf"(?:因为?|由于){re.escape(word)}", because, sentence).replace(word, kept)
    return sentence


def _bracket(found: re.Match[str], name: str, person: _Person) -> str:
    said = found["said"].strip()
    born = _BORN.match(said)
    rest = said[born.end() :] if born else said
    if not rest or _NO_REASON.fullmatch(rest) or rest in (REASON_KEPT, GROUND_KEPT):
        return found[0]
    kept = person.bracket if person.bracket == GROUND_KEPT else reason_told(rest, full=False)
    return f"{name}{found['born'] or ''}{found['open']}{born[0] if born else ''}{kept}{found['close']}"
