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
OF_A_KIND, COUNT_OF_A_KIND, PARTS = "#of_a_kind", "#count_of_a_kind", "#parts"
"""What an area asks besides, of which nothing is filled: a kind of leave alone, by name or bare, or by number; parts of a total."""
NO_KINDS = "账本不分病假、事假、公假，请对照请假原因手工填"
_LEFT = ""
"""Of a heading that has to do with absence, and which nothing in the ledger answers."""

_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_KIND = re.compile(r"([病事公产婚丧])假|因([病事公])")
_LEAVES = "(?:请假|[病事公产婚丧]假|因[病事公])"
_WITHOUT = re.compile(
    rf"(?:不含|不包括|不包含|除去?|扣除|剔除)[^)]*?{_LEAVES}(?:[、,和及或]?{_LEAVES})*|{_LEAVES}(?:者|人员|的)*(?:除外|不算|不计)"
)
_WITH = re.compile(rf"(?:含|包括)[^)]*?{_LEAVES}(?:[、,和及或]?{_LEAVES})*")
_DENIED = re.compile(r"(?:未|没有?|不|无)(?:事先|提前|按规定|按时|履行|办理|经)*请假(?:手续)?")
_UNEXCUSED = re.compile(r"无故|旷|擅自|无(?:正当)?理由")
_LEAVE = re.compile(r"请假|告假")
_NOT_COME = re.compile(
    r"未(?:能|按时)*(?:到会|到|参加|参会|参学|出席)|(?:不|没有|没|无法|未能|因故未)(?:能|按时)?(?:参加|参会|出席|到会)"
)
_AWAY = re.compile(r"缺席|缺勤|缺会")
_ON_LEAVE = re.compile(r"请假(?:而|后)?(?:未|不|没|无法)")
_OF_ANOTHER_THING = re.compile(
    r"率|补学|补课|补会|处理|提醒|批评|送学|传达|请假(?:条|单|制度|审批|证明|时间|日期|方式|天数)"
)
_OF_ALL = re.compile(r"应[到参出]|实[到参际]")
_TOTAL = re.compile(r"小计|合计|总计|总数|共计|计")
_COUNT = re.compile(r"数量?$|人数|人次|几人|^人$")
_NAMES = re.compile(r"名单|人员|姓名|原因|情况|对象|事由|理由|党员(?!大会)|同志")
_OF_WHICH = "其中"
_ALONE = ("人", "人数", "名", "姓名", "名单", "人员")
"""In brackets these say what is asked: 缺席（人）."""


def absence(path: tuple[str, ...]) -> str | None:
    """The name of what a heading asks of who was missing, '' where it asks what the ledger does not say; None where it asks
    something else. path: the texts over the column from the top row down; the lowest that says who is meant decides."""
    texts = [_plain(text) for text in path]
    leaf, bare = texts[-1], _BRACKETS.sub("", texts[-1])
    who = next((said for said in map(_who, reversed(texts)) if said is not None), None)
    if who is None or (_who(leaf) is None and not (_shape(leaf) or _TOTAL.fullmatch(bare))):
        return None
    if who == _LEFT or _OF_ANOTHER_THING.search(leaf):
        return _LEFT
    shape = next((shape for shape in map(_shape, reversed(texts)) if shape), "count")
    total = who == ABSENT and _TOTAL.fullmatch(bare) is not None
    return (MISSING if total else who) + ("_names" if shape == "names" else "")


def of_a_kind(path: tuple[str, ...]) -> bool:
    """Whether a heading asks for one kind of leave: 病假, 因事请假人员."""
    return absence(path) == _LEFT and any(_one_kind(_plain(text)) for text in path)


