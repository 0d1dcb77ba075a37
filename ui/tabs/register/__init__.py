"""整改台账: the tab of the rectification register."""

from ui.tabs.register.page import RectificationsPage

__all__ = ["RectificationsPage"]
