"""三会一课: the tab of organization life: records, the year's plan, what the rules ask for, and what is to be done."""
