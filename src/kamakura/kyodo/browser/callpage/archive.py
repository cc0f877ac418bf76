"""What is known of a year from before the system, as tables of words."""

from dataclasses import dataclass
from kamakura.kyodo.browser import lists
from kamakura.kyodo.i18n import _


@dataclass(frozen=True)
class Archive:
    """The record of an imported year and where it is from."""

    figures: lists.Table
    proposals: lists.Table
    source: str


def archive_of(call) -> Archive | None:
    """The record of a call that was imported; None for any other call."""
    record = call.archive
    if record is None or not record.figures:
        return None
    return Archive(
        figures=lists.Table(
            caption=_("数で見るこの年度"),
            columns=(lists.Column(_("項目")), lists.Column(_("記録"))),
            rows=[lists.Row((one["label"], one["value"])) for one in record.figures],
            show_count=False,
        ),
        proposals=lists.Table(
            caption=_("発表された提案"),
            columns=(
                lists.Column(_("番号")),
                lists.Column(_("題名")),
                lists.Column(_("団体")),
                lists.Column(_("種別")),
            ),
            rows=[
                lists.Row((one["number"], one["title"], one["organization"], one["kind"]))
                for one in record.proposals
            ],
            show_count=False,
        ),
        source=record.source,
    )
