"""Plone's edit form of our content: with a record, and without what is fixed by then."""
