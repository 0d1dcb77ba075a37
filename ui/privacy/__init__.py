"""What is on the screen or on the clipboard is hers alone: windows are covered when they are locked, numbers leave the clipboard."""
