"""From the words of a form to what is asked: which source of which record a heading or a label means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType

from models.fields import Record, typed
from models.forms.contents import Content, Facts, of_field
from models.forms.of_absence import NO_KINDS, absence, of_a_kind, of_those_away
from models.forms.of_form import FORM
from models.forms.of_meetings import MEETING
from models.forms.of_people import MEMBER, branch_name
from models.forms.of_rectification import RECTIFICATION
from models.forms.of_training import ENROLMENT, TRAINING, member_field
from models.forms.of_transfers import OF_MEMBER, TRANSFER, member_sources
from models.forms.sources import Source, source
from models.forms.together import combined, part
from models.imports.mapping import key, match, sure_match
from models.records import Branch, Enrolment, Meeting, Member, Rectification, Training, Transfer

SEQUENCE = "#"
FIXED = "="
"""A correction that begins so is a text of the user's own: =王小明."""
SUBJECTS: tuple[type[Record], ...] = (Member, Meeting, Training, Rectification, Enrolment, Transfer)
"""The records that a form can be about."""
WHICH_POST = "看不出问的是党内职务还是单位职务，请选定对应的栏目"

_OWN: Mapping[type[Record], tuple[Source, ...]] = MappingProxyType(
    {
        Member: (*OF_MEMBER, *MEMBER), Meeting: MEETING, Training: TRAINING, Rectification: RECTIFICATION,
        Enrolment: ENROLMENT, Transfer: TRANSFER, Branch: FORM,
    }
)  # fmt: skip
_SEQUENCE = re.compile(r"序号?|顺序号?|行号|no\.?|编?号?序")
# Who made the form and when; people write this by hand.
_ABOUT_THE_FORM = re.compile(
    r"^(填报|填表|填写|报送|上报|制表|审核人|审批|汇总|统计|盖章|党组织盖章|签名|签字|本人签|单位盖章)"
)
_SIGNATURE = re.compile(r"签名|签字|签章|盖章|照片|相片|一寸|二寸")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.,'&-]*|[(][A-Za-z ]*[)]")
_TWO_LANGUAGES = re.compile(r"[A-Za-z]{2}.*\s[一-龥]", re.DOTALL)
_OTHER_UNIT = re.compile(r"^(申请|接收|推荐|培养|考察|派出|主管|举办|授予|颁发|审批|发证|调出|调入|介绍)单位")
"""Not where somebody works, whatever the form is about."""
_OF_ITS_OWN = ("备注", "说明", "其他")
"""Headings that mean the same whatever stands over them: 备注 under 整改结果 does not ask for the result."""
_SAYS_LITTLE = re.compile(
    r"时间|日期|年月|地点|内容|名称|主题|对象|意见|结果|情况|原因|单位|部门|人员?|人数|人次|次数|学时|课时|类[型别]"
)
"""Headings that say what is meant only together with what stands over them: 人数 under 缺课."""
_COUNT = re.compile(r"(期|批|批次|班|班次|次|场|人|人员|党员|学员|人次)数量?$|人次$")
"""Headings of training that ask how many: 举办期数, 参训人次."""
_TALK = re.compile(r"谈话|谈心")
_TOGETHER = re.compile(r"[/／、（(]|及|和|与")
_KIND_OF_MEETING = re.compile(r"党员大会|支委会|支部委员会|党小组会|^党课|主题党日|组织生活会")
_BRANCH = re.compile(r"^(所[在属])?(党?支部|党组织|支部)(名称|全称)?$")


def _branch(_: object, facts: Facts) -> Content:
    return branch_name(facts.snapshot.branch)


@cache
def _extra(cls: type[Record]) -> dict[str, Source]:
    """The sources of a record by name: worked out ones, and each declared field."""
    known = {s.name: s for s in reversed(_OWN[cls])}
    for field in typed(cls):
        known.setdefault(field.name, source(field.name, field.label, "", ""))
    if cls is Enrolment:
        for field in typed(Member):
            known.setdefault("member." + field.name, member_field(field.name))
    if cls is Transfer:
        known |= {one.name: one for one in member_sources()}
        known["name"] = replace(known["member.name"], name="name")
    known[SEQUENCE] = source(SEQUENCE, "序号", "", "")
    known.setdefault("#branch", source("#branch", "支部名称", "", "", _branch))
    return known


