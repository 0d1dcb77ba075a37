"""Why somebody was away, in the texts of a masked bundle: told as the list tells it, and nothing else of the text is touched."""

import pytest

from models.exports.texts import texts_told
from models.records import Attendance

PEOPLE = (
    Attendance(name="谭淑琴", state="请假", reason="住院复查"),
    Attendance(name="杜正平", state="请假", reason="病假，肝硬化复诊"),
    Attendance(name="王芳", state="到"),
    Attendance(name="王芳", state="缺席", reason="学习"),
    Attendance(name="程海峰", state="请假", reason="出差"),
    Attendance(name="石桂英", state="请假"),
    Attendance(name="何沛霖", state="不计入", ground="E4 年老体弱、长期患病生活不能自理"),
    Attendance(name="张小军", state="请假", reason="病"),
    Attendance(name="李明", state="到", reason="化疗后到会"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "未到：谭淑琴（住院复查）；杜正平（身体不适；家属来电）。",
            "未到：谭淑琴（原因已登记）；杜正平（原因已登记）。",
        ),
        ("谭淑琴同志因住院复查请假。", "谭淑琴同志（原因已登记）请假。"),
        ("杜正平肝硬化复诊，没有到会。", "杜正平病假，没有到会。"),
        ("杜正平（病假（肝硬化））、石桂英（化疗）请假。", "杜正平（病假）、石桂英（原因已登记）请假。"),
        ("王芳因学习缺席。", "王芳（原因已登记）缺席。"),
        (
            "王芳（1978年生）（看病）、王芳（1990年生，看病）未到。",
            "王芳（1978年生）（原因已登记）、王芳（1990年生，原因已登记）未到。",
        ),
        (
            "何沛霖（年老体弱）不计入应到，长期患病生活不能自理。",
            "何沛霖（情形已登记）不计入应到，情形已登记。",
        ),
        ("何沛霖年老体弱、长期患病生活不能自理，不计入应到。", "何沛霖情形已登记，不计入应到。"),
        ("李明化疗后到会。", "李明原因已登记。"),
    ],
)
def test_told_as_the_list_tells_it(text: str, told: str):
    assert texts_told(PEOPLE)(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "应到党员45名，实到38名，请假7名，缺席0名。到会人数符合规定。",
        "王芳：学习了文件，要把学习和工作结合起来。",
        "程海峰（出差）请假，会后由组长传达。",
        "未到：谭淑琴（正式党员）、杜正平（组织委员）、王芳（1978年生）。",
        "住院复查的费用由工会报销。谭淑琴请假。",
        "张小军请假，看望病中的老党员。",
        "慰问住院党员（名单附后），李华（住院）由支部看望。",
        "会议决定：\n1．每月走访一次；\n2．会后补学。",
    ],
)
def test_all_else_stays_as_it_is(text: str):
    assert texts_told(PEOPLE)(text) == text
