"""Statistics of ratings, items and impact: small pure functions over arrays, each with its published source.

Importing anything here loads numpy, so nothing that runs when the server starts may do it. In arrays a missing value
is NaN, because numbers in arrays cannot be None; `matrix` makes them from rows with None. Results are records: a value
with its n and interval, or the reason why there is none. NaN and infinity never leave a function.
"""
