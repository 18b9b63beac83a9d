"""What an answer to a keyed question is worth, as a share of 0 to 1."""
