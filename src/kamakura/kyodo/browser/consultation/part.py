"""``@@kyodo-part``: a party writes its own part, with the group's words beside it."""

from .questions import part_fields
from .words import group_words
from AccessControl import Unauthorized
from Acquisition import aq_inner
from Acquisition import aq_parent
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.domain.consultation import questions_for
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import consultation as consultations


class PartForm(KyodoFormView):
    """The form of one part; ``party`` in the request says which."""

    @property
    def party(self) -> str:
        """The part that is written: one of the person's own."""
        own = own_parties(self.context, self.by)
        chosen = self.typed("party") or (own[0] if own else "")
        if chosen not in own:
            raise Unauthorized("kyodo-part")
        return chosen

    @property
    def title(self):
        name = self.translate(party_title(self.party))
        return _("${party}の欄を書く", mapping={"party": name})

    @property
    def back(self):
        return self.url(), _("協議のページ")

    def handle_post(self) -> str | None:
        # The address of a stranger's part is answered before anything else.
        if not self.party:
            return None
        return super().handle_post()

    def update(self) -> None:
        proposal = aq_parent(aq_inner(self.context))
        self.words = group_words(proposal, self.context.kind)
        self.papers_url = f"{proposal.absolute_url()}/kyodo-papers"
        stored = self.context.parts.get(self.party)
        at = stored["answered_at"] if stored is not None else None
        self.stamp = moment_text(at) if at else ""
        self.due = parts.due(self.context.due, self.now)

    def form_fields(self) -> list[FormField]:
        fields = part_fields(self.party, self.context.parts.get(self.party))
        return [*fields, FormField("party", "", kind="hidden", value=self.party)]

    def do_save(self):
        values = self.cleaned()
        if values is None:
            return None
        names = [question.name for question in questions_for(self.party)]
        answers = {name: values[name] or "" for name in names}
        consultations.answer_part(
            self.context, party=self.party, answers=answers, by=self.by, now=self.now
        )
        return self.redirect(self.url(), _("担当の欄を送りました。4者が読めます。"))
