"""What can be exported, once for everybody who names it: the word for it on the command line, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping

ROSTER, OFFICIAL, CARD, TRANSFERS, LOG, ALL = "roster", "official", "card", "transfers", "log", "all"
MEETINGS, MINUTES, BOOK, PLAN, COVERAGE = "meetings", "minutes", "book", "plan", "coverage"
ATTENDANCE, VOTES, RESOLUTIONS, TASKS = "attendance", "votes", "resolutions", "tasks"
TRAINING, HOURS, FIGURES, TRAINEES, SIGNING = "training", "hours", "study", "trainees", "signing"
INVITE, RECORD, CERTIFICATES = "invite", "study-record", "certificates"
ITEMS, LISTS, DUTIES, OPINIONS, OVERSIGHT = "rectification", "lists", "duties", "opinions", "oversight"
CLOSING, EVIDENCE, STATISTICS = "closing", "evidence", "statistics"
SELF_CHECK = "self-check"
NAMES: Mapping[str, str] = {
    ROSTER: "党员名册", OFFICIAL: "党员基本信息汇总表", CARD: "党员基本信息采集表",
    MEETINGS: "组织生活台账", MINUTES: "会议记录", BOOK: "年度组织生活汇编", PLAN: "三会一课计划表", COVERAGE: "三会一课对照表",
    ATTENDANCE: "出勤登记表", VOTES: "表决登记表", RESOLUTIONS: "决议索引", TASKS: "待办事项台账",
    TRAINING: "教育培训台账", HOURS: "学时台账", FIGURES: "年度教育培训统计", TRAINEES: "参训人员名册", SIGNING: "培训签到表",
    INVITE: "拟参训人员名单", RECORD: "党员个人培训记录", CERTIFICATES: "结业证书",
    ITEMS: "整改台账", LISTS: "问题措施责任清单", DUTIES: "责任清单", OPINIONS: "意见建议办理情况",
    OVERSIGHT: "整改工作督查通报", CLOSING: "整改事项销号申请单", EVIDENCE: "佐证材料",
    TRANSFERS: "组织关系转接登记簿", LOG: "导出记录", STATISTICS: "统计报表", SELF_CHECK: "自查报告", ALL: "全部",
}  # fmt: skip
"""In the order in which they are offered."""
