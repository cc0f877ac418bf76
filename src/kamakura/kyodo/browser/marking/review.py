"""審査票: the papers on the left, the criteria on the right."""

from .overview import own_reviews
from .overview import points
from .overview import STATE_CHIPS
from .papers import papers_of
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.compare.agreed import agreed_list
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.agreed import agreed_of
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.snapshots.committee import chair_title
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.domain.marking import UNSETTLED
from kamakura.kyodo.domain.marks import comment_refusal
from kamakura.kyodo.domain.marks import MarkCode
from kamakura.kyodo.domain.marks import missing_grounds
from kamakura.kyodo.domain.marks import sheet_total
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations.base import state_of
from plone import api
from typing import Any
from urllib.parse import urlencode


COMMENT_LIMIT = 400
ITEM_LIMIT = 200


class ReviewPage(KyodoView):
    """``@@kyodo-review``: papers on the left, criteria on the right."""

    @property
    def title(self):
        return self.proposal.title

    @property
    def back(self):
        call = call_of(self.context)
        if self.is_own:
            return f"{call.absolute_url()}/@@kyodo-marking", _("審査する提案の一覧")
        return f"{call.absolute_url()}/@@kyodo-resultdesk", _("選考結果")

    @property
    def proposal(self):
        return enclosing(self.context, IKyodoProposal)

    @property
    def is_own(self) -> bool:
        return self.context.user_id == self.by

    @property
    def state(self) -> str:
        return state_of(self.context)

    @property
    def is_open(self) -> bool:
        """May the person write here now?"""
        judging = state_of(self.proposal) == "judging"
        return self.is_own and judging and self.state in ("assigned", "marking")

    @property
    def save_url(self) -> str:
        """Where the script of the page saves."""
        return self.url("@@kyodo-marksave")

    @property
    def login_url(self) -> str:
        """The login for somebody whose session has ended; it leads back here."""
        query = urlencode({"came_from": self.url()})
        return f"{api.portal.get().absolute_url()}/login?{query}"

    def update(self) -> None:
        review, call = self.context, call_of(self.context)
        self.request.set("disable_plone.leftcolumn", 1)
        self.criteria = criteria_of(call)
        self.is_recused = review.member_id in self.proposal.recusals
        self.papers = (
            papers_of(self.proposal) if api.user.has_permission("View", obj=self.proposal) else ()
        )
        agreed = agreed_of(self.proposal) if self.papers else ()
        self.agreed = agreed_list(self, self.proposal, agreed)
        word, tone = STATE_CHIPS["recused" if self.is_recused else self.state]
        self.chip = parts.chip(word, tone)
        saved = review.sheet.saved_at
        self.saved = parts.Saved(saved)
        self.base = saved.isoformat() if saved else ""
        self.marks = {} if self.is_recused else self._marks()
        self.items = [self._item(one) for one in self.criteria.criteria]
        total = sheet_total(self.criteria, self.marks)
        self.total = points(total)
        self.full = points(self.criteria.full_mark)
        self.pass_mark = points(self.criteria.pass_mark)
        self.left = len(self.criteria.keys) - len(self.marks)
        self.comment = FormField(
            "comment",
            _("全体の講評"),
            kind="textarea",
            required=self.criteria.comment_required,
            maxlength=COMMENT_LIMIT,
            rows=5,
            value=self.typed("comment", review.sheet.comment),
            error=self.errors.get("comment"),
            help=_("団体への通知と公表に使うことがあります。"),
        )
        self.lines = self._about()
        self.neighbours = self._neighbours(call)

    def _marks(self) -> dict[str, int]:
        """What stands in the sheet, with what was typed and not taken on top."""
        found = dict(self.context.sheet.marks)
        for key in self.criteria.keys:
            typed = self.typed(f"mark-{key}", "")
            if str(typed).isdigit():
                found[key] = int(typed)
        return found

    def _item(self, criterion) -> dict[str, Any]:
        mark = self.marks.get(criterion.key)
        stored = self.context.sheet.comments.get(criterion.key, "")
        return {
            "key": criterion.key,
            "title": criterion.title,
            "look_at": criterion.look_at,
            "weight": criterion.weight,
            "weighted": criterion.weight != "1",
            "choices": [
                {
                    "value": str(value),
                    "word": self.criteria.word(value),
                    "checked": "checked" if value == mark else None,
                }
                for value in self.criteria.marks
            ],
            "mark": mark,
            "error": self.errors.get(f"mark-{criterion.key}"),
            "comment": self.typed(f"comment-{criterion.key}", stored),
        }

    def _about(self) -> list[lists.Definition]:
        proposal = self.proposal
        sections = "、".join(section_title(one) for one in proposal.sections or ())
        facts = (
            (_("受付番号"), proposal.receipt_number),
            (_("団体"), proposal.organization_title),
            (_("担当課"), sections),
            (_("事業概要"), proposal.summary),
            (_("総事業費"), proposal.total_cost and lists.Money(proposal.total_cost)),
            (_("市負担額"), proposal.city_share and lists.Money(proposal.city_share)),
        )
        return [lists.Definition(term, value) for term, value in facts if value]

    def _neighbours(self, call) -> list[parts.Link]:
        mine = own_reviews(call, self.by) if self.is_own else []
        ids = [one.UID() for one in mine]
        if self.context.UID() not in ids:
            return []
        links = []
        at = ids.index(self.context.UID())
        if at:
            links.append(parts.Link(_("前の提案"), mine[at - 1].absolute_url()))
        if at + 1 < len(mine):
            links.append(parts.Link(_("次の提案"), mine[at + 1].absolute_url()))
        return links

    # buttons

    def store(self, *, origin: str = "", number: int = 0) -> None:
        """Keep what was typed so far."""
        criteria = criteria_of(call_of(self.context))
        marks, comments = {}, {}
        for key in criteria.keys:
            typed = str(self.typed(f"mark-{key}", ""))
            if typed.isdigit():
                marks[key] = int(typed)
            comments[key] = str(self.typed(f"comment-{key}", "")).strip()[:ITEM_LIMIT]
        reviews.save_marks(
            self.context,
            marks=marks,
            comments=comments,
            comment=str(self.typed("comment", "")).replace("\r\n", "\n").strip(),
            base=self.typed("base", None),
            origin=origin,
            number=number,
            by=self.by,
            now=self.now,
        )

    def do_save(self) -> str:
        """保存する."""
        self.store()
        return self.redirect(self.url(), _("保存しました。"))

    def do_next(self) -> str:
        """Save, then go on with the next sheet that is not finished."""
        self.store()
        mine = own_reviews(call_of(self.context), self.by)
        at = [one.UID() for one in mine].index(self.context.UID())
        after = [one for one in mine[at + 1 :] + mine[:at] if state_of(one) in UNSETTLED]
        url = after[0].absolute_url() if after else self.back[0]
        return self.redirect(url, _("保存しました。"))

    def do_finish(self) -> str | None:
        """採点を終える: save in any case, then say what is missing, each beside its field."""
        self.store()
        sheet, criteria = self.context.sheet, criteria_of(call_of(self.context))
        for item in criteria.criteria:
            if item.key not in sheet.marks:
                missing = Refusal(MarkCode.MISSING, {"item": item.title})
                self.errors[f"mark-{item.key}"] = sentence(missing)
        for key in missing_grounds(criteria, sheet.marks, sheet.comments):
            missing = Refusal(MarkCode.GROUND_MISSING, {"item": criteria.item(key).title})
            self.errors[f"mark-{key}"] = sentence(missing)
        refusal = comment_refusal(sheet.comment, required=criteria.comment_required)
        if refusal is not None:
            self.errors["comment"] = sentence(refusal)
        if self.errors:
            return None
        reviews.finish_review(self.context, by=self.by, now=self.now)
        chair = chair_title(committee_of(call_of(self.context)))
        text = _("採点を終えました。${chair}が締め切るまでは直せます。", mapping={"chair": chair})
        return self.redirect(self.back[0], text)

    def do_resume(self) -> str:
        """採点を直す."""
        reviews.resume_review(self.context, by=self.by, now=self.now)
        return self.redirect(self.url(), _("採点を直せます。直したら、もう一度終えてください。"))
