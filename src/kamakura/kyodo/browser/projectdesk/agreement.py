"""What is asked for the 協定."""

from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.snapshots.project import slice_of
from kamakura.kyodo.i18n import _


def agreement_fields(project) -> list[FormField]:
    """Dates and sums, with what is written already."""
    year = slice_of(project)
    return [
        FormField(
            "agreed_on",
            _("協定を結ぶ日"),
            kind="date",
            required=True,
            value=project.agreed_on,
        ),
        FormField(
            "period_from",
            _("実施期間の初日"),
            kind="date",
            required=True,
            value=project.period_from,
        ),
        FormField(
            "period_to",
            _("実施期間の末日"),
            kind="date",
            required=True,
            value=project.period_to,
            help=_("実績報告の期限は、この日から決まります。"),
        ),
        FormField(
            "total_cost",
            _("総事業費"),
            kind="money",
            required=True,
            width="half",
            value=year.get("total_cost"),
        ),
        FormField(
            "city_share",
            _("市の負担金"),
            kind="money",
            required=True,
            width="half",
            value=year.get("city_share"),
        ),
    ]
