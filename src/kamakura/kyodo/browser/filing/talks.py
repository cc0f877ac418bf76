"""The group's part in a consultation, as its own page points to it."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import consultations_of
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.vocabularies import CONSULTATION_KINDS
from kamakura.kyodo.domain.consultation import GROUP
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any


def talk_step(view: Any) -> parts.NextStep | None:
    """Ask the group for its part while a consultation waits for it."""
    talk = open_consultation(view.context)
    if talk is None or not view.acts:
        return None
    snapshot = consultation_snapshot(talk)
    if GROUP not in snapshot.waiting:
        return None
    return parts.NextStep(
        text=_("4者協議の準備のため、団体の欄を書いてください。"),
        due=parts.due(snapshot.due, view.now),
        button=parts.Link(_("協議の画面を開く"), talk.absolute_url()),
    )


def talk_links(view: Any) -> list[parts.Link]:
    """The consultations the person may read."""
    kinds = dict(CONSULTATION_KINDS)
    return [
        parts.Link(kinds[talk.kind], talk.absolute_url())
        for talk in consultations_of(view.context)
        if api.user.has_permission("View", obj=talk)
    ]
