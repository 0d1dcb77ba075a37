"""民主评议结果 and 表彰奖励: the dialogs in which they are kept."""
