"""One reader per format: a source and its bytes -> its articles, and what of it cannot be read."""
