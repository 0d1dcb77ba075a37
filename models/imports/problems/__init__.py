"""Reading a committee's list of problems into the rectification register, on the pieces that read a roster."""
