"""The pieces windows are put together from: each file one widget with the look of the program."""
