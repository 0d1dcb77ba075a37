"""The dialogs of the rectification register."""
