"""Plone's forms of our content: edited with a record, added by pages of our own."""
