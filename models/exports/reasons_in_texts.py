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
_POSTS = (
    r"(?:正式|预备)?党员|发展对象|入党积极分子|副?书记|[^（）()，,、]{0,6}(?:委员|组长)|男|女|汉族"
    r"|第?[^（）()，,、]{1,6}党小组|请假|缺席|未到|列席|\d{4}年(?:\d+月)?出?生"
)
_BRACKET = (
    rf"(?P<apart>(?:同志)?[ \u3000]*(?:[（(](?:{_POSTS})[）)])?)"
    r"(?P<open>[（(【\[])(?P<said>(?:[^（）()【】\[\]\n]|[（(][^（）()\n]*[）)])*)(?P<close>[）)】\]])"
)
_BEFORE = re.compile(rf"(?:(?:{_POSTS})[，,、])+(?=.)")
_NO_REASON = re.compile(rf"(?:{_POSTS})(?:[，,、](?:{_POSTS}))*")
"""What else stands in brackets behind a name."""
_PRIVATE = (
    "病|[去在到上]医院|住院|手术|治疗|疗养|休养|卧床|就医|就诊|孕|产检|分娩|流产|瘫痪|血压|结石|突出|内障|抑郁|支架|丧|去世|逝世|亡故|伤|骨折|癌|瘤|症|炎|脑梗|心梗|化疗|放疗|透析|复查|体检|发烧|感冒"
    "|离婚|拘|羁|留置|服刑|取保|逮捕|接受审查|接受调查"
)
_TELLS = re.compile(_PRIVATE)
"""What tells of illness and the like."""
_VAGUE = re.compile("(?:因|由于)?(?:有?病|生病|身体(?:原因|不适|不好)|故|事|公)")
"""What tells no more than the kind of leave."""
_RESULT = re.compile(
    r"\d+\s*(?:票|次|人|名|条|项|分|元|学时)|票数|得票|优秀|合格|责任|牵头|配合|负责|领学|同意|赞成|反对|弃权|主持|记录|推荐|月底|\d+月\d+日|补课|补学|党费"
)
"""What was decided, done or given, and is no reason."""
_AFTERWARDS = re.compile(r"会后|事后|补学|电话|线上|请假|送学")
"""Parts of a reason that are none, and may be what the meeting decided."""
_MISSES = (
    "请[病事公产婚丧休年]*假|请了?[^，,。；;、]{0,4}假|缺席|未到|没到|没来|没有到|缺会|缺课|未参加|没参加|没有参加"
    "|(?:未能|没能|不能|无法)(?:按时)?(?:到会|参加|参会|出席|前来|来)"
)
_AWAY = re.compile(f"{_MISSES}|[病事公产婚丧]假|原因|事由|理由|不计入")
_COMMON = re.compile(
    "(?:学习|培训|工作|会议|开会|活动|调研|走访|出差|外出|公务|参加|单位|值班|加班|有事|组织|在|去|到)+"
)
"""Reasons that are common words: what a meeting speaks of may be called so."""
_LEAST, _PLAIN = 2, 4
"""Characters of words that are looked for where it says that somebody was away, and of those that are looked for in every sentence
with the name, or with the reasons of people named before."""
_LINES = 60
"""How many lines a list of those who were away may be long."""
_HEADING = 12
"""Characters of a line that is a heading without a colon: 请假人员及原因."""
_LIST = re.compile(
    rf"(?:{_MISSES}|[病事公产婚丧]假)[^，,。；;：:\n]{{0,8}}(?:[：:]|[，,]?(?:其中|分别[是为]?|是|有))[^。：:]*$"
)
"""What stands before somebody in a list of those who were away."""
_THEN = re.compile(
    rf"(?:[、和及][^，,。；;：:\n]{{0,40}})?(?:等\S{{0,6}})?(?:因[^，,。；;]{{0,4}})?(?:向支部)?(?:{_MISSES})"
)
"""What stands behind one of whom it says next that he was away."""
_STOP = r"，,。；;：:、（）()【】\[\]\n—"
_SAID_OF = (
    r"(?P<who>(?:{names})(?:同志)?(?:[、和及](?:{names})(?:同志)?)*)(?P<gap>[ ：:，,—\-]*)"
    rf"(?P<why>(?:因为?|由于)?[^{_STOP}]{{1,24}}?)(?P<then>[，,]?\s*(?:因故|向支部)?(?:{_MISSES})|(?=不计入|[{_STOP}]|$))"
)
"""Somebody, what is said of him, and that he was away or the end of it."""
_IN_BRACKETS = re.compile(
    rf"(?P<open>[（(【\[])(?P<said>[^（）()【】\[\]\n]*(?:{_PRIVATE})[^（）()【】\[\]\n]*)(?P<close>[）)】\]])"
)
_KIND_AND_MORE = re.compile(r"((?:病|事|公|产|婚|丧)假)[（(][^（）()\n]*[）)]")
_DAY = r"(?P<month>(?:19|20)\d\d(?:\s*年\s*\d{1,2}\s*月|[-./]\d{1,2}))(?:\s*\d{1,2}\s*日|[-./]\d{1,2})"
_BIRTHDAY = re.compile(
    rf"{_DAY}(?=\s*(?:出生(?!证)|生(?:[人）)，,。；;、\s]|$)))|(?P<before>(?:出生(?:日期|年月日|年月|时间|于)?|生于)[：:为是]?\s*){_DAY.replace('month', 'later')}"
)


@dataclass
class _Person:
    """Of everybody of one name: what stands for a bracket behind it ('' where nobody was away), and for which words what stands."""

    bracket: str = ""
    words: dict[str, str] = field(default_factory=dict)


