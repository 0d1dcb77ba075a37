"""What the lines above and below a form ask about the form itself: which branch, which committee, which day, how many members."""

from __future__ import annotations

from dataclasses import replace

from models.forms.contents import Content, Facts, of_field
from models.forms.of_meetings import MEETING
from models.forms.of_people import branch_name
from models.forms.of_training import TRAINING
from models.forms.sources import Source, source
from models.kinds import PartialDate
from models.records import Branch
from models.rules.groups import groups_of
from models.rules.posts import secretary
from models.rules.standing import counted

_UNIT = r"(填报|填表|报送|上报|制表|调查|申请|申报|所在|所属|本|流出地)?"


def _today(_: Branch, facts: Facts) -> Content:
    return PartialDate(facts.today.year, facts.today.month, facts.today.day)


def _count(_: Branch, facts: Facts) -> Content:
    return sum(counted(member, facts.today, facts.snapshot.changes_of(member)) for member in facts.snapshot.members)


def _secretary(_: Branch, facts: Facts) -> Content:
    return secretary(facts.snapshot.members, facts.today) or None


_OF_MEETING, _OF_BATCH = "meeting.", "batch."
_BY_NAME = {one.name: one for one in reversed(MEETING)}


_BATCH_BY_NAME = {one.name: one for one in reversed(TRAINING)}
_BARE = {"#when": "#period", "place": "place", "title_text": "name", "#expected": "#expected", "#present": "#taught"}
"""What the words that ask about a meeting (时间, 地点) ask over a list of the people in a batch."""


def of_event(one: Source | None) -> bool:
    """Whether a line asks about the meeting or the batch that a list of people is for: the branch does not tell."""
    return one is not None and one.name.startswith((_OF_MEETING, _OF_BATCH))


def of_batch(one: Source | None) -> bool:
    """Whether a line asks about a batch of training."""
    return one is not None and one.name.startswith(_OF_BATCH)


def answered(one: Source | None, facts: Facts) -> bool:
    """Whether it is known what a line is about: the meeting is chosen, or the list is of one batch."""
    if one is None or not of_event(one):
        return one is not None
    if one.name.startswith(_OF_BATCH):
        return facts.batch is not None
    return facts.meeting is not None or (facts.batch is not None and one.name.removeprefix(_OF_MEETING) in _BARE)


def _of_meeting(name: str, has: str) -> Source:
    """A line about a meeting."""
    own = _BY_NAME[name]

    def value(_: Branch, facts: Facts) -> Content:
        if facts.meeting is None:
            return _about_batch(_BARE[name], facts) if name in _BARE else None
        if name == "title_text":
            return facts.meeting.named()
        alone = replace(facts, card=True)  # with the time of day
        return own.value(facts.meeting, alone) if own.value is not None else of_field(facts.meeting, name, facts)

    return source(_OF_MEETING + name, own.label, has, "", value)


def _about_batch(name: str, facts: Facts) -> Content:
    if facts.batch is None:
        return None
    own = _BATCH_BY_NAME[name]
    return own.value(facts.batch, facts) if own.value is not None else of_field(facts.batch, name, facts)


def _of_batch(name: str, has: str) -> Source:
    """A line about a batch of training."""
    return source(_OF_BATCH + name, _BATCH_BY_NAME[name].label, has, "", lambda _, facts: _about_batch(name, facts))


_HELD = r"^(会议|活动|学习|召开|开会|签到)?"
FORM: tuple[Source, ...] = (
    source("#superior", "上级党组织", r"^((基层|上级|所属|所在|主管|隶属)?(党委|党工委|党总支)|(上级|主管|隶属)党组织)(名称|全称)?(盖章|公章)?$",
           r"", lambda b, _: b.superior),
    source("#branch", "支部名称", rf"^{_UNIT}(单位|党?支部|党组织|基层党组织)(名称|全称)?(盖章|公章|章)?$", r"",
           lambda b, _: branch_name(b)),
    source("#today", "今天", r"^(填报|填表|报送|上报|制表|汇总|统计|编制|截止|截至)(日期|时间)?$|^(制|填)表?日期$|^更新(至|日期|时间)$", r"^(填报|填表|统计|汇总|上报|报送|制表|编制)$",
           _today),
    source("#count", "党员人数", r"^(现有|支部)?党员(总)?(人数|数)$|^党员总数$", r"", _count),
    source("#secretary", "支部书记姓名", r"^(党组织|党?支部)书记(姓名)?$|^书记姓名$", r"", _secretary),
    source("#groups", "党小组数", r"^党小组(个)?数$", r"", lambda _, f: len(groups_of(f.snapshot)) or None),
    _of_batch("#period", r"^(培训|轮训|办班|开班)(起止)?(时间|日期)$|^起止(时间|日期)$"),
    _of_batch("place", r"^(培训|轮训|办班|开班)(地点|地址|场所)$"),
    _of_batch("organizer", r"^(主办|承办|举办)(单位|部门)$"),
    _of_batch("name", r"^(培训)?(班次|班级)(名称)?$|^培训(班|项目|班名)?名称$|^培训(班|项目|主题)$"),
    _of_batch("planned_hours", r"^(培训|计划)?(总)?(学时|课时)数?$"),
    _of_batch("content", r"^(培训|课程)内容$"),
    _of_batch("#expected", r"^应(参)?训(总)?(人数|人)$"),
    _of_batch("#taught", r"^(实际?)?(参|到)训(总)?(人数|人)$"),
    _of_batch("#away", r"^缺(课|训)(人数|人)$"),
    _of_meeting("title_text", _HELD + r"(名称|主题|内容|议题)$"),
    _of_meeting("kind", r"^(会议|活动)(类型|类别)$"),
    _of_meeting("#when", _HELD + r"(时间|日期)$"),
    _of_meeting("place", _HELD + r"(地点|地址|场所)$"),
    _of_meeting("host", r"^(会议)?主持人?$"),
    _of_meeting("recorder", r"^(会议)?记录人?$"),
    _of_meeting("#expected", r"^应(到|参会|出席)(会)?(人数|人)?$"),
    _of_meeting("#present", r"^实(到|际参会|际出席)(会)?(人数|人)?$"),
    _of_meeting("#excused", r"^请假(人数|人)?$"),
    _of_meeting("#absent", r"^缺席(人数|人)?$"),
)  # fmt: skip
