"""首页: the first tab."""

from ui.tabs.home.page import HomePage

__all__ = ["HomePage"]
