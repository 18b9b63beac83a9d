"""The whole field of a position: a list with its heat, profiles, and fits against their errors."""
