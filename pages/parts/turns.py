"""How many screens are drawn at once: the others wait without costing anything.

Streamlit gives every run a thread of its own. Two hundred of them, all with something to compute, wake each other up
two hundred times a second for the interpreter's lock, and each holds the memory of a half-drawn page. Waiting here
costs neither. A run that continues after an interaction inside a fragment does not come this way; those are short.
"""

import threading

AT_ONCE = 8  # more than any machine's interpreter can use, so that one that waits for a database holds nobody up

turn = threading.BoundedSemaphore(AT_ONCE)
