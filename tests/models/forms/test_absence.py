"""Who was missing, as forms ask for it: every column beside the truth of one meeting, and what each heading means."""

import openpyxl
import pytest

from models.forms.of_absence import NO_KINDS
from models.forms.reading import read_form
from models.forms.vocabulary import meaning
from models.kinds import PartialDate
from models.records import Attendance, Meeting, Member
from models.records.meeting import ABSENT, EXCUSED, FINAL, GUEST, LEFT_OUT, PRESENT
from models.rules import Snapshot

from .invented import branch_of
from .test_layouts import made

HEAD = ("序号", "会议类型", "召开时间", "议题")
NAMES = "甲乙丙丁戊己庚辛"
CAME, LEAVE, AWAY = NAMES[:3], NAMES[3:5], NAMES[5:]
ON_LEAVE, GONE = "丁（出差）、戊（值班）", "己、庚、辛"
BOTH = f"{ON_LEAVE}、{GONE}"


@pytest.fixture
def held() -> Snapshot:
    """A meeting: 3 came, 2 were excused, 3 stayed away; one sat in and one is left out."""
    branch = branch_of(8)
    branch.meetings = [Meeting(id=1, kind="党课", day=PartialDate(2026, 3, 24), subject="学习", status=FINAL)]
    states = dict.fromkeys(CAME, PRESENT) | dict.fromkeys(LEAVE, EXCUSED) | dict.fromkeys(AWAY, ABSENT)
    why = {"丁": "出差", "戊": "值班"}
    branch.attendances[1] = [
        Attendance(meeting_id=1, member_id=n, name=name, state=state, reason=why.get(name, ""))
        for n, (name, state) in enumerate(states.items(), start=1)
    ]
    branch.attendances[1] += [
        Attendance(meeting_id=1, name="壬", state=GUEST),
        Attendance(
            meeting_id=1, name="癸", state=LEFT_OUT, ground="失联", consent="文", passed=PartialDate(2026, 1, 1)
        ),
    ]
    return branch


def filled(tmp_path, fill, held, columns: str) -> list[object]:
    """What stands below the columns, 上/下 being a heading in two rows."""
    paths = [(name,) for name in HEAD] + [tuple(one.split("/")) for one in columns.split("|")]
    rows = [["会议情况统计表"], [path[0] for path in paths]]
    deep = any(len(path) > 1 for path in paths)
    if deep:
        above = [path[0] for path in paths]
        rows[1] = [name if k == 0 or name != above[k - 1] else None for k, name in enumerate(above)]
        rows.append([path[1] if len(path) > 1 else None for path in paths])
    rows += [[1], [2]]
    last = openpyxl.utils.get_column_letter(len(paths))
    merged = []
    if deep:
        for k, path in enumerate(paths):
            letter = openpyxl.utils.get_column_letter(k + 1)
            if len(path) == 1:
                merged.append(f"{letter}2:{letter}3")
        starts = [k for k, name in enumerate(rows[1]) if name and len(paths[k]) > 1]
        for k in starts:
            end = max(j for j in range(k, len(paths)) if paths[j][0] == paths[k][0])
            if end > k:
                letters = [openpyxl.utils.get_column_letter(j + 1) for j in (k, end)]
                merged.append(f"{letters[0]}2:{letters[1]}2")
    form = made(tmp_path / "表.xlsx", rows, framed=f"A2:{last}{len(rows)}", merges=merged)
    sheet = openpyxl.load_workbook(fill(form, snapshot=held).files[0]).active
    return [sheet.cell(4 if deep else 3, k + 1).value for k in range(len(HEAD), len(paths))]


