"""除斥 on the committee's page: the table, and the buttons of the secretariat."""

from datetime import date
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.committee import rows_in_office
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import GROUND_TITLES


RECORDED = ("declared", "voted", "relative", "officer", "section")


def recusal_table(committee, proposals: list) -> lists.Table:
    """Who is recused from what, and why."""
    names = member_names(committee)
    rows = []
    for proposal in proposals:
        for member_id, line in proposal.recusals.items():
            ground = GROUND_TITLES.get(line["code"], line["code"])
            rows.append(
                lists.Row(
                    (
                        names.get(member_id, member_id),
                        proposal.title,
                        ground,
                        line["reason"],
                        moment_text(line["at"]),
                    )
                )
            )
    return lists.Table(
        caption=_("除斥"),
        columns=tuple(
            lists.Column(title)
            for title in (_("委員"), _("提案"), _("理由の種類"), _("理由"), _("記録した日時"))
        ),
        rows=rows,
        empty=_("除斥された委員はいません。"),
    )


def recusal_confirms(committee, proposals: list, *, on: date) -> list[parts.Confirm]:
    """The buttons that record a recusal and take one back."""
    if not proposals:
        return []
    titles = tuple(Option(one.UID(), one.title) for one in proposals)
    people = tuple(Option(row["id"], row["name"]) for row in rows_in_office(committee, on))
    grounds = tuple(Option(key, GROUND_TITLES[key]) for key in RECORDED)
    member = FormField("member", _("委員"), kind="select", required=True, options=people)
    proposal = FormField("proposal", _("提案"), kind="select", required=True, options=titles)
    ground = FormField("ground", _("理由の種類"), kind="select", required=True, options=grounds)
    found = [
        parts.Confirm(
            action="recuse",
            button=_("除斥を記録する"),
            question=_("だれを、どの提案から除斥しますか"),
            consequences=(_("その委員は、提案の書類と審査票をすぐに見られなくなります。"),),
            reason="reason",
            extra=(member, proposal, ground),
        )
    ]
    lifted = tuple(
        Option(f"{one.UID()} {key}", f"{member_names(committee).get(key, key)} / {one.title}")
        for one in proposals
        for key in one.recusals
    )
    if lifted:
        which = FormField("which", _("除斥"), kind="select", required=True, options=lifted)
        found.append(
            parts.Confirm(
                action="lift",
                button=_("除斥を解く"),
                question=_("どの除斥を解きますか"),
                consequences=(
                    _("その委員は、提案の書類を見て採点できるようになります。"),
                    _("同姓同名の別人だったときなどに使います。"),
                ),
                reason="reason",
                extra=(which,),
            )
        )
    return found
