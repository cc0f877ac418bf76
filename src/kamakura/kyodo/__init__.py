"""Collaborative projects between citizens' groups and a city (相互提案協働事業)."""
