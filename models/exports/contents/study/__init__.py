"""教育培训 to hand out: lists of a batch, the hours of a year, one person's record, the figures of a year, who should come."""
