"""``@@kyodo-mylist``: what waits for me, by due date; then the rest."""

from .days import day_links
from .projects import project_table
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.rows import about
from kamakura.kyodo.browser.rows import due_of
from kamakura.kyodo.browser.rows import section_names
from kamakura.kyodo.browser.rows import told
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.parties import desk_parties
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.settings import sections_of
from kamakura.kyodo.domain.consultation import OPEN_STATES
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any
from urllib.parse import urlencode


SIZE = 50


class MyList(KyodoView):
    """The list of an officer of a department, of the centre or of the secretariat."""

    title = _("担当の一覧")

    @property
    def back(self):
        return self.url(), self.context.title

    def update(self) -> None:
        self.parties = desk_parties(self.by)
        self.lead = self.listed(party_title(party) for party in self.parties)
        waiting = self._waiting()
        # A page of them, the most urgent ones; what is beyond is found among the rest.
        mine = list(waiting[:SIZE])
        self.next_step = self._next_step(mine)
        self.waiting = self._table(
            mine,
            _("わたしの番のもの"),
            _("いま、待たれているものはありません。"),
            count=len(waiting),
        )
        rest, total = self._rest([brain.UID for brain in mine])
        self.rest = self._table(
            rest, _("そのほかの提案"), _("そのほかの提案はありません。"), count=total
        )
        self.pages = self._pages(total)
        self.themes = self._themes()
        self.days = day_links(self)
        self.projects = project_table(self)

    def _waiting(self) -> Any:
        if not self.parties:
            return ()
        return api.content.find(
            context=self.context,
            portal_type="KyodoProposal",
            kyodo_waiting=list(self.parties),
            sort_on="kyodo_due",
        )

    def _rest(self, known: list[str]) -> tuple[list, int]:
        """The other proposals this person sees, a page of them, and how many there are."""
        others = api.content.find(
            context=self.context,
            portal_type="KyodoProposal",
            sort_on="kyodo_receipt_order",
            **({"UID": {"not": known}} if known else {}),
        )
        start = self._start()
        return others[start : start + SIZE], len(others)

    def _start(self) -> int:
        text = str(self.typed("start"))
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0

    def _pages(self, total: int) -> list[parts.Link]:
        start, links = self._start(), []
        if start > 0:
            links.append(parts.Link(_("← 前の50件"), self._page_url(max(0, start - SIZE))))
        if start + SIZE < total:
            links.append(parts.Link(_("次の50件 →"), self._page_url(start + SIZE)))
        return links

    def _page_url(self, start: int) -> str:
        return f"{self.url('kyodo-mylist')}?{urlencode({'start': start})}"

    def _next_step(self, mine: list) -> parts.NextStep:
        if not mine:
            return parts.NextStep(_("あなたの番になったら、メールでお知らせします。"), waiting=True)
        first = mine[0]
        return parts.NextStep(
            _("「${title}」から始めてください。", mapping={"title": first.Title}),
            due=due_of(first, self),
            button=parts.Link(_("開く"), self._url(first)),
        )

    def _url(self, brain: Any) -> str:
        """The open consultation where there is one to answer, else the desk."""
        return self._talks().get(brain.getPath(), f"{brain.getURL()}/kyodo-desk")

    def _talks(self) -> dict[str, str]:
        """Path of a proposal -> address of its open consultation."""
        if getattr(self, "_known_talks", None) is None:
            found = api.content.find(
                context=self.context,
                portal_type="KyodoConsultation",
                kyodo_waiting=list(self.parties),
                review_state=sorted(OPEN_STATES),
            )
            self._known_talks = {
                brain.getPath().rsplit("/", 1)[0]: brain.getURL() for brain in found
            }
        return self._known_talks

    def _table(self, brains: Any, caption: Any, empty: Any, **options: Any) -> lists.Table:
        return lists.Table(
            caption=caption,
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("状態")),
                lists.Column(_("だれの番か")),
                lists.Column(_("期限")),
                lists.Column(_("担当課")),
            ),
            rows=[self._row(brain) for brain in brains],
            empty=empty,
            **options,
        )

    def _row(self, brain: Any) -> lists.Row:
        return lists.Row(
            (
                parts.Link(brain.Title, self._url(brain), note=about(brain)),
                state_chip("proposal", brain.review_state),
                turn_text(told(brain.kyodo_waiting), self),
                due_of(brain, self),
                section_names(brain),
            )
        )

    def _themes(self) -> lists.Table | None:
        """The themes of my departments."""
        sections = list(sections_of(self.by))
        if not sections:
            return None
        found = api.content.find(
            context=self.context,
            portal_type="KyodoTheme",
            kyodo_sections=sections,
            sort_on="sortable_title",
        )
        rows = [
            lists.Row(
                (
                    parts.Link(brain.Title, brain.getURL()),
                    state_chip("theme", brain.review_state),
                )
            )
            for brain in found
        ]
        return lists.Table(
            caption=_("担当課の市提案"),
            columns=(lists.Column(_("市提案")), lists.Column(_("状態"))),
            rows=rows,
            empty=_("市提案はありません。"),
        )
