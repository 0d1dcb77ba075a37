"""Dialogs: only for what must be finished or given up before going on."""
