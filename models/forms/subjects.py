"""Which record a form is about: the one of which its headings ask most; where that is equal, its title decides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from models.fields import Record
from models.forms.vocabulary import SEQUENCE, SUBJECTS, meaning
from models.records import Enrolment, Meeting, Member, Rectification, Training, Transfer

_TITLES: Mapping[type[Record], str] = MappingProxyType(
    {
        Member: r"名册|花名册|党员.*(信息|情况|名单|登记|采集|汇总)|人员",
        Meeting: r"三会一课|会议|组织生活|主题党日|党课|活动|支委会|党员大会|党小组会|谈心",
        Training: r"培训|教育|学习|轮训",
        Rectification: r"整改|问题|销号|督查|巡察",
        Transfer: r"转接|转移|介绍信|组织关系.*(转|台账|登记)|转(入|出)党员",
        Enrolment: r"培训.*(人员|名单|学员|花名册|签到|学时)|学员|参训",
    }
)
_PERSON_FIRST = (Member, Enrolment, Transfer)
_GENERAL = frozenset({"note", "#branch", SEQUENCE, "member.note", "member.branch"})
_OF_TRAININGS = frozenset({"state", "result", "reason"})
# A form of people in training says so: what else it asks (time, content, result, level) other forms ask of people too.
_SAYS_TRAINING = re.compile(r"培训|轮训|参训|学员|学时|课时|班次|结业|课程|党课|[到缺]课|学习(?!简历|经历)")
_TRAINEES = re.compile(
    r"(参训|受训)(人员|党员|学员|干部|对象)|学员|(培训|轮训)班?(人员|党员|学员|参加人员)?.{0,4}(签到|考勤|点名|花?名册|名单)"
)
_TO_COME = re.compile(r"拟|推荐|报名|应参|选派")
"""Who is to be sent to a batch is not enrolled yet."""
# A form of transfers asks at least one of these: the rest a roster asks too.
_OF_TRANSFERS = frozenset({"#to", "#from", "letter", "issued", "receipt", "#back", "valid_days", "direction"})
# Of each record one of these must be asked: without any the form is about something else that has a time and a place.
_NEEDED: Mapping[type[Record], frozenset[str]] = MappingProxyType(
    {
        Member: frozenset({"name", "id_number"}),
        Meeting: frozenset({"kind", "title_text", "#topic", "#content", "host", "#expected", "#present"}),
        Training: frozenset({"name", "content", "planned_hours", "organizer", "#taught"}),
        Rectification: frozenset({"problem", "measures", "deadline", "outcome"}),
        Enrolment: frozenset({"name"}),
        Transfer: frozenset({"name"}),
    }
)


def best_subject(
    paths: Sequence[tuple[str, ...]], title: str, mapping: Mapping[str, str] | None, least: int = 2
) -> type[Record] | None:
    """The record that the headings ask about; None if no record is asked about in at least `least` different things."""
    named = any((one := meaning(path, Member)) is not None and one.name == "name" for path in paths)
    best: type[Record] | None = None
    most = 0.0
    for cls in SUBJECTS:
        if named and cls not in _PERSON_FIRST:
            continue  # a form with 姓名 is about people, whatever is counted of them
        names = {one.name for path in paths if (one := meaning(path, cls, mapping)) is not None}
        roll = (
            cls in (Member, Enrolment) and {"name", SEQUENCE} <= names
        )  # to sign or to tick: numbers and names are ours
        if not names & _NEEDED[cls] or (len(names - _GENERAL) < least and not roll):
            continue
        if cls is Enrolment and not _of_training(names, paths, title):
            continue
        if cls is Transfer and len(names & _OF_TRANSFERS) < (1 if re.search(_TITLES[Transfer], title) else 2):
            continue
        score = len(names - {SEQUENCE}) + (1.5 if re.search(_TITLES[cls], title) else 0)
        if cls in _PERSON_FIRST and "name" in names:
            score += 0.25  # a list with 姓名 is a list of people
        if cls is Enrolment and is_of_trainees(title):
            score += 1  # whatever else of people it asks
        if score > most:
            best, most = cls, score
    return best


def is_of_trainees(title: str) -> bool:
    """Whether a title says that a list is of the people in a batch: 参训人员签到表, 学员名册."""
    said = re.sub(r"\s+", "", title)
    return bool(_TRAINEES.search(said)) and not _TO_COME.search(said)


def _of_training(names: set[str], paths: Sequence[tuple[str, ...]], title: str) -> bool:
    """Whether a form about people asks about their training: a thing or two of it, in words that mean training."""
    own = {n for n in names - {"training.#period"} if n in _OF_TRAININGS or n.startswith("training.")}
    said = sum(bool(_SAYS_TRAINING.search("".join(path))) for path in paths)
    return is_of_trainees(title) or (bool(own) and bool(said or _SAYS_TRAINING.search(title)))
