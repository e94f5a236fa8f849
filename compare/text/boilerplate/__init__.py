"""What belongs to a page and not to its story: rules, a line each, and what marks by them."""
