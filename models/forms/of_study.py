"""What tables of a year of training ask: 培训期数, 参训人次 and the like, of all training or of one kind of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from models.forms.contents import Content, Facts, Unsure
from models.forms.of_counts import plain
from models.forms.sources import Source
from models.records.training import TRAINING_KINDS
from models.statistics.study import ALL, COLUMNS, LEVELS, Kind, People, study_figures

_Number = Callable[[Kind, People], float]
_NUMBERS: tuple[tuple[re.Pattern[str], str, _Number], ...] = (
    (
        re.compile(r"(举办|开展|组织|办班|开班)?(培训)?(期数|班次|班次数|批次|批次数|次数|班期数|班数)"),
        "培训期数",
        lambda k, _: len(k.batches) + len(k.meetings),  # whose people and hours are in the other numbers
    ),
    (re.compile(r"(培训|参训|参加|参加培训|受训)(党员)?人次数?|人次数?"), "参训人次", lambda k, _: len(k.there)),
    (re.compile(r"(培训|参训|参加培训|受训)(党员)?(人数|党员数?)"), "参训人数", lambda k, _: k.people),
    (re.compile(r"缺课人次数?"), "缺课人次", lambda k, _: len(k.missed)),
    (re.compile(r"(培训)?(学时合计|总学时数?|累计学时|学时总数)"), "学时合计", lambda k, _: k.hours),
)
_OF_KINDS: dict[str, _Number] = {label: number for _, label, number in _NUMBERS} | {
    level: lambda k, _, level=level: len(k.at_level(level)) for level in LEVELS
}
_PEOPLE = {
    "党员总数": "在册", "党员数": "在册", "党员人数": "在册", "在册党员": "在册", "在册党员数": "在册",
    "应达标人数": "应达标", "达标人数": "达到", "达到学时要求人数": "达到", "学时达标人数": "达到", "未达标人数": "不足", "未参训人数": "未参训",
}  # fmt: skip
"""What is asked of the members of the branch, whatever the kind of training: only of all of it."""
AVERAGE = "人均学时"
TAUGHT, COUNTED = "#study:", "#count:"
_OPEN = re.compile(r"人次数?|人数|期数|次数|班次数?|批次数?|班数|班期数|合计|人均|总数|学时")
"""Lower headings that the group over them may complete: 人次 under 缺课情况."""
_WORDS = r"党员|教育|集中|培训班?|办班|开班|参训|受训|学时|学习|班次|举办|开展|组织|参加|人员|年度|全年|总体|基本|规模|次数|期数|人次|人数|情况|统计|数据|其中|数量|指标|[和及、与]"
_SAYS_NOTHING = re.compile(rf"({_WORDS})+")
_NAMES_THE_SUBJECT = re.compile(rf"({_WORDS}|达标|缺课|完成|到课|出勤)+")
"""Groups that narrow nothing over a heading which is clear by itself: 参训人次 under 参训情况, 达标人数 under 达标情况."""
_CENTRAL = re.compile(r"集中(教育)?培训")


def kind_named(name: str) -> str | None:
    """The kind of training that a label names, ALL for all of it; None for what the ledger does not divide by."""
    if name in (ALL, "总计", "全年", "小计"):
        return ALL
    return next((kind for kind in TRAINING_KINDS if name.removesuffix("培训") == kind.removesuffix("培训")), None)


def says_number(text: str) -> bool:
    """Whether a text asks for a number of training, or would under a group."""
    said = plain(text)
    return _by_itself(said) is not None or bool(_OPEN.fullmatch(said))


def asked(path: Sequence[str], *, by_kinds: bool = False) -> tuple[str, str] | None:
    """The number and the kind of training that the texts over a column ask for; None where one of them is not known.

    by_kinds: other columns name kinds of training, 集中培训 is one beside them then, and none that the ledger has.
    """
    leaf = plain(path[-1])
    groups = [_bare(text) for text in path[:-1]]
    kinds = [kind for group in groups if (kind := kind_named(group)) is not None]
    others = [group for group in groups if kind_named(group) is None]
    if len(set(kinds)) > 1 or (by_kinds and any(_CENTRAL.search(group) for group in others)):
        return None
    label = None
    if _OPEN.fullmatch(leaf):
        together = [text for group in others for text in (group + leaf, leaf + group)]
        label = next((one for text in together if (one := _by_itself(text)) is not None), None)
        narrow = _SAYS_NOTHING
    else:
        narrow = _NAMES_THE_SUBJECT
    if label is None and all(narrow.fullmatch(group) for group in others):
        label = _by_itself(leaf)
    return None if label is None else (label, kinds[0] if kinds else ALL)


def names_kind(path: Sequence[str]) -> bool:
    """Whether a group over a column names a kind of training."""
    return any(kind_named(_bare(text)) not in (None, ALL) for text in path[:-1])


def central(path: Sequence[str]) -> bool:
    """Whether a group over a column says 集中培训, which the ledger does not tell from training at large."""
    return any(_CENTRAL.search(plain(text)) for text in path[:-1])


def _bare(text: str) -> str:
    return re.sub(r"(情况|统计|数据)+$", "", plain(text))


def _by_itself(text: str) -> str | None:
    found = next((label for pattern, label, _ in _NUMBERS if pattern.fullmatch(text)), None)
    return found or (text if text in LEVELS or text in _PEOPLE or text == AVERAGE else None)


def number_of(label: str, kind: str, year: int | None) -> Source | None:
    """The number with a label of the training of a kind; None for one of people where not all training is meant."""
    if label in _OF_KINDS:
        return Source(TAUGHT + label, label, "", "", partial(_value, kind, year, _OF_KINDS[label]))
    if kind != ALL:
        return None
    if label in _PEOPLE:
        which = _PEOPLE[label]
        said = next(usual for usual, column in _PEOPLE.items() if column == which)
        those = partial(_value, kind, year, lambda _, p: len(COLUMNS[which](p)))
        return Source(COUNTED + said, said, "", "", those)
    return Source(TAUGHT + AVERAGE, AVERAGE, "", "", partial(_value, kind, year, lambda _, p: _average(p)))


def offers(kind: str, year: int | None) -> tuple[Source, ...]:
    """All that can be asked of the training of a kind, under the labels that a user may name."""
    found = [number_of(label, kind, year) for label in (*_OF_KINDS, AVERAGE, *_PEOPLE)]
    return tuple({one.name: one for one in found if one is not None}.values())


def _average(people: People) -> float:
    return round(people.hours / len(people.years), 1) if people.years else 0


def _value(kind: str, year: int | None, number: _Number, _branch: object, facts: Facts) -> Content:
    wanted = year or facts.year
    figures = study_figures(facts.snapshot, wanted, facts.today)
    if not figures.batches and not figures.kinds[-1].hours:
        return Unsure(f"账本里没有 {wanted} 年的培训")
    line = figures.of_kind(kind)
    found = number(line, figures.people[0])
    return int(found) if float(found).is_integer() else found
