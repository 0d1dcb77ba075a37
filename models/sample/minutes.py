"""Turns a plan into the record of a meeting: the minutes, who was there, and the agenda with its votes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import COMMITTEE, EXCUSED, GENERAL, GROUP, GUEST, PRESENT, SECRET, TOPICS
from models.sample import figures
from models.sample.attending import attendances, line
from models.sample.cast import Cast
from models.sample.left_out import LeftOut
from models.sample.people import Person
from models.sample.plan import BESIDE, Plan
from models.sample.texts import fill, marks, texts
from models.sample.times import workday

_RULES = {"admit": "接收预备党员", "convert": "转正（延长、取消）", "election": "选举"}
_TOPICS = {"admit": TOPICS[2], "convert": TOPICS[3], "election": TOPICS[1]}
_TELLERS = "许静怡、郭子昂"
_GROUP_WORDS = ("first", "second", "third")


class Writer:
    """Writes the minutes of one plan after the other."""

    def __init__(self, cast: Cast, left_out: LeftOut) -> None:
        self._cast, self._left_out = cast, left_out
        self._words = texts("general")["words"]
        self._seen: dict[tuple[date, int], tuple[str, str]] = {}
        self._latest: dict[int, tuple[str, str]] = {}

    def write(self, plan: Plan) -> tuple[Meeting, list[Attendance], list[AgendaItem]]:
        """The record of the meeting; not yet kept, so parts have no meeting_id."""
        rng = Random(f"{plan.title} {plan.day}")
        roles = self._cast.roles(plan.day)
        host, recorder = self._person(plan.host, roles), self._person(plan.recorder, roles)
        present, lines = self._attendance(plan, roles, {host.name, recorder.name}, rng)
        if plan.kind == GROUP:
            # Who keeps the minutes of a group meeting does not speak in them.
            present = [person for person in present if person is not recorder]
        text = str(plan.text) + str(plan.extra) + plan.about
        voices = self._cast.voices(present, plan.day, text, rng)
        values: dict[str, object] = {name: person.name for name, person in (roles | voices).items()}
        values |= figures.head_count(lines) | self._about(plan)
        if plan.special == "review":
            values |= figures.review_words(plan, figures.head_count(lines))
        items = self._items(plan, figures.head_count(lines), values, present, rng)
        lasted = plan.text.get("minutes", plan.minutes + rng.randrange(-3, 4) * 5)
        hours, minute = divmod(int(plan.start[:2]) * 60 + int(plan.start[3:]) + lasted, 60)
        meeting = Meeting(
            kind=plan.kind, title_text=plan.title, day=PartialDate.of(plan.day), start=plan.start,
            end=f"{hours:02}:{minute:02}", place=plan.place, group=plan.group, host=host.name, recorder=recorder.name,
            guests="、".join(plan.guests), subject=self._subject(plan, values),
            body=self._left_out.told(lines) + self._body(plan, lines, values), note=fill(plan.note, values),
            recorded_on=PartialDate.of(workday(plan.day + timedelta(days=rng.choice((0, 0, 1, 1, 1, 2, 2, 3, 3, 6))))),
        )  # fmt: skip
        return meeting, lines, items

    def _subject(self, plan: Plan, values: dict[str, object]) -> str:
        """会议议题: what was prepared, and each item that came to it."""
        return fill("；".join([plan.text["subject"], *(about["title"] for about in plan.extra)]), values)

    def _person(self, mark: str, roles: dict[str, Person]) -> Person:
        return roles[mark[1:-1]] if mark.startswith("{") else self._cast.named(mark)

    def _invited(self, plan: Plan) -> list[Person]:
        if plan.kind == COMMITTEE:
            return self._cast.committee(plan.day)
        if plan.special == "talk":
            return [self._cast.named(plan.host), self._cast.named(plan.about)]
        there = [p for p in self._cast.everybody if p.there(plan.day)]
        return [p for p in there if p.member.group == plan.group] if plan.group else there

    def _attendance(
        self, plan: Plan, roles: dict[str, Person], must: set[str], rng: Random
    ) -> tuple[list[Person], list[Attendance]]:
        """Who came, and the list. Whoever the text speaks of by post, or lets speak by name, came."""
        # Whom the text says to be absent it names, too.
        text = [{name: part for name, part in plan.text.items() if name != "absent"}, plan.extra, plan.also]
        must = must | {roles[mark].name for mark in marks(text) if mark in roles}
        said = str(text)
        must |= {
            p.name
            for p in self._cast.everybody
            if f"{p.name}：" in said
            or p.name in plan.text.get("introducers", ())
            or (p.name in said and plan.kind == "主题党日")
        }
        must |= {"许静怡", "郭子昂"} if plan.special in (*_RULES, "review") else set()
        invited = self._invited(plan)
        away = roles[plan.text["absent"][1:-1]] if "absent" in plan.text else None
        must |= {p.name for p in invited} if plan.special == "talk" else set()
        ease = 0.3 if plan.special in _RULES else 0.7 if plan.kind == GENERAL else 1.0
        pairs = attendances(invited, plan.day, [p for p in invited if p.name in must], rng, ease=ease)
        for person, entry in pairs:
            if person is away and person.name not in must:
                entry.state, entry.reason = EXCUSED, plan.text["why"].split("，")[0]
            if person.name == plan.about and plan.special == "convert":
                entry.state, entry.reason, entry.kind, entry.votes = PRESENT, "", "预备党员", "否"
            held = self._left_out.holds(person.name, plan.day)
            if held and person.name not in must:
                self._left_out.stay_away(entry)
            self._same_day(plan, person, entry, must)
            if held and plan.kind == GENERAL:
                self._left_out.mark(entry, plan.day)
        present = [person for person, entry in pairs if entry.state == PRESENT]
        lines = [entry for _, entry in pairs]
        if plan.kind == COMMITTEE:
            lines += [line(self._cast.named(name), plan.day, GUEST) for name in plan.text.get("guests", ())]
        if plan.special == "admit":
            # Until the vote the person is no member: in the list, but as a guest.
            lines.append(line(self._cast.named(plan.about), plan.day, GUEST))
            lines[-1].kind = "发展对象"
        return present, lines

    def _same_day(self, plan: Plan, person: Person, entry: Attendance, must: set[str]) -> None:
        """Of two meetings on one day: who was away from the first is away from the second, who travelled here stays; at two
        records of one gathering are the same people."""
        before = self._seen.setdefault((plan.day, person.member.id), (entry.state, entry.reason))
        from_afar = person.habit in ("lost", "away", "frail") and before[0] == PRESENT
        if plan.special == BESIDE:
            entry.state, entry.reason = self._latest[person.member.id]
        elif person.name not in must and (before[0] == EXCUSED or from_afar):
            entry.state, entry.reason = before
        self._latest[person.member.id] = entry.state, entry.reason

    def _about(self, plan: Plan) -> dict[str, object]:
        day = plan.day
        return {
            "年": day.year, "上年": day.year - 1, "下年": day.year + 1, "评年": day.year - 1,
            "对象": plan.about, "评价": plan.text.get("quality", ""), "对方": plan.about, "谈话人": plan.host,
            "预审日": plan.text.get("examined", ""),
        }  # fmt: skip

    def _body(self, plan: Plan, lines: list[Attendance], values: dict[str, object]) -> str:
        members = [entry for entry in lines if entry.expected]
        away = [e for e in members if e.state != PRESENT]
        reasons = "；".join(f"{e.name}（{e.reason or e.state}）" for e in away)
        if plan.kind == COMMITTEE:
            opening = "应到支委{应到}名，实到{实到}名。" + (f"未到：{reasons}。" if away else "")
        elif plan.special in _RULES:
            return fill(self._words[f"{plan.special}_body"], values | {"open": fill(self._words["open"], values)})
        elif plan.kind == GENERAL or plan.special in ("meeting", "review"):
            opening = "应到党员{应到}名，其中有表决权的{表决应到}名；实到{实到}名，其中有表决权的{表决实到}名；请假{请假}名，缺席{缺席}名。"
            opening += "到会人数符合规定。" if plan.kind == GENERAL else ""
        elif plan.kind == GROUP:
            return fill("本组应到{应到}名，实到{实到}名。" + (f"未到：{reasons}。" if away else "全员到会。"), values)
        else:
            opening = "" if plan.special == "talk" else "应到{应到}名，实到{实到}名，请假{请假}名，缺席{缺席}名。\n"
        return fill(opening + plan.text["body"], values)

    def _items(
        self, plan: Plan, counts: dict[str, int], values: dict[str, object], present: list[Person], rng: Random
    ) -> list[AgendaItem]:
        if plan.kind == GROUP:
            return [self._group_item(plan, values, present, rng)]
        if plan.special == "election":
            return [self._candidate(plan, position, counts, values) for position in (1, 2)]
        if plan.special in _RULES:
            return [self._secret(plan, counts, values)]
        items = []
        for position, about in enumerate([*plan.text.get("items", ()), *plan.extra], 1):
            item = AgendaItem(
                position=position, title_text=fill(about["title"], values), report=fill(about["report"], values),
                discussion=fill(about["discussion"], values), decision=fill(about["decision"], values),
                ballot=about.get("ballot", ""), owner=fill(about.get("owner", ""), values),
            )  # fmt: skip
            if "due" in about:
                item.due = PartialDate.of(plan.day + timedelta(days=about["due"]))
            if item.ballot:
                figures.put_votes(item, "支委会" if plan.kind == COMMITTEE else "一般议题", counts, about)
            items.append(item)
        return items

    def _group_item(self, plan: Plan, values: dict[str, object], present: list[Person], rng: Random) -> AgendaItem:
        said: list[str] = plan.text[_GROUP_WORDS[self._cast.groups.index(plan.group)]]
        speakers = self._cast.free_to_speak(present, plan.day, str(said))
        rng.shuffle(speakers)
        named = tuple(f"{person.name}：" for person in self._cast.everybody)
        spoken = [words if words.startswith(named) else f"{speakers.pop().name}：{words}" for words in said]
        return AgendaItem(
            position=1, title_text=plan.text["subject"], report=fill(plan.text["report"], values),
            discussion=fill("\n".join(spoken), values), decision=fill(plan.text["decision"], values),
        )  # fmt: skip

    def _secret(self, plan: Plan, counts: dict[str, int], values: dict[str, object]) -> AgendaItem:
        item = AgendaItem(
            position=1, title_text=plan.text["subject"], topic=_TOPICS[plan.special], report=fill(plan.text["report"], values),
            discussion=fill(plan.text["discussion"], values), ballot=SECRET, candidate=plan.about, tellers=_TELLERS,
        )  # fmt: skip
        figures.put_votes(item, _RULES[plan.special], counts, plan.text)
        words = values | figures.ballot_words(item, plan.day)
        if plan.special == "convert":
            full = self._cast.named(plan.about).member.full
            words["期满"] = full.chinese() if full else ""
        item.decision = fill(self._words[f"{plan.special}_result"], words)
        return item

    def _candidate(self, plan: Plan, position: int, counts: dict[str, int], values: dict[str, object]) -> AgendaItem:
        """One of the two candidates of the by-election; who votes for the one does not vote for the other."""
        text, first = plan.text, position == 1
        name = text["elected" if first else "rival"]
        item = AgendaItem(
            position=position, title_text=f"{text['subject']}（{name}）", topic=_TOPICS[plan.special],
            report=fill(text["report"], values) if first else "", candidate=name, tellers=_TELLERS, ballot=SECRET,
            discussion=fill(text["discussion" if first else "rival_discussion"], values),
        )  # fmt: skip
        against = (
            {"no": 5, "abstain": 2, "invalid": 1}
            if first
            else {"no": counts["表决实到"] - 8, "abstain": 2, "invalid": 1}
        )
        figures.put_votes(item, _RULES[plan.special], counts, against)
        words = values | figures.ballot_words(item, plan.day)
        item.decision = fill(text["decision" if first else "rival_decision"], words)
        return item
