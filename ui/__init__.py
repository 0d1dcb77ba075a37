"""The only package that imports PySide6: window and command line."""
