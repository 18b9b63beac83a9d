"""What screens are made of: the guard, the frame, words, and one widget for each kind of question."""
