"""What the rules give for one activity when its neighbours are supposed to stand elsewhere."""
