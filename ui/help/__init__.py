"""The help: pages in resources/help, the window that shows them, and the way from a place of the program to its page."""
