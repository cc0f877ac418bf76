"""年度 as the city writes it."""

from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.fiscal import fiscal_year_label


def year_label(year: int) -> str:
    """令和8年度(2026年度), or 令和8年度 where the city leaves the western year out."""
    return fiscal_year_label(year, seireki=bool(setting("wareki_with_seireki")))
