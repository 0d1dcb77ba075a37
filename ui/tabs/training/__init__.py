"""教育培训: the tab of training."""

from ui.tabs.training.page import TrainingsPage

__all__ = ["TrainingsPage"]
