"""自查: what the rules find in all tabs, to settle, to answer, and to hand out as a report."""
