"""Whether the text of minutes tells of a decision: the word alone, as templates and outlines put it there, is none."""

from __future__ import annotations

import re
from collections.abc import Collection

_ANY = re.compile(r"决议|[决议商确]定|同意|赞成|通过|明确|要求|安排|当选|选举|推选|延长|取消|接收|推荐|给予")
"""Without one of these nothing is decided, and nothing else is looked at."""
_FULL_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")

# How a page of minutes is laid out.

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_TITLES = re.compile(r"《[^》]*》")
_GAP = re.compile(
    r"""_{2,} | [×xX○]{2,} | … | \.{3,} | □ | （\s*）            # 同意____；同意××；同意……；□同意；同意（ ）
    | \s{2,}(?=同志)                                             # 同意接收  同志为预备党员
    | (?<![\d\s])\s+(?=[年月日票名](?![底初末度终常程单额]))     # 定于 月 日；同意 票；not 会议决定 年底前""",
    re.VERBOSE,
)
"""Where something is still to be filled in."""
_SPEAKER = re.compile(r"(?!.{0,8}[决议果会])[^：，。]{1,8}：")
"""李敏：  not 会议决定：, 表决结果："""
_NUMBER = re.compile(r"[一二三四五六七八九十]+、")
_HEADING = re.compile(rf"{_NUMBER.pattern}\w{{1,6}}")
"""四、形成决议"""
_NEXT = re.compile(
    r"""[二三四五六七八九十]+、.*                 # 二、研究计划
    | (?:[^：]{0,20}：\s*)+                       # 责任人：  完成时限：
    | .*(?:签[字名]|散会|会议结束).*              # 参会人员签字
    | (?:主持人|记录人|附件)：.*                  # 记录人：李敏""",
    re.VERBOSE,
)
"""What stands below an empty decision: the next section, a label, the foot of the record."""
_NOTHING = re.compile(
    r"""(?: 暂?无 | 没有 | 略 | 待[定补].* | 同上 | [/／—-]*     # 会议决定：无。  待补充。  ——
    | [\d一二三四五.．、]* | （[^（）]*） )[。\s]*                # 会议决定：1.  （另附）""",
    re.VERBOSE,
)
"""What is no decision where one should stand."""
_AGENDA = re.compile(r"(?:会议)?(?:议程|议题|程序|表决方式)[^：，。]{0,3}：")
"""会议议程："""
_LISTED = re.compile(r"[（(]?(?:\d+|[一二三四五六七八九十]+)[）)]?[、.．]|[（(]|[①-⑩]")
"""（一）  2.  ③"""

# Words that the patterns for a decision have in common.

_BODY = r"(?:会议|大会|支部|支委会?|委员会|小组)"
"""Who decides."""
_VOTES = r"\s*\d*\s*[票人的后]"
"""同意 12 票, 同意后: a number or a condition, after which it is not yet told what came of it."""
_TALKED = "研究|讨论|表决"
_PASSED_AS = "计划|总结|监票人|方案|报告|办法|名单|制度|清单|决议"
"""What a meeting passes by name."""
_NOW = r"了(?!解)"
"""通过了, not 通过了解."""