def beside(paths: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """What the headings of an area ask besides what can be filled, by which 缺席 is judged."""
    found = set()
    for path in paths:
        if of_a_kind(path):
            found.add(COUNT_OF_A_KIND if _shape(_plain(path[-1])) == "count" else OF_A_KIND)
        if absence(path) is not None and any(_OF_WHICH in text for text in path):
            found.add(PARTS)
    return frozenset(found)


def with_excused(asked: frozenset[str], *, names: bool) -> bool:
    """Whether 缺席 of an area is all who were missing. asked: what it asks for. Not where the excused have a place of their own and
    those without leave have none: then they are meant. A number beside them is no place for names."""
    if asked & {PARTS, UNEXCUSED, UNEXCUSED_NAMES}:
        return True
    own = {EXCUSED_NAMES, OF_A_KIND} if names else {EXCUSED, EXCUSED_NAMES, OF_A_KIND, COUNT_OF_A_KIND}
    return not asked & own


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", narrow(clean(text)))


def _shape(text: str) -> str:
    """names or count; '' where the text does not say. What stands in brackets tells it only alone: 缺席（人）."""
    bare, inside = _BRACKETS.sub("", text), [found[0][1:-1] for found in _BRACKETS.finditer(text)]
    if _COUNT.search(bare):
        return "count"
    if _NAMES.search(bare):
        return "names"
    return next(("names" if _NAMES.search(said) else "count" for said in inside if said in _ALONE), "")


def _one_kind(text: str) -> bool:
    """Whether a text names one kind of leave, and not only in brackets beside a reason that is asked for: 原因（病假等）."""
    kinds = {found[1] or found[2] for found in _KIND.finditer(_WITH.sub("", _WITHOUT.sub("", text)))}
    told = re.search("原因|情况|类[别型]", _BRACKETS.sub("", text)) and not _KIND.search(_BRACKETS.sub("", text))
    return len(kinds) == 1 and not told


@dataclass(frozen=True)
class _Words:
    """What a text says of who was missing: whether with the excused or without them, without leave, on leave, of which kinds;
    not_come: 未到 and the like, that none of them came · away: 缺席."""

    text: str
    excluded: bool
    included: bool
    unexcused: bool
    leave: bool
    kinds: bool
    not_come: bool
    away: bool

    @classmethod
    def of(cls, text: str) -> _Words:
        rest = _WITHOUT.sub("", text)
        excluded, included = rest != text, _WITH.search(rest) is not None
        rest = _WITH.sub("", rest)
        granted = _DENIED.sub("", rest)
        found = {
            "unexcused": granted != rest or bool(_UNEXCUSED.search(granted)), "leave": bool(_LEAVE.search(granted)),
            "not_come": bool(_NOT_COME.search(granted)), "away": bool(_AWAY.search(granted)),
        }  # fmt: skip
        # 备注（病假等）: what stands in brackets alone is only explained.
        kinds = bool(_KIND.search(granted if any(found.values()) else _BRACKETS.sub("", granted)))
        return cls(granted, excluded, included, kinds=kinds, **found)

    @property
    def any(self) -> bool:
        """Whether it says anything, and not of all who are expected or came."""
        said = self.unexcused or self.leave or self.kinds or self.not_come or self.away
        return said and (self.not_come or not _OF_ALL.search(self.text))

    @property
    def of_leave_alone(self) -> bool:
        """Whether leave is all it speaks of: 请假人员, 缺席人员（请假）, 请假未到人员; not 请假、缺席人员."""
        missing = self.not_come or self.away
        return not missing or bool(_ON_LEAVE.search(self.text)) or not _LEAVE.search(_BRACKETS.sub("", self.text))


def _who(text: str) -> str | None:
    """Whose absence a text speaks of, as the source of their number; '' of what the ledger does not say, None of nobody."""
    said = _Words.of(text)
    if not said.any:
        return None
    only_kinds = not (said.unexcused or said.leave or said.not_come or said.away)
    if _OF_ANOTHER_THING.search(text) or _one_kind(text) or only_kinds:
        return _LEFT
    if said.excluded:
        return UNEXCUSED
    if said.included or (said.leave and said.unexcused) or (said.kinds and not said.leave):
        return MISSING
    if said.unexcused:
        return UNEXCUSED
    if said.leave:
        return EXCUSED if said.of_leave_alone else MISSING
    return MISSING if said.not_come else ABSENT
