"""The parts of a board of candidates: its funnel, what is shown of it, and what is done to several at once."""
