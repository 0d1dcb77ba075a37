"""Pure functions over records and a day: findings with the article they rest on."""
