"""党员: one member of the roster. The 18 columns of 《党员基本信息汇总表》(2017) and what branches keep beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.fields import Record, column, on_day, record
from models.kinds import (
    Address,
    BirthDay,
    Choice,
    Coded,
    IdNumber,
    Landline,
    Line,
    Paragraphs,
    PartialDate,
    PersonName,
    Phone,
    YesNo,
    whole_years,
    years_words,
)

FULL, PROBATIONARY = "正式党员", "预备党员"
SUSPENDED = "停止党籍"
POSTS = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "统战委员", "保密委员", "委员", "党小组组长")
COMMITTEE_POSTS = POSTS[:-1]
LOST_WHY = ("外出务工经商", "单位改制或破产", "毕业后去向不明", "工作单位改变", "出国（境）", "居住地改变", "其他")
"""How contact was lost, as the registers of lost members code it (domain §3.3)."""
STUDY_ABROAD, SETTLED_ABROAD = "出国（境）学习", "因私出国（境）定居"
AWAY_WHY = ("务工经商", "外派、挂职", "外出学习", STUDY_ABROAD, SETTLED_ABROAD, "异地居住", "毕业后未落实单位", "其他")
AT_HOME = "送学上门"
"""Taught at home: old, frail or gravely ill, of whom no hours are asked (教管条例 §23, T06)."""
_STUDY = {"不作硬性要求": AT_HOME, "免学时": AT_HOME, "送学": AT_HOME, "正常": "集中学习", "正常参加": "集中学习"}
LEAVING = ("转出", "去世", "除名", "开除党籍", "取消预备党员资格", "退党", "其他")

NO_PROBATION = (date(1969, 4, 1), date(1977, 8, 11))
"""Joined between these days: no probation, 党龄 runs from admission (domain §4.4)."""

_JOINED = ("入党日期", "入党时间", "加入中共组织日期", "加入中国共产党日期", "入党年月", "何时入党", "加入党组织时间")
_FULL_ON = ("转正日期", "转正时间", "转正年月", "成为正式党员日期", "转为正式党员时间", "何时转正")
_ID = (
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "公民身份证号码",
    "证件号码",
    "居民身份证号",
    "居民身份证号码",
    "身份证",
)


@record("member", "党员")
@dataclass(kw_only=True)
class Member(Record):
    """A person on the roster, now or formerly."""

    name: str = column("姓名", PersonName(), required=True, group="基本信息", width=12, listed=True,
                       aliases=("党员姓名", "名字"), help="与身份证一致")  # fmt: skip
    sex: str = column("性别", Choice("男", "女", aliases={"男性": "男", "女性": "女", "M": "男", "F": "女", "1": "男", "2": "女"}),
                      group="基本信息", width=4, listed=True)  # fmt: skip
    nation: str = column("民族", Coded("nation"), group="基本信息", width=8, aliases=("民族名称",))
    birth: PartialDate | None = on_day("出生日期", kind=BirthDay(), group="基本信息", width=10, listed=True,
                                    aliases=("出生年月", "出生年月日", "出生时间", "生日"),
                                    help="以档案为准；只知道年月就写 1985-03")  # fmt: skip
    id_number: str = column("公民身份证号", IdNumber(), group="基本信息", width=20, aliases=_ID)
    education: str = column("学历", Coded("education"), group="基本信息", width=8, keeps="education_detail",
                            aliases=("最高学历", "文化程度", "学历层次", "全日制学历"))  # fmt: skip
    education_detail: str = column("学历说明", Line(), group="基本信息", width=14, aliases=("学历详情", "学历代码"),
                                   help="上级表格要用的写法，如：硕士研究生、中央党校大学")  # fmt: skip
    native_place: str = column("籍贯", Line(), group="基本信息", width=14, aliases=("祖籍",))
    kind: str = column("人员类别", Choice(FULL, PROBATIONARY, aliases={"正式": FULL, "预备": PROBATIONARY, "中共党员": FULL,
                       "中共正式党员": FULL, "中共预备党员": PROBATIONARY, "1": FULL, "2": PROBATIONARY}),
                       group="组织关系", width=8, listed=True,
                       aliases=("党员类别", "党员类型", "类别", "党员性质"))  # fmt: skip
    joined: PartialDate | None = on_day("加入党组织日期", group="组织关系", width=10, listed=True, aliases=_JOINED,
                                     help="党员大会接收为预备党员的日期")  # fmt: skip
    full: PartialDate | None = on_day("转为正式党员日期", group="组织关系", width=10, aliases=_FULL_ON)
    branch: str = column(
        "所在党支部", Line(), group="组织关系", width=20, aliases=("所属党支部", "党支部", "支部名称", "所在支部")
    )
    group: str = column(
        "党小组", Line(), group="组织关系", width=10, listed=True, aliases=("所在党小组", "所属党小组", "小组")
    )
    post: str = column("党内职务", Choice(*POSTS, aliases={"支部书记": "书记", "党支部书记": "书记", "支部副书记": "副书记", "党支部副书记": "副书记", "支书": "书记", "党支书": "书记",
                       "副支书": "副书记", "组委": "组织委员", "宣委": "宣传委员", "纪律检查委员": "纪检委员",
                       "小组长": "党小组组长", "党小组长": "党小组组长", "支部委员": "委员", "普通党员": "", "党员": ""}, free=True),
                       group="组织关系", width=10, aliases=("党内任职", "支部职务", "党内职务名称"))  # fmt: skip
    post_since: PartialDate | None = on_day("党内任职日期", group="组织关系", aliases=("党内任职时间", "任党内职务时间", "党内职务任职日期"),
                                         help="担任现在的党内职务从哪一天起；新任书记半年内参加任职培训")  # fmt: skip
    arrived: PartialDate | None = on_day("来支部日期", group="组织关系", aliases=("转入日期", "进入支部日期", "转入本支部日期", "转入时间"),
                                      help="组织关系到本支部的日期；从这一天起计入应到")  # fmt: skip
    standing: str = column("党籍状态", Choice("正常", SUSPENDED), group="组织关系", width=8)
    standing_since: PartialDate | None = on_day("停止党籍日期", group="组织关系", aliases=("停止党籍时间",))
    lost: str = column("是否失联党员", YesNo(), group="组织关系", width=6, aliases=("是否为失联党员", "是否失联"))
    lost_since: PartialDate | None = on_day("失去联系日期", group="组织关系", aliases=("失联日期", "失去联系年月"),
                                         help="最近一次参加组织生活或交纳党费的日期")  # fmt: skip
    lost_why: str = column("失联情形", Choice(*LOST_WHY, free=True), group="组织关系", width=12)
    floating: str = column("是否流动党员", YesNo(), group="组织关系", width=6, aliases=("是否为流动党员", "流动党员"))
    floating_to: str = column("外出流向", Line(), group="组织关系", width=16, aliases=("流动去向", "流入地", "流向"))
    floating_since: PartialDate | None = on_day(
        "外出日期", group="组织关系", aliases=("外出时间", "流出时间", "流出日期", "流动时间")
    )
    floating_why: str = column(
        "外出原因", Choice(*AWAY_WHY, free=True), group="组织关系", width=12, aliases=("流动原因",)
    )
    liaison: str = column("党组织联系人", PersonName(), group="组织关系", width=10,
                          help="支部里谁负责与这名流动、失联或出国（境）党员联系")  # fmt: skip
    study: str = column("学习方式", Choice("集中学习", "线上学习", AT_HOME, aliases=_STUDY), group="组织关系", width=8, aliases=("学习形式", "参加学习方式"),
                        help="年老体弱、行动不便、身患重病的选“送学上门”，不要求学时（教管条例第二十三条）")  # fmt: skip
    left: PartialDate | None = on_day("离开日期", group="组织关系", aliases=("转出日期", "离开支部日期", "转出时间"))
    left_why: str = column("离开原因", Choice(*LEAVING, free=True), group="组织关系", width=10)
    left_to: str = column(
        "离开去向", Line(), group="组织关系", width=20, aliases=("去向", "转往党组织", "转往支部", "转往何处")
    )
    job: str = column("工作岗位", Coded("job"), group="工作与联系", width=20, aliases=("岗位",))
    unit: str = column("工作单位及职务", Line(), group="工作与联系", width=24, listed=True,
                       aliases=("单位职务", "工作单位", "单位及职务", "单位", "现任职务", "职务", "工作单位和职务", "工作单位职务"))  # fmt: skip
    work_since: PartialDate | None = on_day("参加工作日期", group="工作与联系", aliases=("参加工作时间", "工作时间"))
    phone: str = column("手机号", Phone(), group="工作与联系", width=13, listed=True,
                        aliases=("手机", "联系电话", "联系方式", "手机号码", "电话", "移动电话"))  # fmt: skip
    landline: str = column("固定电话", Landline(), group="工作与联系", width=14, aliases=("座机", "办公电话", "固话"))
    address: str = column(
        "家庭住址", Address(), group="工作与联系", width=28, aliases=("住址", "现住址", "居住地", "家庭地址")
    )
    note: str = column("备注", Paragraphs(), group="其他", width=24, aliases=("说明",))
    sort_key: str = column("姓名排序", Line(), derived=True)
    search_keys: str = column("姓名拼音", Line(), derived=True)

    def title(self) -> str:
        return self.name or "未填姓名"

    def derive(self) -> None:
        """The keys of a name that has not changed stay: to find them out the dictionary of readings has to be loaded."""
        if self.search_keys and "".join(self.sort_key.split(" ")[1::2]) == self.name != "":
            return
        from models.pinyin import search_keys, sort_key

        self.sort_key, self.search_keys = sort_key(self.name), search_keys(self.name)

    def belongs(self, on: date) -> bool:
        """Whether the person belonged to the branch on that day, as far as the dates say (domain §8.5 R12).

        An unknown day of arrival counts as 'from the start', at the earliest on joining the Party;
        the day of leaving is the first day on which the person no longer belongs.
        """
        since = self.arrived or self.joined
        return not (since and since.first() > on) and not (self.left and self.left.first() <= on)

    @property
    def left_words(self) -> str:
        """Why the person left, where it is one of LEAVING; '' for other words: they may tell of illness, and what lists and
        findings say goes out (domain §11)."""
        return self.left_why if self.left_why in LEAVING else ""

    def suspended(self, on: date) -> bool:
        """Whether 党籍 was stopped on that day; where the day of stopping is not known, at all times.

        By the roster alone, which says how things are now; `models.rules.standing.suspended` knows what was decided when.
        """
        since = self.standing_since
        return self.standing == SUSPENDED and (since is None or since.first() <= on)

    def kind_on(self, on: date) -> str:
        """正式党员 or 预备党员 as of that day; '' if unknown."""
        if self.full and self.full.last() <= on:
            return FULL
        if self.full:
            return PROBATIONARY
        return self.kind

    def age(self, on: date) -> int | None:
        """Full years of age that are certain: of 1985-03 the birthday is over when the month is (domain §8.4); None where
        the birthday is unknown."""
        return None if self.birth is None else whole_years(self.birth.last(), on)

    def age_words(self, on: date) -> str:
        """41 岁, or 40 或 41 岁 where the day is not known; '' where the birthday is unknown."""
        return f"{years_words(self.birth, on)} 岁" if self.birth else ""

    def seniority_since(self) -> PartialDate | None:
        """The day from which 党龄 counts; None for probationary members and where it is not known (domain §4.4)."""
        if self.kind == PROBATIONARY:
            return None
        return self.joined if self.without_probation else self.full

    @property
    def without_probation(self) -> bool:
        """Whether the day of admission is of the years in which nobody had a probation, for certain."""
        joined = self.joined
        return bool(joined and NO_PROBATION[0] <= joined.first() and joined.last() <= NO_PROBATION[1])

    def seniority(self, on: date) -> int | None:
        """党龄 in full years that are certain (domain §8.4); None for probationary members, before it has begun for certain,
        and where it is not known."""
        since = self.seniority_since()
        return None if since is None or since.last() > on else whole_years(since.last(), on)

    def seniority_words(self, on: date) -> str:
        """15 年, or 14 或 15 年 where the day is not known; '' where there is no `seniority`."""
        since = self.seniority_since()
        return f"{years_words(since, on)} 年" if since and self.seniority(on) is not None else ""
