"""What the tests of the plan share with those of the rules."""

from tests.models.rules.conftest import meeting, person

__all__ = ["meeting", "person"]
