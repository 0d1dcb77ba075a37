"""The life of an item of the rectification register: its states and steps, and the figures that are counted from them."""
