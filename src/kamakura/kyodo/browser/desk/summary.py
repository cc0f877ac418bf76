"""提案のあらまし of the proposal desk."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.intake.copies import copy_facts
from kamakura.kyodo.browser.intake.words import intake_facts
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.vocabularies import PROPOSAL_KINDS
from kamakura.kyodo.i18n import _
from typing import Any


def summary(view: Any) -> list[lists.Definition]:
    """The facts of the proposal, and what was asked of the group."""
    proposal = view.context
    made = [
        lists.Definition(_("受付番号"), proposal.receipt_number or _("まだありません")),
        lists.Definition(_("種別"), dict(PROPOSAL_KINDS)[proposal.kind]),
        lists.Definition(_("団体"), proposal.organization_title or organization_of(proposal).title),
        lists.Definition(
            _("担当課"), [section_title(key) for key in proposal.sections or ()] or _("未定")
        ),
    ]
    if proposal.submitted_at:
        made.append(lists.Definition(_("提出日時"), moment_text(proposal.submitted_at)))
    if view.is_secretariat:
        made += [*intake_facts(proposal), *copy_facts(view)]
    if proposal.summary:
        made.append(lists.Definition(_("事業概要"), proposal.summary))
    if proposal.city_share is not None:
        made.append(lists.Definition(_("市負担額"), lists.Money(proposal.city_share)))
    if proposal.correction_due and view.state == "correction":
        due = parts.due(proposal.correction_due, view.now)
        made.append(lists.Definition(_("補正の期限"), due))
        points = list(proposal.correction_items.values())
        made.append(lists.Definition(_("補正を依頼したこと"), points))
    if proposal.public_explanation:
        made.append(lists.Definition(_("公表する説明"), proposal.public_explanation))
    return made