def sources(cls: type[Record]) -> Mapping[str, Source]:
    """Everything that a form can ask about a record, by name; what a user can choose from for a column."""
    return _extra(cls)  # type: ignore[arg-type]  # a class is hashable, though its instances are not


def heading_key(path: tuple[str, ...]) -> str:
    """What a correction of a heading is remembered by."""
    return "/".join(k for k in map(key, path) if k)


def chosen_source(chosen: str, cls: type[Record]) -> Source | None:
    """What a correction names: a source, or a text of the user's own; None for a column that is left alone."""
    if not chosen.startswith(FIXED):
        return sources(cls).get(chosen)
    text = chosen.removeprefix(FIXED)
    return source(chosen, f"“{text}”", "", "", lambda _record, _facts: text)


def meaning(path: tuple[str, ...], cls: type[Record], mapping: Mapping[str, str] | None = None) -> Source | None:
    """What a heading asks about a record; None if nothing is known for it.

    path: the texts over the column from the top row down · mapping: corrections of the user, heading_key → name of a
    source, = and a text of the user's own, or '' for a column that is left alone.
    """
    if mapping and (chosen := mapping.get(heading_key(path))) is not None:
        return chosen_source(chosen, cls)
    found = _usual(path, cls)  # type: ignore[arg-type]
    if found is None and _TWO_LANGUAGES.search(path[-1]):
        return _usual((*path[:-1], _LATIN.sub("", path[-1])), cls)  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=8192)
def _usual(path: tuple[str, ...], cls: type[Record]) -> Source | None:
    """What a heading asks by its words; kept, because each cell of a sheet is asked about for each record."""
    known = sources(cls)
    leaf, joined = key(path[-1]), key("".join(path))
    if cls is Branch:
        return next((one for one in FORM if one.named(leaf)), None)
    if _SEQUENCE.fullmatch(leaf):
        return known[SEQUENCE]
    if leaf == "编号" and cls in (Member, Enrolment, Transfer):
        return known[SEQUENCE]
    if _left_alone(path, leaf, cls):
        return None
    if cls is Meeting and (missing := absence(path)) is not None:
        return known.get(missing)
    if cls in (Training, Enrolment) and _COUNT.search(leaf):
        return _how_many(leaf, joined, cls)
    if cls is Enrolment:
        return _of_enrolment(path, leaf)
    if cls is Transfer:
        return _of_transfer(path, leaf)
    if cls is Member and (one := _special(path, leaf, known)) is not None:
        return one
    if (one := _by_words(path, leaf, joined, cls)) is not None:
        return one
    if cls is not Member and _BRANCH.search(leaf):
        return known["#branch"]
    found = match(path, None, cls)
    return known[found.field] if found.field else None


def _by_words(path: tuple[str, ...], leaf: str, joined: str, cls: type[Record]) -> Source | None:
    """What the lower heading asks by itself; with what stands over it where it does not say it alone."""
    little = bool(_SAYS_LITTLE.fullmatch(leaf))
    if not little and (one := _by_itself(path[-1], leaf, cls)) is not None:
        return one
    completed = len(path) > 1 and len(leaf) <= 4 and leaf not in _OF_ITS_OWN
    for one in _OWN[cls]:
        if (little and one.named(leaf)) or (completed and one.has and one.named(joined)):
            return one
    return None


def _how_many(leaf: str, joined: str, cls: type[Record]) -> Source | None:
    """What a heading that asks for a count means of a batch: never its number or a text; nothing of one person in it."""
    counted = [one for one in TRAINING if one.name in ("#expected", "#passed", "#away", "#taught")]
    words = (joined, leaf) if _SAYS_LITTLE.fullmatch(leaf) else (leaf,)
    return next((one for text in words for one in counted if cls is Training and one.named(text)), None)


def _by_itself(text: str, leaf: str, cls: type[Record]) -> Source | None:
    """What a heading asks whatever stands over it; what is declared of a person may be asked of another one there (配偶)."""
    for one in _OWN[cls]:
        if one.named(leaf):
            return one
    found = "" if cls is Member else sure_match(text, None, cls).field
    return sources(cls)[found] if found else None


