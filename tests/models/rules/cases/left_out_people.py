"""Rows of the domain reference on people, study and honours that no rule of the ledger answers, and why."""

LEFT_OUT_PEOPLE = {
    "O06": "说明哪些党组织之间可以直接转接，不是检查；转接方式记在介绍信里",
    "P07": "提醒谈话记在谈心谈话记录里，是否有苗头性问题账本不作判断，也不存思想状况标记",
    "R09": "党内职务人数就是 B08—B10 所查的名册党内职务，同一件事不报两次",
    "I08": "原文即“不校验存在性”：行政区划已变，账本不带区划表",
}
