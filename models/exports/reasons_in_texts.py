"""Why somebody was away in the texts of a meeting, told as its list tells it: in a masked bundle the one says no more than the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from models.exports.privacy import REASON_KEPT
from models.exports.reasons import GROUND_KEPT, reason_told
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ABSENT, EXCUSED, LEFT_OUT

_SENTENCES = re.compile(r"[^。！？；;\n]*[。！？；;\n]?")
_ENDS = "。！？；;\n"
_POSTS = r"(?:正式|预备)?党员|发展对象|入党积极分子|副?书记|[^（）()，,、]{0,6}(?:委员|组长)|男|女|汉族|第?[^（）()，,、]{1,6}党小组|请假|缺席|未到|列席"
_BRACKET = (
    rf"(?P<apart>(?:同志)?[ \u3000]*(?:[（(](?:{_POSTS})[）)])?(?P<born>[（(]\d{{4}}年(?:\d+月)?生[）)])?)"
    r"(?P<open>[（(])(?P<said>(?:[^（）()\n]|[（(][^（）()\n]*[）)])*)(?P<close>[）)])"
)
_BORN = re.compile(r"(\d{4}年(?:\d+月)?生)(?:[，,、]|$)")
_NO_REASON = re.compile(rf"(?:{_POSTS}|\d{{4}}年(?:\d+月)?出?生)(?:[，,、](?:{_POSTS}|\d{{4}}年(?:\d+月)?出?生))*")
"""What else stands in brackets behind a name."""
_PRIVATE = re.compile("病|住院|手术|治疗|疗养|孕|产检|分娩|丧|伤|癌|瘤|症|化疗|透析|复查|体检|拘|羁|留置")
"""What tells of illness and the like, whatever the sentence is about."""
_AFTERWARDS = re.compile(r"会后|事后|补学|电话|线上|请假|送学")
"""Parts of a reason that are none, and may be what the meeting decided."""
_AWAY = re.compile(
    r"[请病事公产婚丧]假|请了假|缺席|未到|没到|没来|未能|不能|缺会|缺课|未参加|没参加|没有参加|没有到|原因"
)
_COMMON = re.compile(
    "(?:学习|培训|工作|会议|开会|活动|调研|走访|出差|外出|公务|参加|单位|值班|加班|有事|组织|在|去|到)+"
)
"""Reasons that are common words: what a meeting speaks of may be called so."""
_LEAST, _PLAIN = 2, 4
"""Characters of words that are looked for where it says that somebody was away, and of those that are looked for in every sentence
with the name, or with the reasons of people named before."""
_BECAUSE = r"(?P<who>(?:{names})(?:同志)?(?:[、和及](?:{names})(?:同志)?)*)(?:因为?|由于)(?P<why>[^，,。；;：:、（）()\n]{{1,20}}?)(?P<then>请假|请了?假|未到|未能|没能|没到|没来|没有到|缺席|不能|无法|未参加|没参加|没有参加)"
_KIND_AND_MORE = re.compile(r"((?:病|事|公|产|婚|丧)假)[（(][^（）()\n]*[）)]")
_DAY = r"(?P<month>(?:19|20)\d\d(?:年\d{1,2}月|[-./]\d{1,2}))(?:\d{1,2}日|[-./]\d{1,2})"
_BIRTHDAY = re.compile(
    rf"{_DAY}(?=\s*(?:出生|生(?:[人）)，,。；;、\s]|$)))|(?P<before>(?:出生(?:日期|年月日|年月|时间|于)?|生于)[：:为是]?\s*){_DAY.replace('month', 'later')}"
)


@dataclass
class _Person:
    """Of everybody of one name: what stands for a bracket behind it ('' where nobody was away), and for which words what stands."""

    bracket: str = ""
    words: dict[str, str] = field(default_factory=dict)


def texts_told(people: Iterable[Attendance]) -> Callable[[str], str]:
    """What tells a text as the list of its meeting is told. In a sentence that names somebody whose reason the list does not tell as it
    is, or speaks of reasons, the words of that reason become what it tells. Where it says that people were away, so does what stands in
    brackets behind the name of one of them, and between 因 and 请假: 谭淑琴（38票） is no reason. Of two of one name both are meant. Days
    of birth become months. Nothing else changes; what is said in other words of illness or in another sentence is not found."""
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

    return partial(_told, named=named)


def _told(text: str, named: dict[str, _Person]) -> str:
    for name, person in named.items():
        if person.bracket and name in text:
            text = re.sub(re.escape(name) + _BRACKET, partial(_bracket, name=name, person=person), text)
    away = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True) if named[name].bracket)
    because = re.compile(_BECAUSE.format(names=away)) if away else None
    told = "".join(_sentence(sentence, named, because) for sentence in _SENTENCES.findall(text))
    return _BIRTHDAY.sub(lambda m: m["month"] or m["before"] + m["later"], told)


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


def _sentence(sentence: str, named: dict[str, _Person], because: re.Pattern[str] | None) -> str:
    absent = _AWAY.search(sentence)
    if absent and because is not None:
        sentence = _KIND_AND_MORE.sub(r"\1", because.sub(_why, sentence))
    there = {name for name in named if name in sentence}
    words = {
        word: kept
        for name, one in named.items()
        for word, kept in one.words.items()
        if name in there or (absent and len(word) >= _PLAIN and not _COMMON.fullmatch(word))
    }
    for word in sorted(words, key=len, reverse=True):
        if absent or (len(word) >= _PLAIN and not _COMMON.fullmatch(word)):
            told, kept = words[word], _set_off(words[word])
            sentence = re.sub(rf"(?:因为?|由于){re.escape(word)}", kept, sentence).replace(word, told)
    return re.sub(f"原因(?:[：:]|是|为)({REASON_KEPT})", r"\1", sentence)


def _set_off(kept: str) -> str:
    """What stands for 因 and a reason."""
    return f"（{kept}）" if kept in (REASON_KEPT, GROUND_KEPT) else f"因{kept}"


def _why(found: re.Match[str]) -> str:
    """Somebody, 因, a reason, and that he was away, with the kind of the reason."""
    whole = (reason_told(f"因{found['why']}", full=False), reason_told(found["why"], full=False))
    kept = next((each for each in whole if each != REASON_KEPT), REASON_KEPT)
    if kept.removeprefix("因") == found["why"]:
        return found[0]
    return f"{found['who']}{_set_off(kept.removeprefix('因'))}{found['then']}"


def _bracket(found: re.Match[str], name: str, person: _Person) -> str:
    said = found["said"].strip()
    born = _BORN.match(said)
    rest = said[born.end() :] if born else said
    if not rest or _NO_REASON.fullmatch(rest) or rest in (REASON_KEPT, GROUND_KEPT):
        return found[0]
    if not (_AWAY.search(_around(found)) or _PRIVATE.search(rest) or any(word in rest for word in person.words)):
        return found[0]
    kept = person.bracket if person.bracket == GROUND_KEPT else reason_told(rest, full=False)
    return f"{name}{found['apart']}{found['open']}{born[0] if born else ''}{kept}{found['close']}"


def _around(found: re.Match[str]) -> str:
    """The sentence around a bracket without it; what stands before, where the name begins a part of a list (未到：甲；乙（…）); and a
    line before that announces it (缺席人员：)."""
    text = found.string
    start = _start(text, found.start())
    while start and text[start - 1] in "；;" and not text[start : found.start()].strip():
        start = _start(text, start - 1)
    end = min((place for each in _ENDS if (place := text.find(each, found.end())) >= 0), default=len(text))
    heading = text[:start].rstrip().rpartition("\n")[2]
    return (heading if heading.endswith(("：", ":")) else "") + text[start : found.start()] + text[found.end() : end]


def _start(text: str, at: int) -> int:
    return max(text.rfind(end, 0, at) for end in _ENDS) + 1
