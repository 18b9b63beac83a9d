"""What the candidate is asked to do, and the record of doing it."""
