"""選考結果の机: progress, then result, decisions, preparation and release."""

from .decisions import decision_form
from .decisions import tie_form
from .releasing import Releasing
from .retabling import Retabling
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import charts
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.chair.pictures import tendency_chart
from kamakura.kyodo.browser.chair.pictures import totals_chart
from kamakura.kyodo.browser.chair.progress import progress_table
from kamakura.kyodo.browser.chair.results import first_of
from kamakura.kyodo.browser.chair.results import PAGE
from kamakura.kyodo.browser.chair.results import result_pages
from kamakura.kyodo.browser.chair.results import result_table
from kamakura.kyodo.browser.chair.sheets import calculation_sheets
from kamakura.kyodo.browser.takeaway.view import export_links
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.sheets import member_progress
from kamakura.kyodo.content.snapshots.selection import count_in
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.snapshots.selection import ranked
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.exports.result_words import tie_sentences
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations import selection as selections
from plone import api
from zExceptions import NotFound


RESULT_FILES = (
    "calculation-xlsx",
    "calculation-pdf",
    "selection-report",
    "selection-record",
)


class ResultDesk(Releasing, Retabling):
    """``@@kyodo-resultdesk``: before closing only progress, after it everything."""

    title = _("選考結果")

    @property
    def back(self):
        return self.url(), _("募集のページ")

    def update(self) -> None:
        call = self.context
        self.request.set("disable_plone.leftcolumn", 1)
        self.selection = selection_of(call)
        self.is_closed = marking_is_closed(call)
        self.is_released = self.is_closed and self.selection.released_at is not None
        self.is_prepared = self.is_closed and self.selection.prepared_at is not None
        self.ready = [] if self.is_closed else proposals_in(call, "ready")
        self.judging = count_in(call, "judging")
        self.progress = None if self.is_closed else progress_table(call, member_progress(call))
        self.next_step = self._next_step()
        self.results, self.files, self.pages = None, [], []
        self.pictures: list[charts.Chart] = []
        self.sheets, self.ties, self.forms, self.tie_forms = [], [], [], []
        if self.is_closed:
            self._update_results()
        self.preview = self.place_preview() if self.is_released else self.public_preview()
        self.mails = self.waiting_mails()
        self.confirms = self.place_confirms() if self.is_released else self.release_confirms()
        if self.judging and not self.is_closed:
            self.confirms.append(self.marking_due_confirm())

    def _update_results(self) -> None:
        call = self.context
        pairs = ranked(call, start=first_of(self), size=PAGE)
        self.results = result_table(self, call, pairs)
        self.pages = result_pages(self, call, "@@kyodo-resultdesk")
        self.pictures = [totals_chart(self, call, pairs), tendency_chart(self, call)]
        self.ties = tie_sentences(call, say=self.translate)
        self.sheets = calculation_sheets(self, call, pairs)
        self.files = export_links(call, RESULT_FILES)
        if not self.is_released:
            self.forms = [decision_form(self, proposal, data) for proposal, data in pairs]
            self.tie_forms = [tie_form(self, one) for one in self.selection.open_ties]

    @property
    def start(self) -> int:
        """Where this page of the result begins."""
        return first_of(self)

    def _next_step(self) -> parts.NextStep:
        if self.is_released and self.waiting_places():
            text = _("繰上げの準備ができました。公表する行を確かめて、公表してください。")
            return parts.NextStep(text=text)
        if self.is_released:
            text = _("結果を公表しました。")
            button = parts.Link(_("公表したページを見る"), self.url("@@kyodo-result"))
            return parts.NextStep(text=text, button=button)
        if self.is_prepared:
            return self.release_step()
        if self.is_closed:
            return parts.NextStep(
                text=_("採点が締め切られました。委員会の決定を記録して、公表の準備をしてください。")
            )
        if self.ready and not self.judging:
            bare = [one for one in self.ready if not reviews_of(one)]
            if bare:
                return parts.NextStep(text=_("審査する提案に、審査票を割り当ててください。"))
            return parts.NextStep(text=_("審査票を割り当てました。審査を始めてください。"))
        if self.judging:
            text = _("委員が採点しています。点は、採点を締め切るまで見られません。")
            return parts.NextStep(text=text, waiting=True)
        return parts.NextStep(text=_("審査対象の提案はまだありません。"), waiting=True)

    @property
    def can_start(self) -> bool:
        """Are there proposals for which the marking has not started?"""
        return bool(self.ready) and api.user.has_permission(
            permissions.MANAGE_COMMITTEE, obj=self.context
        )

    @property
    def has_sheets(self) -> bool:
        """Has every ready proposal its sheets?"""
        return all(reviews_of(one) for one in self.ready)

    # buttons

    def do_assign(self) -> str:
        """Give out the sheets."""
        made = reviews.assign_reviews(self.context, by=self.by, now=self.now)
        count = str(len(made))
        return self._done(_("審査票を${count}件割り当てました。", mapping={"count": count}))

    def do_start(self) -> str:
        """Start the marking."""
        marking.start_judging(self.context, by=self.by, now=self.now)
        return self._done(_("審査を始めました。委員にメールで知らせました。"))

    def do_decide(self) -> str:
        """Record one decision."""
        key = self.typed("proposal")
        proposal = self.context.get(key)
        if proposal is None or api.content.get_state(proposal) != "judging":
            raise NotFound(key)
        selections.record_decision(
            self.context,
            proposal,
            outcome=self.typed(f"outcome-{key}"),
            reason=self.typed(f"reason-{key}"),
            comment=self.typed(f"comment-{key}"),
            by=self.by,
            now=self.now,
        )
        return self._done(_("委員会の決定を記録しました。"))

    def do_accept(self) -> str:
        """Take the computed results as decisions where there is none yet."""
        count = selections.accept_computed(self.context, by=self.by, now=self.now)
        text = _("${count}件を計算の結果どおりに決定しました。", mapping={"count": str(count)})
        return self._done(text)

    def do_tie(self) -> str:
        """Enter the order of a vote."""
        theme = self.typed("theme")
        selection = selections.open_selection(self.context)
        tied = [
            uid for tie in selection.open_ties if tie["theme"] == theme for uid in tie["proposals"]
        ]
        places = {uid: self.typed(f"place-{uid}", "") for uid in tied}
        distinct = len(set(places.values())) == len(tied) and all(places.values())
        order = sorted(tied, key=lambda uid: int(places[uid])) if distinct else []
        selections.resolve_tie(
            self.context,
            theme=theme,
            order=order,
            reason=self.typed("tie_reason"),
            by=self.by,
            now=self.now,
        )
        return self._done(_("議決を記録し、計算し直しました。"))

    def do_recompute(self) -> str:
        """Compute again."""
        selections.recompute(self.context, by=self.by, now=self.now)
        return self._done(_("計算し直しました。"))
