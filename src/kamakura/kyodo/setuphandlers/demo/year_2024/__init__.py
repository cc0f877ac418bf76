"""The fictional year 令和6年度, thin: one proposal that became a project and is complete."""
