"""Reports that leave the browser: self-contained HTML that prints clean."""
