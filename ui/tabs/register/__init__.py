"""整改台账: the tab of the rectification register."""
