"""What is on a page (sheet, minutes) and how it is made (excel, pdf, word, json)."""
