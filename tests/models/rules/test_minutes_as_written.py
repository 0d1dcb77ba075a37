"""Minutes as secretaries really write them: where an inspector would see a decision, and where none."""

import timeit

import pytest

from models.rules.decision_told import tells_decision

TOLD = {
    "nobody objects": "大家没有异议，同意按此执行。",
    "committee elected, by name": "选举产生了新一届支部委员会：鲁宁、谭芳、冯岚。",
    "all think, and agree": "与会党员一致认为，葛平预备期内表现良好，同意其按期转正。",
    "extended without the word": "经支部大会讨论并表决，延长贺川预备期半年。",
    "activist settled": "支委会研究，确定秦晓为入党积极分子，由鲁宁、谭芳担任培养联系人。",
    "elected": "经无记名投票选举，鲁宁、谭芳、冯岚当选为新一届支部委员会委员。",
    "result of the study": "研究结果：同意。",
    "grades settled": "根据测评结果和日常表现，支委会研究确定：鲁宁、谭芳为优秀等次，其余同志为合格等次。",
    "arranged": "会议商定，下次支委会12月3日召开。",
    "sent on to the general meeting": "支委会审查认为冯岚材料齐全、手续完备，同意提交党员大会讨论。",
    "half-width punctuation": "经无记名投票表决,12票赞成,0票反对,同意接收冯岚同志为预备党员.",
    "secretary announces": "鲁宁宣布表决结果：应到15人，实到13人，赞成13票，同意接收冯岚为预备党员。",
    "refusal decided": "大会决定暂不接收秦晓为预备党员，继续培养考察。",
    "one refused, one decided": "购置投影仪的议题未通过。会议决定先修旧的，由葛平联系。",
    "speakers differ, then decided": "鲁宁：我不同意放在周六。\n谭芳：周五更合适。\n会议决定，活动改在周五下午。",
    "blank line after the colon": "会议决定：\n\n每月10日前收缴党费，由葛平负责。",
    "bracketed numbers below": "三、议定事项\n（一）明确冯岚为宣传工作联系人。\n（二）本季度党课定于12月8日，由鲁宁主讲。",
    "in brackets as a heading": "【会议决议】\n同意推荐冯岚为优秀共产党员人选。",
    "elects": "大会选举马亮、何静为支部委员。",
    "arranges with a day": "会议安排：马亮于11月30日前整理档案，何静负责核对。",
    "all passed": "与会党员逐项表决,全部通过.",
    "to be posted first": "经支委会研究，拟确定何静为入党积极分子，公示5个工作日。",
    "passes the resolution": "根据投票结果，支部大会通过接收何静同志为预备党员的决议。",
    "deferral decided": "因条件尚不成熟，会议决定暂缓讨论何静的入党问题。",
    "agenda, then minutes": "会议议程：\n1.学习\n2.讨论年度计划\n\n会议内容：\n严冬领学。\n会议讨论并通过年度计划，袁方负责组织实施。",
    "subject and decision on one line": "会议议题：确定发展对象。经集体研究，会议同意将白露列为发展对象。",
    "votes, none against": "表决结果：应到9人，实到8人，同意8票，不同意0票，弃权0票。",
    "after a notice from above": "会议传达学习了区委通知，随后研究了慰问工作，决定慰问老党员袁方，标准300元。",
    "after a report": "会议听取了白露的思想汇报，同意其按期转正。",
    "space for a colon": "会议决定 成立党员突击队，队长严冬。",
    "as the committee above asks": "按照上级党委要求，支部研究决定于11月28日召开组织生活会。",
    "month after a space": "会议决定由谭芳牵头， 月底前完成。",
    "passed in principle": "经审议，会议原则通过支部工作总结。",
    "heard and passed": "会议听取了岑立关于党费收支情况的汇报，通过了该报告。",
    "in principle, at the head of a line": "原则同意下年度计划，由谭芳修改后提交党员大会审议。",
    "tellers": "大会通过监票人冯岚、计票人鲁宁。",
    "agreed after the votes": "应到12人，实到11人，赞成11票。同意接收冯岚为预备党员。",
}
UNTOLD = {
    "one agrees with all": "谭芳：大家说的我都赞成，同意转正。",
    "still to be elected": "待党员大会选举产生新一届支部委员会后再行分工：书记、委员各司其职。",
    "heading with half-width colon": "四、形成决议\n会议决定:\n五、散会",
    "dots": "会议决定：……",
    "crosses": "会议决定：×××同志负责，××月××日前完成。",
    "letters X": "支部大会决议：同意接收XXX同志为预备党员。",
    "what to fill in, in brackets": "会议决定：（此处填写决议内容）",
    "none": "决议：无。",
    "none so far": "议定事项：暂无。",
    "stroke": "形成决议：/",
    "spaces to fill in": "会议决定：由    同志负责，    月    日前完成。",
    "took none": "会议没有作出决定，待下次再议。",
    "not carried": "经投票表决，提案未获通过。",
    "did not pass": "举手表决没有通过。",
    "whether it passes": "因缺席较多，表决通过与否下次会议再定。",
    "agenda in lines": "会议议程：\n1.传达上级文件\n2.讨论通过年度工作计划\n3.表决接收预备党员",
    "agenda on one line": "会议议程：一、学习文件；二、审议通过工作报告；三、宣读支部大会决议。",
    "subject": "议题：讨论同意秦晓列为发展对象事宜",
    "whether to agree": "会议讨论是否同意接收冯岚同志为预备党员。",
    "whether he can": "支部党员讨论冯岚能否通过考察。",
    "plenum's decision studied": "鲁宁领学党的二十届四中全会决定，大家谈了体会。",
    "demands of a conference": "传达了全市组织工作会议要求，鲁宁作辅导。",
    "plenum passed": "学习全会公报。全会审议通过了关于下一个五年规划的建议。",
    "congress passed": "学习党章：党章由全国代表大会修改通过，是立党管党的总章程。",
    "committee above decided": "通报区委决定：开展基层党组织整顿工作。",
    "committee above agreed": "机关党委会议研究同意我支部换届请示，鲁宁宣读批复。",
    "pointed out": "会议指出，决定事业成败的关键在人。",
    "demand without task": "会议要求，全体党员要提高政治站位，增强责任意识。",
    "clear about a mission": "会议明确了新时代党员的使命。",
    "through this study": "支部党员通过这次学习，进一步坚定了信念。",
    "by way of a film": "会议通过观看专题片的方式开展警示教育。",
    "through discussion": "通过讨论，大家提高了思想认识。",
    "get to know": "葛平：建议支部通过走访了解老党员困难。",
    "own resolve": "葛平：我决定今后每天学习一小时。",
    "still to pass": "该事项待支部大会讨论通过后实施。",
    "a rule": "发展对象须经支部大会讨论通过，报上级党委审批。",
    "article": "学习《支部工作条例》第十二条：支部委员会决定重要事项时，到会委员须超过半数。",
    "last time's": "通报上次会议决定事项的落实情况。",
    "last time's carried out": "葛平汇报了上次会议决议执行情况。",
    "thanks": "冯岚：感谢支部同意我的申请，我会继续努力。",
    "decisive": "大家谈到，人才起决定性作用。",
    "how to carry out": "大家围绕如何贯彻落实大会决议进行了讨论。",
    "raise your hands": "表决方式：举手表决，同意的请举手。",
    "begs to pass": "何静宣读入党志愿书，请求支部同意接收她为预备党员。",
    "bare numbers": "会议决定：1.\n2.\n3.",
    "bare sections": "会议决定\n一、\n二、",
    "to be added": "会议决定：待补充",
    "boxes": "会议决议：□通过 □不通过",
    "planned to pass": "支委会下一阶段拟讨论通过考核办法。",
    "message from above": "传达党委扩大会议精神，会议决定全面推行网格化管理，明确年底前完成。",
    "before the meeting": "会前支委会同意召开本次大会，现在宣布开会。",
    "through a chat group": "马亮：会议通过微信群提前发了材料，大家都看了。",
    "draft resolution": "根据大会决议草案，请各位党员提出意见。",
    "bare heading": "四、表决通过\n五、宣布散会",
    "as above": "会议决定：同上",
    "majority missed": "经无记名投票，赞成票数未超过半数，大会未同意接收白露为预备党员。",
    "right to decide": "会议就白露入党问题进行了讨论，大家意见不统一，没有付诸表决，决定权留待下次大会。",
    "how it is done": "岑立介绍了发展党员流程：支委会研究同意后，提交支部大会。",
    "enclosure below": "支部决议：\n\n\n附件：签到表",
    "demand for a sense of duty": "会议要求：一要加强学习，二要担当负责。",
    "voted down": "投票结果：赞成3票，反对8票，支部大会没有通过接收决议。",
    "by video": "会议通过视频方式召开，岑立主持。",
    "wish of one": "毕成：我建议会议决定由岑立牵头。",
    "opinion after more words": "谭芳：迟到那次他当场认了错。值守从不缺席。同意转正。",
    "with the landlord": "谭芳建议贴指引线，当场与物业商定。\n结束后碰头十分钟。",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD.keys())
def test_an_inspector_sees_a_decision(text):
    assert tells_decision(text)


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD.keys())
def test_an_inspector_sees_none(text):
    assert not tells_decision(text)


@pytest.mark.parametrize("words", ["经支部讨论研究表决", "，会议研究是否同意", "支部书记要求"])
def test_a_page_without_a_full_stop_is_read_at_once(words):
    assert timeit.timeit(lambda: tells_decision("明确" + words * 1000), number=1) < 1
