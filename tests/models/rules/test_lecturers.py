"""Who gave the 党课 by the text of the minutes, and who is only named in it."""

from __future__ import annotations

import time

import pytest

from models.rules.keeping import minutes_findings
from models.rules.lecturers import givers
from tests.models.rules.cases.case import TODAY
from tests.models.rules.cases.minutes import taught

_NAME = "赵玉兰"


@pytest.mark.parametrize(
    "text",
    [
        "赵玉兰同志讲党课《学习党章》。", "赵玉兰同志上党课。", "赵玉兰书记作专题党课。", "赵玉兰为大家讲了一堂题为《学习党章》的党课。", "由赵玉兰同志主讲。",
        "赵玉兰同志以“七一”为题讲党课。", "主讲人：赵玉兰", "主讲人为党支部书记赵玉兰。", "二、主讲人\n赵玉兰同志，职务书记。", "赵玉兰同志围绕学习党纪做了微党课。",
        "授课人：组织委员 赵玉兰", "党支部书记赵玉兰同志授课。", "进入新时代赵玉兰同志讲党课。", "大家交替发言，赵玉兰讲党课。",
    ],
)  # fmt: skip
def test_who_gave_it_is_known(text: str) -> None:
    assert givers(text, [_NAME, "李敏"]) == [_NAME]


@pytest.mark.parametrize(
    "text",
    [
        "赵玉兰同志请假，李敏同志讲党课。", "原定赵玉兰同志讲党课，改由李敏讲。", "主讲人：李敏（代赵玉兰）", "赵玉兰同志主持，李敏讲党课。", "赵玉兰同志组织大家听李敏讲党课。",
        "观看赵玉兰同志讲党课的录像。", "下次由赵玉兰同志讲党课。", "赵玉兰同志因病未能讲党课。", "赵玉兰同志在会上要求大家学好党课。", "讨论赵玉兰同志的党课。",
        "主讲人赵玉兰的讲稿由李敏宣读。", "赵玉兰请李敏讲党课。", "学习赵玉兰同志事迹。李敏上党课。",
        "由李敏同志代赵玉兰讲党课。", "李敏替赵玉兰同志上党课。", "李敏同志代请假的党支部书记赵玉兰授课。", "李敏同志临时接替书记赵玉兰主讲。",
    ],
)  # fmt: skip
def test_who_is_only_named_is_not(text: str) -> None:
    assert givers(text, [_NAME]) == []


_GAVE = "赵玉兰同志讲党课"


@pytest.mark.parametrize(
    "text",
    [
        f"原定{_GAVE}。", f"原计{_GAVE}。", f"原来是{_GAVE}。", f"原先是{_GAVE}。", f"{_GAVE}改由李敏主讲。", f"{_GAVE}改为自学。", f"{_GAVE}，李敏代替。",
        f"{_GAVE}，李敏代为宣读。", f"{_GAVE}，李敏代表她到会。", f"{_GAVE}，李敏代讲。", f"{_GAVE}，因事未能到场。", f"没有请到{_GAVE}。", f"取消{_GAVE}。",
        f"{_GAVE}，时间推迟。", f"下次{_GAVE}。", f"下期{_GAVE}。", f"下个星期{_GAVE}。", f"下一堂{_GAVE}。", f"下月{_GAVE}。", f"下季{_GAVE}。",
        f"上次{_GAVE}。", f"上期{_GAVE}。", f"上个星期{_GAVE}。", f"上一堂{_GAVE}。", f"上月{_GAVE}。", f"上季{_GAVE}。", f"播放{_GAVE}的录像。",
        f"播放{_GAVE}的录音。", f"播放{_GAVE}的视频。", f"回看{_GAVE}。", f"观看{_GAVE}。", f"收看{_GAVE}。", f"拟请{_GAVE}。", f"将请{_GAVE}。",
        f"计划请{_GAVE}。", f"安排{_GAVE}。", f"准备请{_GAVE}。", f"明年{_GAVE}。", f"后年{_GAVE}。", f"四季度{_GAVE}。", f"12月份{_GAVE}。", f"12月由{_GAVE}。",
        f"传达{_GAVE}时的要求。", f"学习{_GAVE}的讲话。", f"交流听{_GAVE}的心得。", f"谈听{_GAVE}的体会。", f"参加{_GAVE}。",
    ],
)  # fmt: skip
def test_another_time_or_nobody_there_to_give_it(text: str) -> None:
    """Each by one word of its own."""
    assert givers(text, [_NAME]) == []


@pytest.mark.parametrize(
    "text",
    [
        f"11月12日{_GAVE}。", f"下面{_GAVE}。", f"上午{_GAVE}，大家认真听讲。", f"本季{_GAVE}。", f"{_GAVE}。李敏请假，计划下次补学。", f"拟请李敏辅导。\n{_GAVE}。",
        f"原班人马到会，{_GAVE}。", f"党员代玉明到会，{_GAVE}。", f"{_GAVE}，课后没收到意见。",
    ],
)  # fmt: skip
def test_this_time_it_was_given(text: str) -> None:
    """Words of that kind that tell of nothing else, or in another sentence."""
    assert givers(text, [_NAME]) == [_NAME]


def test_a_name_that_is_part_of_another() -> None:
    assert givers("李王伟讲党课。", ["王伟"], ["李王伟", "王伟"]) == []


def test_who_presided_too_is_told_once() -> None:
    found = taught("王伟同志讲党课。", host="王伟")
    (said,) = [one.message for one in minutes_findings(found, TODAY) if one.rule == "§9.1到会"]
    assert said.startswith(
        "主持人、讲党课的人写的是 王伟，到会名单里 王伟 记的是请假，请核对是谁主持、讲课或者到会情况"
    )


@pytest.mark.parametrize(
    "filler", ["赵玉兰", "赵玉兰同志以", "主讲人：", "赵玉兰讲题为", "赵玉兰 书记 ", "赵玉兰讲《" + "章" * 30]
)
def test_a_text_of_a_hundred_thousand_characters_takes_no_time(filler: str) -> None:
    began = time.process_time()
    givers(filler * (100_000 // len(filler)), [_NAME], [_NAME])
    assert time.process_time() - began < 2
