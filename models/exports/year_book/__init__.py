"""年度组织生活汇编: a year of organization life as one book; what is in it, before it is laid out on pages."""
