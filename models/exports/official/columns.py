"""The columns of the official table: headings, widths, drop-downs, in the order of the form."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "党员基本信息汇总表"
PARTY_COMMITTEE, SUMMED_UP = "基层党委：", "汇总日期："
NOTE = "注：此表可从系统导出或从共产党员网（网址：www.12371.cn）下载，不可自行制作。"
YES_NO = ("是", "否")


@dataclass(frozen=True)
class OfficialColumn:
    """A column. name: of the member's field, '' for the number · heading: as the form writes it · width: as Excel counts ·
    words: of its drop-down · codes: the sheet whose list its drop-down shows · group: the heading above it, where two
    columns share one · wraps: whether long text goes on in the next line."""

    name: str
    heading: str
    width: float
    words: tuple[str, ...] = ()
    codes: str = ""
    group: str = ""
    wraps: bool = True


_COLUMNS = (
    OfficialColumn("", "序号", 9),
    OfficialColumn("name", "姓名", 10.1296296296296),
    OfficialColumn("branch", "所在党支部", 19.3796296296296),
    OfficialColumn("id_number", "公民身份证号", 22.8796296296296),
    OfficialColumn("sex", "性别", 9, words=("男", "女")),
    OfficialColumn("nation", "民族", 10.75, codes="民族"),
    OfficialColumn("birth", "出生日期", 15.3796296296296),
    OfficialColumn("education", "学历", 11.25, codes="学历"),
    OfficialColumn("kind", "人员类别", 14.3796296296296, words=("正式党员", "预备党员")),
    OfficialColumn("joined", " 加入党组织日期", 20),
    OfficialColumn("full", "转为正式党员日期", 18.6296296296296),
    OfficialColumn("job", "工作岗位", 17.3796296296296, codes="工作岗位"),
    OfficialColumn("phone", "手机号", 14.1111111111111, group="联系电话"),
    OfficialColumn("landline", "固定电话", 14.3796296296296, group="联系电话"),
    OfficialColumn("standing", "党籍状态", 14.3796296296296, words=("正常", "停止党籍")),
    OfficialColumn("lost", "是否为\n失联党员", 9, words=YES_NO),
    OfficialColumn("lost_since", "失去联系日期", 14.5),
    OfficialColumn("floating", "是否为\n流动党员", 9, words=YES_NO),
    OfficialColumn("floating_to", "外出流向", 15.1296296296296),
)
_ADDRESS = OfficialColumn("address", "家庭住址", 28)
DATES = frozenset({"birth", "joined", "full", "lost_since"})


def official_columns(*, with_address: bool) -> tuple[OfficialColumn, ...]:
    """The 19 columns, or the 20 with 家庭住址 between 固定电话 and 党籍状态."""
    place = next(n for n, column in enumerate(_COLUMNS) if column.name == "standing")
    return (*_COLUMNS[:place], _ADDRESS, *_COLUMNS[place:]) if with_address else _COLUMNS