@pytest.mark.parametrize(
    ("columns", "there"),
    [
        ("应到|实到|缺席", [8, 3, 5]),
        ("应到|实到|请假|缺席", [8, 3, 2, 3]),
        ("应到人数|实到人数|未到人数|请假人数|无故缺席人数", [8, 3, 5, 2, 3]),
        ("缺席|其中：请假|其中：无故缺席", [5, 2, 3]),
        ("未到会人数|其中请假人数|其中无故缺席人数", [5, 2, 3]),
        ("缺席人数|请假人数|无故缺席人数", [5, 2, 3]),
        ("缺席|其中：病假|其中：事假", [5, None, None]),
        ("病假|事假|缺席", [None, None, 3]),
        ("病假|事假|公假|旷会|缺席", [None, None, None, 3, 5]),
        ("未到会人数/小计|未到会人数/请假|未到会人数/无故", [5, 2, 3]),
        ("缺席/小计|缺席/病假|缺席/事假|缺席/旷会", [5, None, None, 3]),
        ("请假/病假|请假/事假|请假/公假", [None, None, None]),
        ("因病请假|因事请假|缺席人数", [None, None, 3]),
        ("因病缺席人员|因事缺席人员", [None, None]),
        ("请假、缺席人数|缺席人数（含请假）", [5, None]),
        ("不计入应到人数|应到人数", [None, 8]),
        ("缺席人员", [BOTH]),
        ("请假人员|缺席人员", [ON_LEAVE, GONE]),
        ("请假人员及原因|缺席人员及原因", [ON_LEAVE, GONE]),
        ("请假人员|无故缺席人员|未到会人员", [ON_LEAVE, GONE, BOTH]),
        ("请假人数|缺席人员", [2, BOTH]),
        ("病假人数|缺席人员及原因", [None, BOTH]),
        ("病假|事假|缺席人员", [None, None, GONE]),
        ("缺席人数|缺席人员|缺席原因（病假、事假、旷会）", [5, BOTH, BOTH]),
        ("未到会人员|未到会原因（因公、因病、因事）", [BOTH, None]),
        ("缺席人员及原因（病假、事假、旷会）", [BOTH]),
        ("备注（病假等）|缺席人员及原因", [None, BOTH]),
        ("缺席人员/无故|缺席人员/请假", [GONE, ON_LEAVE]),
        ("到会情况/应到|到会情况/实到|到会情况/请假|到会情况/缺席", [8, 3, 2, 3]),
        ("参会人员/应到|参会人员/实到|参会人员/请假|参会人员/缺席", [8, 3, 2, 3]),
        ("党员到会（人）/应到|党员到会（人）/请假|党员到会（人）/缺席", [8, 2, 3]),
        ("缺席情况/请假|缺席情况/无故|缺席情况/合计", [2, 3, 5]),
        ("缺席党员/请假|缺席党员/未请假", [2, 3]),
        ("缺席情况/人数|缺席情况/姓名", [5, BOTH]),
        ("应到|实到|请假|缺席|缺席名单", [8, 3, 2, 3, GONE]),
        ("请假/病|请假/事|请假/公|缺席", [None, None, None, 3]),
        ("病假/事假|缺席人数", [None, 3]),
        ("病事假|缺席", [None, 3]),
        ("缺席人数/正式党员|缺席人数/预备党员", [None, None]),
        ("因公出差未到|因病未到|其他原因未到", [None, None, None]),
        ("未参会人员（请注明请假原因）|是否请假", [BOTH, None]),
        ("缺席/请假/小计|缺席/无故/小计", [2, 3]),
        ("未到人数|缺席人员/姓名|缺席人员/处理情况", [5, BOTH, None]),
        ("补学/内容|补学/地点|缺席", [None, None, 5]),
        ("出缺席情况/应出席人数|出缺席情况/实出席人数|出缺席情况/请假人数|出缺席情况/缺席人数", [8, 3, 2, 3]),
        ("到会及请假情况/应到人数|到会及请假情况/实到人数|到会及请假情况/请假人数", [8, 3, 2]),
        ("出缺席情况/参加人员|出缺席情况/缺席人员", ["甲、乙、丙", BOTH]),
        ("请假人数|其中：病假|缺席人数", [2, None, 3]),
        ("应到|其中：实到|其中：请假|其中：缺席", [8, 3, 2, 3]),
        ("未到会人数|其中：请假|其中：缺席", [5, 2, 3]),
        ("应到人数|其中正式党员|请假|缺席", [8, None, 2, 3]),
        ("请假人数（其中病假人数）|缺席人数", [2, 3]),
        ("请假人数（附请假条）|缺席人数", [2, 3]),
        ("应到（名）|实到（名）|请假（名）|缺席（名）", [8, 3, 2, 3]),
        ("因故缺席人数|无故缺席人数", [2, 3]),
        ("因故未参加人员|无故未参加人员", [ON_LEAVE, GONE]),
        ("因故未参加人员", [BOTH]),
        ("因公请假|因私请假|因病请假|缺席", [None, None, None, 3]),
        ("因公未到会|因私未到会|无故未到会", [None, None, 3]),
        ("个人原因请假人数|出差请假|缺席人数", [None, None, 3]),
        ("缺席人员（人数）|请假人员（人数）", [3, 2]),
        ("未参会（请假）人数|未参会（未请假）人数", [2, 3]),
        ("请假人员|无故缺席人员|缺席人数", [ON_LEAVE, GONE, 5]),
        ("请假人员|缺席人数", [ON_LEAVE, 3]),
        ("病假人数|事假人数|缺席人数", [None, None, 3]),
        ("缺席/总数|缺席/请假", [5, 2]),
        ("缺席人员/合计", [BOTH]),
        ("请假/小计|缺席", [2, 3]),
        ("请　假|缺 席 人 数", [2, 3]),
        ("缺席名单/请假|缺席名单/无故", [ON_LEAVE, GONE]),
        ("请假/时间|请假/人次", [None, 2]),
        ("请假人数（含病假、事假）|缺席人数", [2, 3]),
        ("请假（含病假、事假）|旷会", [2, 3]),
        ("请假人员（含病假、事假、公假）|无故缺席人员", [ON_LEAVE, GONE]),
        ("请假人数（不含公假）|缺席人数", [None, 3]),
        ("缺席人数（含病假）|应到人数（含预备党员）", [5, 8]),
        ("应到正式党员人数|实到正式党员人数|正式党员/应到|应到/正式党员", [None] * 4),
        ("应参会|实参会|应出席|实出席", [8, 3, None, None]),
        ("实际缺席人数", [5]),
        ("应到人数|实到人数|因病请假人员/姓名|因病请假人员/原因", [8, 3, None, None]),
        ("应到委员|实到委员", [8, 3]),
        ("班子成员参会情况/应到|班子成员参会情况/地点|退休党支部到会情况/应到", [None, None, 8]),
        ("学生党员参会人数|教工党支部参会人数", [None, 3]),
        ("接收预备党员大会参会人数|青年理论学习缺席人数", [3, 5]),
        ("应到党员（名）|请假党员（名）|缺席党员（名）", [8, 2, 3]),
        ("缺席人数（正式党员）|请假（预备）", [None, None]),
        ("未到会人员姓名及是否请假", [BOTH]),
        ("未参加党员是否请假|缺席人员", [None, BOTH]),
        ("应到人数|实到人数|未到人员/姓名|未到人员/原因", [8, 3, BOTH, None]),
        ("应到人数|未参会党员/姓名", [8, BOTH]),
        ("三会一课请假缺席情况统计/时间", [None]),
        ("迟到早退及缺席情况/应到人数|迟到早退及缺席情况/缺席人数|迟到早退及缺席情况/备注", [8, None, None]),
        ("正式党员/缺席|缺席/人", [None, 5]),
        ("请假/人数|请假/姓名|未请假/人数|未请假/姓名", [2, ON_LEAVE, 3, GONE]),
    ],
)  # fmt: skip
def test_each_column_says_the_truth(tmp_path, fill, held, columns: str, there: list[object]) -> None:
    assert filled(tmp_path, fill, held, columns) == there


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        (
            "#missing_names",
            "未参会人员 未参加党员 不能参加人员 未参会人员及原因 未参会同志 未出席党员 未能参加人员 未能到会人员 没有参加人员"
            " 未按时参会人员 无法到会人员 未到会原因（病假） 未到人员 未参会党员姓名 请假、缺席人员 缺席人员（含请假） 未参学人员 未到会人员（请假、缺席）"
            " 未参会人员（请假/缺席） 未参会人员及原因（是否请假） 缺席（请假）人员及原因 到会情况（请假、缺席人员） 未到会人数及名单"
            " 缺席原因（因公、因病、因事） 未到会对象 未到会理由",
        ),
        ("#missing", "未出席人数 不参加人数 未参会人数 未到会党员数 请假缺席人数 请假及无故缺席人数 应到未到人数 缺席（含请假）人数 未到人数（请假、缺席） 未到"),
        (
            "#absent_names",
            "缺席党员 缺席人员 缺席名单 缺席（姓名） 缺席原因 备注（缺席人员及原因） 缺席（注明原因） 缺席人数及原因 缺席人数（姓名） 缺会人员 缺席情况 缺席人员（是否无故） 缺席（人员） 说明（缺席人员） 缺席说明 备注（注明缺席人员）",
        ),
        ("#absent", "缺席 支部委员会缺席人数 缺席人数 缺勤人数 缺席党员数 党员大会缺席 缺会人数 缺席人数（其中请假人数） 缺席（人）"),
        ("#excused", "请假 请假人数 请假党员数 请假（人） 因故请假人数"),
        ("#excused_names", "请假人员 请假名单 请假事由 请假党员及原因 请假未到会人员 缺席人员（请假） 因请假缺席人员 请假（未到）人员 备注（请假人员） 请假人数及原因 告假人员 请假学生 请假说明"),
        (
            "#unexcused",
            "无故缺席 无故缺席人数 无故未到人数 旷会 未请假人数 没有请假人数 不请假人数 未办理请假手续人数 无故缺席（没有请假）人数"
            " 擅自缺席人数 无正当理由缺席人数 无故缺席（未事先请假） 无故缺席人数（请假除外） 缺席人数（不含病假、事假） 缺席（不含公假） 缺席人数（不包括请假） 缺席人数（请假者不计在内）",
        ),
        (
            "#unexcused_names",
            "无故缺席人员 无故缺席党员 没有请假人员 未履行请假手续人员 无故不请假人员 无故缺席人员（不含请假） 缺席人员（未请假）"
            " 缺席人员（无故） 缺席人员（除公假外） 未到会人员（未请假）",
        ),
        (
            "",
            "缺席率 请假率 病假 因病请假 因公缺席人数 病假人员 请假条 请假时间 缺席人员补学情况 请假审批 不计入应到人员 是否请假 请假手续 请假批准人 正式党员缺席人数 流动党员缺席人数"
            " 班子成员缺席人数 长期不参加组织生活党员 多次缺席党员 连续缺席人员 缺席表决人数 缺席人员处理情况 缺席人员提醒谈话 其他缺席人数 病假、事假人数 婚假 因婚假缺席 因私请假人数 因病因事请假人数 请假（公出） 缺席人员传达学习情况 请假女党员人数"
            " 退休党员请假人数 缺席补会人数 请假天数 缺席次数 缺席类别 缺席类型（请假/无故） 迟到早退缺席人数",
        ),
        ("#for_cause", "因故缺席 有故未到人数"),
        ("#for_cause_names", "因故未参会人员"),
        ("#present_names", "参会人员 参加党员 出席人员 到会党员"),
        ("#present", "实到人数 参加人数 出席人数 到会人数"),
        ("#expected", "应到人数 应到人数（不含请假）"),
    ],
)  # fmt: skip
def test_what_a_heading_means(name: str, headings: str) -> None:
    for heading in headings.split():
        found = meaning((heading,), Meeting)
        assert (found.name if found is not None else "") == name, heading


