"""The year's book on pages: cover, contents with links, chapters, page numbers that run through."""
