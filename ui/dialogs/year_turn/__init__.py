"""年度结转: the turn of the year in four steps."""
