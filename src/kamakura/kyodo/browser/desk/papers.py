"""書類 and 協議 of the proposal desk, as tables."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.consultation.words import group_words
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import consultations_of
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.content.vocabularies import CONSULTATION_KINDS
from kamakura.kyodo.content.vocabularies import CONSULTATION_OUTCOMES
from kamakura.kyodo.domain.consultation import PRELIMINARY
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.names import form_name as form_title
from kamakura.kyodo.i18n import _
from typing import Any


def paper_table(view: Any) -> lists.Table:
    """The sent papers this person may read, each linked."""
    filings = Filings(view.context)
    rows = []
    for spec in FORMS:
        filing = filings.get(spec.key)
        if filing is None or filing.last_filed is None:
            continue
        if not may_read_form(view.context, spec.key):
            continue
        revision = filing.last_filed
        url = f"{view.url('kyodo-papers')}#{spec.key}"
        rows.append(
            lists.Row(
                (
                    parts.Link(form_title(spec.key), url),
                    _("${count}回目", mapping={"count": str(revision.number)}),
                    moment_text(revision.receipt.received_at),
                )
            )
        )
    return lists.Table(
        caption=_("提出された書類"),
        columns=(lists.Column(_("様式")), lists.Column(_("提出")), lists.Column(_("届いた日時"))),
        rows=rows,
        empty=_("読める書類はまだありません。団体が提出すると、ここに並びます。"),
    )


def sheet_words(view: Any) -> list[lists.Definition]:
    """What the group asks for: who asks the parties must know it before there is a consultation."""
    is_new = view.state == "preliminary" and not consultations_of(view.context)
    return group_words(view.context, PRELIMINARY) if is_new and view.is_secretariat else []


def talk_table(view: Any) -> lists.Table:
    """The consultations, newest first."""
    rows = [_talk_row(talk, view) for talk in reversed(consultations_of(view.context))]
    return lists.Table(
        caption=_("事前調整・4者協議"),
        columns=(
            lists.Column(_("協議")),
            lists.Column(_("状態")),
            lists.Column(_("だれの番か・結果")),
            lists.Column(_("期限")),
        ),
        rows=rows,
        empty=_("協議はまだ始まっていません。"),
    )


def _talk_row(talk: Any, view: Any) -> lists.Row:
    snapshot = consultation_snapshot(talk)
    words = dict(CONSULTATION_OUTCOMES)
    turn = turn_text(snapshot.waiting, view) if snapshot.is_open else words.get(talk.outcome, "")
    return lists.Row(
        (
            parts.Link(dict(CONSULTATION_KINDS)[talk.kind], talk.absolute_url()),
            state_chip("consultation", snapshot.state),
            turn,
            parts.due(talk.due, view.now) if snapshot.is_open else None,
        )
    )
