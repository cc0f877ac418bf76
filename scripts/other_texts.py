"""Print our texts that stand outside ``_()`` as if they stood in it, for i18ndude to find.

They are the words of the life cycles: ``domain/`` knows no translation, and
``workflow/labels.py`` translates its words where they are shown.
"""

from kamakura.kyodo.domain.states import LIFE_CYCLES


def words() -> set[str]:
    """Every word of every life cycle, as the parties and as citizens read it."""
    found: set[str] = set()
    for cycle in LIFE_CYCLES.values():
        found |= {word for state in cycle.states for word in (state.label, state.public) if word}
        found |= {transition.label for transition in cycle.transitions}
    return found


if __name__ == "__main__":
    for word in sorted(words()):
        print(f'_("{word}")')
