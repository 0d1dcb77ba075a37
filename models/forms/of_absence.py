"""Who of a meeting was missing, as forms ask for it: 未到, 缺席, 请假, 无故缺席, by number or by name (domain §2.1).

The ledger knows who was excused (请假, with a reason in words) and who stayed away (缺席). 未到 is both; 缺席 is both too, unless the
form has the excused in a column of their own. Of which kind a leave was (病假, 事假, 公假) nobody put down: such a column is left to her.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.kinds import clean, narrow

MISSING, MISSING_NAMES = "#missing", "#missing_names"
ABSENT, ABSENT_NAMES = "#absent", "#absent_names"
UNEXCUSED, UNEXCUSED_NAMES = "#unexcused", "#unexcused_names"
EXCUSED, EXCUSED_NAMES = "#excused", "#excused_names"
FOR_CAUSE, FOR_CAUSE_NAMES = "#for_cause", "#for_cause_names"
OF_A_KIND, COUNT_OF_A_KIND, PARTS = "#of_a_kind", "#count_of_a_kind", "#parts"
"""What an area asks besides, of which nothing is filled: kinds of leave, by name or bare, or by number; parts of a total."""
NO_KINDS = "账本不分病假、事假、公假，请对照请假原因手工填"
_LEFT = ""
"""Of a heading that has to do with absence, and which nothing in the ledger answers."""

_BRACKETS = re.compile(r"\(([^)]*)\)")
_TO_EXPLAIN = re.compile(r"\((?:请(?!假)|写明|注明|是否|其中|附|[须需以])[^)]*\)|[及和、,并]是否\w*")
"""Brackets that tell how to fill a column in, or what is in it: （请注明原因）, （附请假条）, （其中请假人数）."""
_KIND = re.compile(r"[病事公私产婚丧]{1,3}假|因[病事公私]|出差|公[务出]|生病|个人原因")
_LEAVES = "(?:请假|[病事公私产婚丧]{1,3}假|因[病事公私])"
_WITHOUT = re.compile(
    rf"(?:不含|不包括|不包含|除去?|扣除|剔除)[^)]*?{_LEAVES}(?:[、,和及或]?{_LEAVES})*|{_LEAVES}(?:者|人员|的)*(?:除外|不算|不计)"
)
_WITH = re.compile(rf"(?:含|包括)[^)]*?{_LEAVES}(?:[、,和及或]?{_LEAVES})*")
_DENIED = re.compile(r"(?:未|没有?|不|无)(?:事先|提前|按规定|按时|履行|办理|经)*请假(?:手续)?")
_UNEXCUSED = re.compile(r"无故|旷(?!工)|擅自|无(?:正当)?理由")
_LEAVE = re.compile(r"请假|告假")
_NOT_COME = re.compile(
    r"未(?:能|按时)*(?:到会|到|参加|参会|参学|出席)|(?:不|没有|没|无法|未能|因故未)(?:能|按时)?(?:参加|参会|出席|到会)"
)
_AWAY = re.compile(r"缺席|缺勤|缺会")
_ON_LEAVE = re.compile(r"因请假|请假(?:而|后)?\(?(?:未|不|没|无法)|\(请假(?:人员|党员|者|人)?\)(?:$|人?数)")
"""Beside a word for who was missing: those on leave alone are meant, 请假未到人员, 缺席人员（请假）; not 请假、缺席人员."""
_CAUSE = re.compile(r"[因有]故")
_OF_ANOTHER_THING = re.compile(r"迟到|早退|表决|投票|处理|提醒|批评|送学|传达|长期|连续|多次|经常")
"""Above a column or in its heading: what became of those who were away, another absence than of one meeting."""
_SOME = re.compile(
    r"正式|(?<!接收)预备(?!党员(?:转正|大会))|(?:流动|学生|教师|职工)党员(?!党?支部)|(?:在职|退休|教工)(?!党?支部)|班子|[男女]党员|青年党员|有表决权"
)
"""Of some of the members alone, whom nobody counts here; in brackets they only explain: 应到人数（含预备党员）."""
_SOME_INSIDE = re.compile(rf"\(((?:{_SOME.pattern})(?:党员)?)\)")
"""Alone in brackets they are meant: 缺席人数（正式党员）."""
_COUNTED = re.compile(r"[应实][到参出]|到会|参会|出席|参加|与会")
_MADE_UP = re.compile(r"补学|补课|补会")
"""Whatever is asked of it is not of the meeting itself: 补学/地点."""
_NOT_WHO = re.compile(r"率|次数|类[型别]|其[他它]|是否|请假(?:条|单|制度|审批|批准|手续|证明|时间|日期|方式|天数)")
_OF_THE_LEAVE = re.compile(r"时间|日期|天数|方式|地点")
_OF_ALL = re.compile(r"应[到参出]|实际?[到参出]")
_TOTAL = re.compile(r"小计|合计|总计|总数|共计|计")
_COUNT = re.compile(r"数量?$|人数|人次|几人|^人$")
_EACH = re.compile(r"名单|姓名|原因|事由|(?<!无)(?<!正当)理由|.说明")
_PEOPLE = re.compile(r"人员|情况|对象|党员(?!大会)|同志|学生|教师|教职?工|同学|干部|职工")
_SAYS_NO_MORE = re.compile(r"(?:人[数次员]?|数量?|姓?名|名单|原因|事由|理由|情况|对象|党员|同志|具体|[及和、(]|\))+")
"""A heading that can ask anything of whom the one above it names; 应到人数 or 列席人员 name others."""
_ELSEWHERE = re.compile(r"参加(?!人员|党员|同志|情况|会议|活动|组织生活|主题党日|$)|培训|轮训")
_OWN = ("备注", "说明", "其他")
_OF_WHICH = "其中"


def absence(path: tuple[str, ...]) -> str | None:
    """The name of what a heading asks of who was missing, '' where it asks what the ledger does not say; None where it asks
    something else. path: the texts over the column from the top row down; the lowest that says who is meant decides."""
    texts = [_plain(text) for text in path]
    if len(texts) > 1 and re.fullmatch("[病事公]", texts[-1]):
        texts[-1] += "假"
    leaf, bare = texts[-1], _BRACKETS.sub("", texts[-1])
    place, who = next(
        ((n, said) for n, text in reversed([*enumerate(texts)]) if (said := _who(text)) is not None), (-1, None)
    )
    if any(map(_MADE_UP.search, texts)):
        return _LEFT
    outside = [_BRACKETS.sub("", _SOME_INSIDE.sub(r"\1", text)) for text in texts]
    counts = (
        _who(leaf) is not None
        or _COUNTED.search(outside[-1])
        or _SOME.search(outside[-1])
        or _SAYS_NO_MORE.fullmatch(leaf)
    )
    if counts and any(map(_SOME.search, outside)) and (who is not None or any(map(_COUNTED.search, outside))):
        return _LEFT
    if who is None:
        return None
    if place < len(texts) - 1 and not _SAYS_NO_MORE.fullmatch(leaf) and not _TOTAL.fullmatch(bare):
        # 请假/时间 is of the leave; what stands below a heading over the whole form is anything.
        of_it = _OF_THE_LEAVE.fullmatch(bare) and len(_BRACKETS.sub("", texts[place])) <= len("未到会情况")
        return _LEFT if of_it else None
    if who == _LEFT or any(map(_OF_ANOTHER_THING.search, texts)):
        return _LEFT
    if not (shape := _shape(leaf)):
        shape = "names" if any(_names_above(text) for text in texts[:-1]) else "count"
    total = who == ABSENT and _TOTAL.fullmatch(bare) is not None
    return (MISSING if total else who) + ("_names" if shape == "names" else "")


def of_a_kind(path: tuple[str, ...]) -> bool:
    """Whether a heading asks for kinds of leave: 病假, 因事请假人员, 病假/事假."""
    texts = [_plain(text) for text in path]
    return absence(path) == _LEFT and any(_KIND.search(text) or text in ("病", "事", "公") for text in texts)


def of_those_away(text: str) -> bool:
    """Whether a heading names people who were away from a meeting; 姓名 below it is theirs, and not that of a list of members. What else
    somebody may not have taken part in (集中培训, 医保) makes a list of members."""
    plain = _plain(text)
    said = _Words.of(plain)
    return said.leave or said.away or said.unexcused or (said.not_come and not _ELSEWHERE.search(plain))


def beside(paths: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """What the headings of an area ask of who was missing, by which 缺席 is judged; also where she fills it herself. paths: from left
    to right, for 其中 is of the column before it."""
    found, whole = set(), ""
    for path in paths:
        asked = absence(path)
        if of_a_kind(path):
            found.add(COUNT_OF_A_KIND if _shape(_plain(path[-1])) == "count" else OF_A_KIND)
        elif asked:
            found.add(asked)
        if not any(_OF_WHICH in _TO_EXPLAIN.sub("", _plain(text)) for text in path):
            whole = asked or ""
        elif asked is not None and whole in (ABSENT, ABSENT_NAMES):
            found.add(PARTS)
    return frozenset(found)


def with_excused(asked: frozenset[str], *, names: bool) -> bool:
    """Whether 缺席 of an area is all who were missing. asked: what it asks for. Not where the excused have a place of their own and
    those without leave have none: then they are meant. A number beside them is no place for names, but number and names are of the
    same people."""
    if asked & {PARTS, UNEXCUSED, UNEXCUSED_NAMES}:
        return True
    if names and ABSENT not in asked:
        return not asked & {EXCUSED_NAMES, OF_A_KIND}
    return not asked & {EXCUSED, EXCUSED_NAMES, OF_A_KIND, COUNT_OF_A_KIND}


def without_leave_apart(asked: frozenset[str]) -> bool:
    """Whether those without leave have a place of their own: 因故缺席 beside it is of the excused, and of all where it stands alone."""
    return bool(asked & {UNEXCUSED, UNEXCUSED_NAMES})


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", narrow(clean(text)))


def _shape(text: str) -> str:
    """names or count, as one text says; '' where it does not. What stands in brackets is asked too: 缺席（人）, 缺席（注明原因）."""
    bare, inside = _BRACKETS.sub("", text), "".join(_BRACKETS.findall(text))
    if _EACH.search(bare) or (bare in _OWN and inside):
        return "names"
    if _COUNT.search(bare):
        return "names" if _EACH.search(inside) else "count"
    if inside == "名" or _COUNT.search(inside):
        return "count"
    return "names" if _PEOPLE.search(bare) or _EACH.search(inside) or inside == "人员" else ""


def _names_above(text: str) -> bool:
    """Whether what stands over columns that say no more asks for names: 缺席人员 over 请假 and 无故."""
    return bool(_who(text)) and re.search("人员|名单|姓名", text) is not None


@dataclass(frozen=True)
class _Words:
    """What a text says of who was missing: whether with the excused or without them, without leave, on leave, of which kinds;
    not_come: 未到 and the like, that none of them came · away: 缺席."""

    text: str
    excluded: bool
    included: bool
    unexcused: bool
    leave: bool
    kinds: frozenset[str]
    not_come: bool
    away: bool

    @classmethod
    def of(cls, text: str) -> _Words:
        rest = _WITHOUT.sub("", text)
        excluded, included = rest != text, _WITH.search(rest) is not None
        rest = _WITH.sub("", rest)
        granted = _DENIED.sub("", rest)
        unexcused = granted != rest or _UNEXCUSED.search(granted) is not None
        leave, not_come, away = (bool(word.search(granted)) for word in (_LEAVE, _NOT_COME, _AWAY))
        # 备注（病假等）: what stands in brackets alone is only explained.
        said = granted if unexcused or leave or not_come or away else _BRACKETS.sub("", granted)
        kinds = frozenset(kind.strip("因假") for kind in _KIND.findall(said))
        return cls(granted, excluded, included, unexcused, leave, kinds, not_come, away)

    @property
    def any(self) -> bool:
        """Whether it says anything, and not of all who are expected or came."""
        said = self.unexcused or self.leave or self.kinds or self.not_come or self.away
        return bool(said) and (self.not_come or not _OF_ALL.search(self.text))

    @property
    def one_kind(self) -> bool:
        """Whether kinds of leave are meant, be it several of them; not where brackets name them all, or one beside a reason that is
        asked for: （病假、事假）."""
        bare = _BRACKETS.sub("", self.text)
        if _KIND.search(bare):
            return True
        return len(self.kinds) == 1 and not re.search("原因|情况", bare)


def _who(text: str) -> str | None:
    """Whose absence a text speaks of, as the source of their number; '' of what the ledger does not say, None of nobody."""
    told = _TO_EXPLAIN.sub("", text)
    said = _Words.of(told if _Words.of(told).any else text)
    if not said.any:
        return None
    if _NOT_WHO.search(_BRACKETS.sub("", said.text) or said.text) or said.one_kind:
        return _LEFT
    if said.excluded:
        return _LEFT if said.leave else UNEXCUSED  # 请假（不含公假）
    if (said.included and not said.leave) or (said.leave and said.unexcused) or (said.kinds and not said.leave):
        return MISSING
    if said.unexcused:
        return UNEXCUSED
    if said.leave:
        alone = not (said.not_come or said.away) or _ON_LEAVE.search(said.text) is not None
        return EXCUSED if alone else MISSING
    if _CAUSE.search(said.text):
        return FOR_CAUSE
    return MISSING if said.not_come else ABSENT
