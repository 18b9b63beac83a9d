"""Everything a browser meets: screens, their parts, HTTP routes and printed reports; no rule of measurement."""