def _which_post(path: tuple[str, ...], cls: type[Record]) -> bool:
    """Whether a heading asks for a post without saying whether in the party or at work; the ledger has both."""
    return cls is Member and key(path[-1]) == "职务" and len(path) == 1


def why_left(path: tuple[str, ...], cls: type[Record]) -> str:
    """Why a heading of which nothing is known is left to her; '' where there is nothing to say."""
    if _which_post(path, cls):
        return WHICH_POST
    return NO_KINDS if cls is Meeting and of_a_kind(path) else ""


def _left_alone(path: tuple[str, ...], leaf: str, cls: type[Record]) -> bool:
    """Whether a heading asks what somebody writes by hand, or what only looks like something of the ledger."""
    if not leaf or _ABOUT_THE_FORM.search(leaf) or _SIGNATURE.search(leaf):
        return True
    if _which_post(path, cls):
        return True
    if cls is Member and (_OTHER_UNIT.search(leaf) or any(map(of_those_away, path[:-1]))):
        return True  # 姓名 under 请假 is of who was away, and not of the list
    if cls is Member and leaf in ("学位", "职业"):
        return True  # the ledger has the education and the place of work, which are something else
    if cls is not Meeting and _TALK.search(leaf):
        return True  # 谈话人, 谈话时间, 谈话内容 on a form about a person: not the day or the content of anything else
    if cls is Meeting and len(path) > 1 and _KIND_OF_MEETING.search(key("".join(path[:-1]))):
        return True  # how often each kind was held: numbers of a year, not one meeting
    return leaf.endswith("意见") and cls is not Rectification  # somebody writes and signs it


def _special(path: tuple[str, ...], leaf: str, known: Mapping[str, Source]) -> Source | None:
    """What a heading asks about a member that names two things, or a part of one."""
    one = part(path, _of_member)
    if one is None and _TOGETHER.search(path[-1]):
        one = combined(path[-1], _of_work if "单位" in path[-1] else _of_member)
    if one is None and leaf == "职务" and len(path) > 1 and re.search(r"党内|党务", "".join(path[:-1])):
        return known["post"]
    return one


def _of_member(word: str) -> Source | None:
    return _usual((word,), Member)


def _of_work(word: str) -> Source | None:
    """What a word asks beside 单位: the post there."""
    return sources(Member)["unit"] if key(word) == "职务" else _of_member(word)


def _of_enrolment(path: tuple[str, ...], leaf: str) -> Source | None:
    known = sources(Enrolment)
    if (found := match(path, None, Enrolment).field) and found != "hours":
        return known[found]
    for one in ENROLMENT:
        if one.named(leaf):
            return one
    found = "" if _OTHER_UNIT.search(leaf) else match(path, None, Member).field
    return known["name"] if found == "name" else known["member." + found] if found else None


def _of_transfer(path: tuple[str, ...], leaf: str) -> Source | None:
    known = sources(Transfer)
    if (one := next((one for one in TRANSFER if one.named(leaf)), None)) is not None:
        return one
    if found := match(path, None, Transfer).field:
        return known[found]
    asked = _usual(path, Member)
    return None if asked is None else known.get("name" if asked.name == "name" else "member." + asked.name)


def content(record: Record, one: Source, facts: Facts) -> Content:
    """What the ledger says for a source; None or '' if it does not say it."""
    if one.value is not None:
        return one.value(record, facts)
    return of_field(record, one.name, facts)


def kind_of(cls: type[Record], one: Source) -> object:
    """The kind of the values of a source, for finding a word in a drop-down; None where none is declared."""
    from models.fields import field_of
    from models.kinds import YesNo

    if one.name in ("#closed", "#done", "#reached", "#overdue", "#told"):
        return YesNo()
    name, owner = one.name, cls
    if name.startswith("member."):
        name, owner = name.removeprefix("member."), Member
    elif name.startswith("training."):
        name, owner = name.removeprefix("training."), Training
    try:
        return field_of(owner, name).kind
    except KeyError:
        return None
