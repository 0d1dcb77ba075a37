"""What a file can be about: people of the roster, or problems of the register; each with its record and how its headings sound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.fields import Field, Record, field_of, typed
from models.imports.enrolling.draft import ListDraft
from models.imports.problems.draft import ProblemDraft
from models.records import Member

Resemblances = tuple[tuple[str, str, str], ...]
"""Field, what the heading has, what it must not have: for headings that no list of aliases can foresee."""
_OF_PEOPLE: Resemblances = (
    ("id_number", r"身份证|公民身份|身份号码|^(证件号码?|id号)$", r"地址|类型|有效|复印|签发|照"),
    (
        "phone",
        r"手机|移动电话|联系电话|联系方式|联系号码|^电话|本人电话|通[讯信](方式|号码)",
        r"紧急|家属|配偶|办公|固定|座机|短号|单位|联系人",
    ),
    ("landline", r"固定电话|座机|办公电话|单位电话|住宅电话|固话", r"紧急|联系人"),
    ("birth", r"出生.*[年月日时]|出生$|生日", r"地|政治"),
    (
        "full",
        r"转正|转为正式|成为正式|转成正式|^正式党员(时间|日期|年月)",
        r"申请|介绍|应|拟|谈话|类|情况|预计|计划|公示|审批",
    ),
    (
        "joined",
        r"(入党|加入.*党|批准.*预备|预备党员).*(年|月|日|时间)|^入党$|^加入(中国共产党|中共|党组织|党)$",
        r"申请|积极|介绍|发展|志愿|培养|转|谈话|地点|宣誓|递交|年限|公示",
    ),
    ("education", r"学历|文化程度|文化水平|教育程度|^文化$|文凭", r"院校|学校|专业|说明|单位|时间|证"),
    ("nation", r"民族|^族别$", r""),
    ("sex", r"性别", r"配偶"),
    ("native_place", r"籍贯|祖籍", r""),
    ("kind", r"(党员|人员)(类别|类型|性质|身份|分类|种类)|政治面貌", r"发展|积极"),
    ("group", r"党小组|所[在属]小组|^小组", r"组长|职务|电话"),
    (
        "post",
        r"党内.*(职务|任职)|党组织.*(职务|任职)|支部.*(职务|任职)|党务职务|支委.*(职务|分工)",
        r"时间|日期|级别|党外",
    ),
    ("branch", r"(所在|所属|隶属).*(支部|党组织)|支部(名称|全称)?$|组织关系所在", r"职务|书记|电话|转|入党"),
    ("work_since", r"参加工作|参工", r"单位"),
    ("address", r"住址|常住地址|居住地|居住地址|家庭地址|通[讯信]地址", r"邮箱|户籍|户口|单位|身份证"),
    ("arrived", r"(转入|来|进入|到).*支部.*[时日年月]|组织关系转入.*[时日年月]", r"来源|转出"),
    ("left", r"组织关系转出.*[时日年月]|转出.*[时日年月]", r"去向|原因"),
    ("lost", r"是否.*失联|^失联党员", r""),
    ("floating", r"是否.*流动|^流动党员", r""),
    ("note", r"^备注", r""),
    ("standing", r"党籍状态|党籍情况", r""),
    ("unit", r"单位|职务|职业|(工作|所在|所属)部门|^部门", r"支部|电话|党|组织|地址|性质|级别|时间|日期|邮编|技术"),
)
_OF_PROBLEMS: Resemblances = (
    ("progress", r"进展|推进情况|工作情况|目前情况|阶段性", r"完成|计划|措施"),
    ("measures", r"措施|举措|整改(内容|任务|方案)|具体做法|任务分解", r"情况|进展|落实|完成|时限|时间"),
    (
        "deadline",
        r"时限|期限|完成(时间|日期|节点)|整改(时间|日期|节点)|时间(节点|要求|安排)|截止",
        r"发现|申请|验收|销号|原",
    ),
    ("found", r"(发现|反馈|检查|督查|巡察|提出|交办|下发)(问题)?(的)?(时间|日期)", r"向|答复"),
    (
        "outcome",
        r"(完成|整改|落实|办理|解决)(的)?(情况|结果|成效|成果)|整改完成|成效",
        r"状态|是否|进展|佐证|时间|日期|时限",
    ),
    (
        "state",
        r"是否(完成|销号|整改|到位|办结)|(整改|完成|销号|办结|当前)(的)?(状态|与否)|销号情况|^状态|^进度$|整改进度",
        r"日期|时间",
    ),
    (
        "lead",
        r"(责任|牵头|分管|包抓|包联|主管|督办|挂点|包案)(的)?(领导|负责人|支委|委员)|牵头人|领导责任人|第一责任人",
        r"部门|单位|科室",
    ),
    ("department", r"(责任|牵头|配合|协办|承办|主办|整改)(的)?(部门|单位|科室|处室|支部|股室)", r"人"),
    ("owner", r"责任人|负责人|承办人|经办人|具体负责|落实人|整改人", r"领导|审核|单位负责|部门"),
    ("cause", r"原因|根源|症结", r"退回|未完成|延期|逾期"),
    ("goal", r"目标|完成标准|预期|整改要求|整改标准|销号标准", r"问题"),
    ("category", r"类别|类型|分类|所属(方面|领域)|^方面|^领域|问题方面", r"整改|措施"),
    ("source", r"来源|渠道|出处", r"文件|文号|材料"),
    ("document", r"(来源|反馈|通报|督查|巡察|依据)(的)?(文件|文号|通知|报告)|文件(名称|依据|号)", r"销号"),
    ("evidence", r"佐证|印证|支撑材料|证明材料|附件", r""),
    ("number", r"^(问题)?(编号|序号|编码)$|^任务(编号|序号)$", r""),
    ("note", r"^备注|^其他$|说明$", r"填表|填写"),
    (
        "problem",
        r"问题|不足|短板|意见(建议)?内容|具体(表现|情形)",
        r"类|来源|编|序|数|发现.*(时间|日期)|反馈.*(时间|日期)|整改|原因|性质|责任|人$",
    ),
)


@dataclass(frozen=True)
class Subject:
    """key: says in what is remembered which of them it was · anchor: the field that every row has, by whose heading a
    heading is found · groups: words of group headings · filled_down: fields for which a merged cell speaks for all rows
    beside it · counted: the word with which rows are counted · of_rows: what the other rows are said not to be ·
    register: where it is written · people: each row is somebody, so that 姓名 may stand over the only column."""

    key: str
    cls: type[Record]
    anchor: str
    resemblances: Resemblances
    groups: re.Pattern[str]
    filled_down: tuple[str, ...]
    counted: str
    of_rows: str
    register: str
    people: bool = True

    @property
    def anchored(self) -> Field:
        """The field that every row has."""
        return field_of(self.cls, self.anchor)

    @property
    def no_heading(self) -> str:
        """Why a sheet without that field is not read."""
        return f"没有找到“{self.anchored.label}”一栏，不是{self.register}"


PEOPLE = Subject(
    "import", Member, "name", _OF_PEOPLE,
    re.compile(r"基本|情况|信息|党籍|教育|学历|组织|联系|工作|入党|转正|党内|任职|家庭|时间|日期|职务|党员"),
    ("group", "branch"), "人", "人员", "名册",
)  # fmt: skip
PROBLEMS = Subject(
    "problems", ProblemDraft, "problem", _OF_PROBLEMS,
    re.compile(r"问题|整改|责任|措施|验收|销号|情况|进展|时限|领导|要求|落实"),
    tuple(field.name for field in typed(ProblemDraft)), "项", "问题", "问题清单", people=False,
)  # fmt: skip
PARTICIPANTS = Subject("enrol", ListDraft, "name", (), PEOPLE.groups, (), "人", "人员", "参训名单")
