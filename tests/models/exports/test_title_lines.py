"""Long titles break where their meaning does, into a trapezium or a lozenge, never into a square or an hourglass."""

import pytest

from models.exports.title_lines import title_lines

HEADING = "支部党员大会会议记录"


@pytest.mark.parametrize(
    "lines",
    [
        ["机关第三支部"],
        ["中共滨海市委组织部机关第一支部委员会"],
        ["中国共产党滨海市", "数据资源管理局机关第三支部委员会"],
        ["中国共产党示例市发展服务中心机关", "第三党支部委员会（示例）"],
        ["中国共产党浙江省杭州市余杭区", "五常街道荆丰社区第二网格党支部委员会"],
        ["中共北京市市场监督管理局", "直属机关离退休干部第十二党支部"],
        ["中国共产党中国石油化工股份有限公司", "胜利油田分公司孤东采油厂", "采油管理三区第五党支部委员会"],
        ["中国共产党滨海大学计算机科学与技术学院", "（人工智能研究院）研究生第四党支部委员会"],
    ],
)
def test_names_break_between_their_parts(lines: list[str]) -> None:
    assert title_lines("".join(lines), HEADING, 20) == [*lines, HEADING]


@pytest.mark.parametrize("name", ["支部" * 200, "第" * 45, "（" * 60, "Party Branch Committee " * 9, "中共" * 80, ""])
def test_any_name_is_whole_and_no_line_too_long(name: str) -> None:
    lines = title_lines(name, "", 20)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert all(len(line) <= 40 for line in lines)
    assert all(len(line) <= 20 for line in lines if not line.isascii())


def test_a_long_kind_of_meeting_breaks_too() -> None:
    heading = "党支部委员会（扩大）会议暨党风廉政建设专题组织生活会会议记录"
    lines = title_lines("机关第三支部", heading, 20)
    assert lines[0] == "机关第三支部"
    assert "".join(lines[1:]) == heading
    assert max(map(len, lines)) <= 20
