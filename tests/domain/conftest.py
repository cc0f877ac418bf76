"""Property tests must not fail because a shared machine was slow for a moment."""

from hypothesis import settings


settings.register_profile("kyodo", deadline=None, database=None)
settings.load_profile("kyodo")