def texts_told(people: Iterable[Attendance]) -> Callable[[str], str]:
    """What tells a text as the list of its meeting is told. In a sentence that names somebody whose reason the list does not tell as it
    is, or speaks of reasons, the words of that reason become what it tells. Where it says that people were away, so does what tells of
    illness and the like behind the name of one of them, what stands between 因 and 请假, and in a list of them in brackets: 谭淑琴（38票）
    is no reason. Of two of one name both are meant. Days of birth become months. Nothing else changes; a reason in other words that
    tell of no illness, or in a sentence of its own, is not found."""
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
            text = re.sub(re.escape(name) + _BRACKET, partial(_bracket, name=name, named=named), text)
    away = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True) if named[name].bracket)
    said_of = re.compile(_SAID_OF.replace("{names}", away)) if away else None
    told: list[str] = []
    listed = goes_on = False
    for sentence in _SENTENCES.findall(text):
        in_list = listed or (goes_on and sentence.lstrip().startswith(tuple(named)))
        told.append(_sentence(sentence, named, said_of, listed=in_list))
        goes_on = sentence.endswith(("；", ";")) and (in_list or _AWAY.search(sentence) is not None)
        listed = _announces(sentence) or (listed and any(name in sentence for name in named))
    return _BIRTHDAY.sub(lambda m: m["month"] or m["before"] + m["later"], "".join(told))


def _announces(line: str) -> bool:
    """Whether the lines that follow say who was away: 缺席人员及原因："""
    line = line.strip()
    heads = line.endswith(("：", ":")) or (len(line) <= _HEADING and not re.search("[，,。；;、（(]", line))
    return heads and _AWAY.search(line) is not None


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


def _sentence(sentence: str, named: dict[str, _Person], said_of: re.Pattern[str] | None, *, listed: bool) -> str:
    """listed: a line, or a part of a list, before has said who was away."""
    there = {name for name in named if name in sentence}
    absent = listed or _AWAY.search(sentence)
    if absent and said_of is not None:
        sentence = _KIND_AND_MORE.sub(r"\1", said_of.sub(_why, sentence))
        if any(named[name].bracket for name in there):
            sentence = _IN_BRACKETS.sub(lambda m: f"{m['open']}{_kept(m['said'])}{m['close']}", sentence)
    words = {
        word: kept
        for name, one in named.items()
        for word, kept in one.words.items()
        if name in there or (len(word) >= _PLAIN and (absent or _TELLS.search(word)) and not _COMMON.fullmatch(word))
    }
    for word in sorted(words, key=len, reverse=True):
        if absent or (len(word) >= _PLAIN and not _COMMON.fullmatch(word)):
            told, kept = words[word], _set_off(words[word])
            sentence = re.sub(rf"(?<!原)(?:因为?|由于){re.escape(word)}", kept, sentence).replace(word, told)
    return re.sub(f"原因(?:[：:]|是|为)({REASON_KEPT})", r"\1", sentence)


def _set_off(kept: str) -> str:
    """What stands for 因 and a reason."""
    return f"（{kept}）" if kept in (REASON_KEPT, GROUND_KEPT) else f"因{kept}"


def _kept(said: str) -> str:
    """A reason by its kind; as it is where it tells no more."""
    return said if _VAGUE.fullmatch(said) else reason_told(said, full=False)


def _why(found: re.Match[str]) -> str:
    """Somebody, a reason, and that he was away, with the kind of the reason; as it is where it is no reason that is to be hidden."""
    why = found["why"]
    bare = re.sub("^(?:因为?|由于)", "", why)
    because = bare != why and bool(found["then"].strip("，, "))
    if _VAGUE.fullmatch(why) or not (because or _TELLS.search(why)):
        return found[0]
    kept = next(
        (each for each in (reason_told(why, full=False), reason_told(bare, full=False)) if each != REASON_KEPT),
        REASON_KEPT,
    )
    if kept in (why, bare, bare[1:]):  # 请病假
        return found[0]
    gap = "" if kept == REASON_KEPT else found["gap"]
    return f"{found['who']}{gap}{_set_off(kept) if because or kept == REASON_KEPT else kept}{found['then']}"


def _bracket(found: re.Match[str], name: str, named: dict[str, _Person]) -> str:
    said, person = found["said"].strip(), named[name]
    before = _BEFORE.match(said)
    rest = said[before.end() :] if before else said
    if not rest or _NO_REASON.fullmatch(rest) or rest in (REASON_KEPT, GROUND_KEPT):
        return found[0]
    sure = _TELLS.search(rest) or any(word in rest for word in person.words)
    if not sure and (_RESULT.search(rest) or not (person.bracket == GROUND_KEPT or _is_listed(found, named))):
        return found[0]
    kept = person.bracket if person.bracket == GROUND_KEPT else _kept(rest)
    return f"{name}{found['apart']}{found['open']}{before[0] if before else ''}{kept}{found['close']}"


def _is_listed(found: re.Match[str], named: dict[str, _Person]) -> bool:
    """Whether somebody with a bracket stands in a list of those who were away (未到：甲（…）；乙（…）, or lines below 缺席人员), or it says
    of him right behind that he was."""
    text = found.string
    line = text.rfind("\n", 0, found.start()) + 1
    if _LIST.search(text[line : found.start()].rpartition("。")[2]) or _THEN.match(text, found.end()):
        return True
    for _ in range(_LINES):
        end, line = line - 1, text.rfind("\n", 0, max(line - 1, 0)) + 1
        above = text[line : max(end, 0)]
        if _announces(above):
            return True
        if not any(name in above for name in named):
            return False
    return False
