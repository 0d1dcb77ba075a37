"""Meetings beside each other: searching all of them, what one was before, and what is taken over from one into another."""
