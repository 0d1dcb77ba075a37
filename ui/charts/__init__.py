"""Pictures of statistics in the window: shapes of `models.statistics.geometry`, painted, pointed at and walked by keys."""