_NAMED = re.compile(
    rf"""(?: {_BODY} | {_TALKED} | 形成|作出|宣布 | [，；】] | ^(?:{_NUMBER.pattern}|【)? )
    [^，；。：]{{0,8}}?                              # 会议（一致）决定；四、（大会）决议
    (?<!的)                                          # not 上级的决定
    (决议(?!草案) | 决定(?![性权]) | 议定)           # not 决议草案, 决定性, 决定权
    (?!事项的|的|执行情况|落实情况)                  # not 决议的, 决议执行情况
    (?:事项|如下|意见)*[\s：，。；、】]*             # 会议议定事项如下：""",
    re.VERBOSE,
)
"""The word that announces a decision, with what only leads on to it; not of somebody else's, nor of one told of again."""
_AGREED = re.compile(
    rf"""
    # 一致同意。 同意推荐王磊。 — not 同意的请举手
    ^(?:原则|一致)?(同意)(?!的)
    # 经表决，与会党员同意接收刘某。 会议一致同意。 — not 不同意, 12票同意, 同意12票
    | (?: {_BODY} | 全体|党员|人员 | 一致|表决|举手 | 研究|讨论|审议 | 结果 )[^；。]{{0,8}}?
        (?<![不票人])(同意)(?!{_VOTES})
    # 会议听取了介绍，讨论了材料，同意推荐王磊。 表决采取举手方式，同意报上级党委。
    | (?: (?:{_BODY}|(?<!：)(?:大家|与会|全体))[^：。]{{0,60}} | 表决[^。]{{0,60}} )，(同意)(?!{_VOTES})
    # 同意12票，反对0票。
    | (?:同意|赞成)\s*[1-9]\d*\s*[票人名].{{0,20}}(反对|不同意|不赞成)\s*[0零]\s*[票人名]
    # 计划审议并一致通过。 — not 表决通过与否, 讨论通过后；审议通过，方可
    | (?:审议|讨论|研究|表决|一致|全票|全部|举手|投票|鼓掌|原则|获得?|决议)(?:并|一致|全票)*(通过)(?!与否|后|，[方才])
    # 同意12票，通过。
    | 票，(通过)
    # 会议听取了报告，通过了计划。 支部讨论了名单，通过该名单。
    | {_BODY}[^：。]{{0,60}}，(通过)(?:{_NOW}|该)
    # 会议通过了年度计划。 大会通过监票人名单。 — not 支部通过制定计划, 会议通过学习提高认识
    | {_BODY}[^，；。]{{0,8}}?(通过)(?!制定|开展)
        (?={_NOW}|下列|以下|该|[。，；]|$|[^，。]{{0,30}}(?:{_PASSED_AS}))
    # 王磊当选为支部书记。 选举产生了新一届委员：王磊。 大会选举王磊为书记。
    | (当选[为：])
    | ((?:选举|推选)产生)了?[^，。]{{0,20}}：\w
    | (?:大会|支部|投票)[^，。]{{0,4}}((?:选举|推选)[^，。]{{1,60}}为)
    # 会议确定王磊为联系人。 研究商定下周召开。
    | (?:{_BODY}|研究)[^：。]{{0,8}}?(确定|商定)
    # 经支部大会讨论，延长预备期半年。 经研究，推荐王磊。
    | 经[^。：]{{0,30}}(?:讨论|研究|表决)[^，。]{{0,10}}，(延长|取消|接收|推荐|给予)""",
    re.VERBOSE,
)
"""That all agreed."""
_ASKED = re.compile(
    rf"""(?:{_BODY}|组长|书记|主持人)[^。；：]{{0,8}}?(明确|要求|安排).{{0,60}}
    (?: [日底末周月旬天]前                           # 会议要求各党小组月底前完成
    | (?<!认真)(?<!担当)负责                         # 会议明确由张伟负责；not 要求认真负责
    | 牵头 | 报送 | 上报 )                           # 书记安排李敏牵头""",
    re.VERBOSE,
)
"""What the meeting asks of whom and by when; not what one of them said, nor what is asked from above."""
_OTHERS = re.compile(
    r"""(?: 指出|强调 | 传达[^。]*精神， ).*$                    # 会议强调，……决定；传达会议精神，一致同意
    | (?: 全会 | 全[国省市区县] | [省市区县党]委                 # 省委决定
        | 中央 | 上级 | 总支 | 工作会议                          # 上级党委同意
        | 上[次届] | 会前                                        # 上次会议决定
        | 第\w{1,4}条 | 程序 | 方可|才能 | 须|需经|应经          # 须经支部大会讨论通过
        | (?<!接)待 | 拟(?!定|$) | 下一步 | 打算                 # 待会议决定；拟推荐；not 接待, 拟定
        | 建议|希望|提议|请求|恳请|感谢                          # 建议支部同意
        | 如何|是否|能否|可否                                    # 是否同意
        | 我(?!们?支部)                                          # 我同意；not 我支部
        | (?:通报|汇报|传达)(?![^，；]*[并后]) )[^，；]*$        # 通报了决定；not 通报后一致同意
    | (?: 未|没|不 | 无(?!记名|异议)                             # 未作决定；not 无记名投票
        | 落实|执行|根据|按照 )[^，；]{0,5}$                     # 落实大会决议""",
    re.VERBOSE,
)
"""Before the word: that it is another's, a wish, a rule, still to come, or that there was none."""
_LOOKED_BACK = 120
"""So many characters before the word are read for that; a whole page without a full stop would take seconds."""


def tells_decision(body: str, titles: Collection[str] = ()) -> bool:
    """Whether a decision stands in the text: words after 会议决定 on its line or below, before the next section, or that the
    meeting agreed. What still has a gap to be filled in is none, nor what an item is called (`titles`) or the agenda says."""
    if not _ANY.search(body):
        return False
    lines: list[str] = []
    agenda = False
    for raw in body.splitlines():
        line = _TITLES.sub("", raw.translate(_FULL_WIDTH)).strip()
        agenda = bool(_AGENDA.fullmatch(line)) or (agenda and (not line or bool(_LISTED.match(line))))
        said = [part for part in _SENTENCE.findall(line) if not _GAP.search(part) and not _AGENDA.match(part)]
        if said and not agenda:
            lines.append("二、" if _NUMBER.sub("", line) in titles else "".join(said))
    return any(_told(line, below) for line, below in zip(lines, [*lines[1:], ""], strict=False))


def _told(line: str, below: str) -> bool:
    agreements = () if _HEADING.fullmatch(line) else (_AGREED, _ASKED)
    sentences = _SENTENCE.findall(line)
    for place, sentence in enumerate(sentences):
        if place and _SPEAKER.match(line):
            sentence = f"：{sentence}"  # still his words: his bare 同意 is not the meeting's
        if any(_ours(found) for pattern in agreements for found in pattern.finditer(sentence)):
            return True
        for found in filter(_ours, _NAMED.finditer(sentence)):
            after = sentence[found.end() :] + "".join(sentences[place + 1 :])
            if not _NOTHING.fullmatch(after or below) and (after or not _NEXT.fullmatch(below)):
                return True
    return False


def _ours(found: re.Match[str]) -> bool:
    """Whether nothing before the word takes it back: 未, 是否, 建议, of the higher committee."""
    word = found.start(found.lastindex or 0)
    return not _OTHERS.search(found.string, max(word - _LOOKED_BACK, 0), word)
