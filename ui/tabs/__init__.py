"""The pages of the window, one file a tab; what they share is in page.py and list_page.py."""
