"""Frozen pictures of our objects, as the rules of ``domain`` take them."""
