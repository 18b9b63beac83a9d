"""How fast a sitting is, as ratios to the least that Streamlit can do, measured in one run: `python -m bench`."""