def test_a_name_below_leave_is_not_of_the_list() -> None:
    for above in ("请假", "因病请假人员", "未到人员", "未参会党员", "参加党课缺席人员", "培训请假人员"):
        assert meaning((above, "姓名"), Member) is None, above
    for above in ("基本情况", "因病致困党员", "因公出国（境）", "未参加集中培训党员"):
        assert (one := meaning((above, "姓名"), Member)) is not None
        assert one.name == "name"


def test_the_line_above_a_list_to_sign_agrees_with_itself(tmp_path, fill, held) -> None:
    """缺席 was all who were missing beside 请假, for the fields of such a line are those of the meeting."""
    rows = [
        ["党员大会签到表"],
        ["应到：", None, "实到：", None, "请假：", None, "缺席：", None],
        ["序号", "姓名", "签名"],
    ]
    form = made(tmp_path / "表.xlsx", [*rows, *([n] for n in range(1, 9))], framed="A3:C11")
    sheet = openpyxl.load_workbook(fill(form, snapshot=held, meeting=1).files[0]).active
    said = "".join(str(cell.value or "") for cell in sheet[2])
    assert said == "应到：8实到：3请假：2缺席：3"


def test_what_she_fills_in_herself_is_asked_all_the_same(tmp_path, fill, held) -> None:
    form = made(tmp_path / "表.xlsx", [["统计表"], [*HEAD, "请假", "缺席"], [1], [2]], framed="A2:F4")
    sheet = openpyxl.load_workbook(fill(form, snapshot=held, mapping={"请假": ""}).files[0]).active
    assert (sheet["E3"].value, sheet["F3"].value) == (None, 3)


def test_why_a_kind_of_leave_stays_open_is_said(tmp_path) -> None:
    form = made(tmp_path / "表.xlsx", [["统计表"], [*HEAD, "病假", "事假"], [1], [2]], framed="A2:F4")
    assert [slot.reason for slot in read_form(form).areas[0].slots[4:]] == [NO_KINDS, NO_KINDS]
