"""What needs a desktop of its own: a screen, a bus, input methods, other programs. Commands, not part of the suite."""
