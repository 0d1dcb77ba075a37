"""教育培训: the tab of training."""
