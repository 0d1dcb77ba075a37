"""Lists of records: columns, a model that keeps ids and fetches rows by page, and the view that paints them."""
