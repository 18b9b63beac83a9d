"""Six invented people on their way through one recruitment, so that every page has something true to show."""
