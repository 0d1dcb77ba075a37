"""民主评议: how one member was appraised in one year; the votes of the meeting and the grade are two things (domain §6)."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, in_year, link, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate

EXCELLENT, QUALIFIED, BARELY, UNQUALIFIED = GRADES = ("优秀", "合格", "基本合格", "不合格")
NO_GRADE = "不评定等次"
"""Probationary members take part and get no grade."""
HERE, ELSEWHERE = "本支部", "流入地党组织"


@record("appraisal", "民主评议结果", parent="member_id", years=("year",), afterwards=("told_on", "passed_on"))
@dataclass(kw_only=True)
class Appraisal(Record):
    """What came of the appraisal of one person for one year. Who was not appraised has the reason instead of a grade."""

    member_id: int | None = link("党员", to="member")
    year: int | None = in_year(
        "评议年度", required=True, width=6, listed=True, help="评议的是哪一年，会可能开在次年一季度"
    )
    grade: str = column("评定等次", Choice(*GRADES, NO_GRADE, aliases={"不定等次": NO_GRADE, "不评定": NO_GRADE}),
                        width=8, listed=True, aliases=("等次", "评议等次", "评定意见", "民主评议等次"))  # fmt: skip
    absent_why: str = column("未参评原因", Line(), width=16, help="没有参加评议的写原因，如：长期患病、失联")
    day: PartialDate | None = on_day("评议日期", width=10)
    place: str = column("评议地点", Choice(HERE, ELSEWHERE), width=10, help="流动党员可在流入地参加评议")
    votes_excellent: int | None = whole("测评优秀票", "票", width=6)
    votes_qualified: int | None = whole("测评合格票", "票", width=6)
    votes_barely: int | None = whole("测评基本合格票", "票", width=6)
    votes_unqualified: int | None = whole("测评不合格票", "票", width=6)
    gap: str = column("指出的差距", Paragraphs(), width=30)
    help: str = column("帮助教育措施", Paragraphs(), width=30, aliases=("帮助措施", "处置措施"))
    told_on: PartialDate | None = on_day("反馈本人日期", aliases=("反馈日期",))
    passed_on: PartialDate | None = on_day("通报日期", help="在流入地评议的，结果通报原所在党支部的日期")
    note: str = column("备注", Paragraphs(), width=20)

    def title(self) -> str:
        return " ".join(part for part in (f"{self.year} 年度民主评议" if self.year else "民主评议", self.grade) if part)
