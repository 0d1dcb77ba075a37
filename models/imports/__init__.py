"""A file becomes a grid, a mapping, a reading, a plan; nothing is written before the plan was seen."""
