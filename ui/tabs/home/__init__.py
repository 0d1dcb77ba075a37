"""首页: the first tab."""
