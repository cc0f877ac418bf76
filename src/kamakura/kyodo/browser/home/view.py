"""協働事業: the home page of the scheme."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.callpage.flow import calendar_flow
from kamakura.kyodo.browser.observers.public import observable
from kamakura.kyodo.browser.observers.public import with_minutes
from kamakura.kyodo.content.calendar import current_call
from kamakura.kyodo.content.calendar import public_calls
from kamakura.kyodo.content.visibility import result_is_public
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow import labels
from plone import api


RUNNING_SHOWN = 6


class Home(KyodoView):
    """``@@kyodo-program``."""

    public = True

    @property
    def title(self):
        return self.context.title

    @property
    def lead(self):
        return self.context.description

    def update(self) -> None:
        program = self.context
        self.call = current_call(program)
        self.flow = calendar_flow(self.call, today(self.now)) if self.call else None
        self.next_step = self._next_step()
        self.projects = self._projects()
        self.years = self._years()
        self.documents = self._documents()
        self.observable = observable(program, self.now)
        self.minutes = with_minutes(program)
        self.is_member = not api.user.is_anonymous()
        self.manages = api.user.has_permission(permissions.MANAGE_SCHEME, obj=program)

    def _next_step(self) -> parts.NextStep | None:
        if self.call is None:
            return parts.NextStep(
                text=_("いま募集しているものはありません。"),
                button=parts.Link(_("これまでの事業を見る"), self.url("kyodo-archive")),
            )
        url = self.call.absolute_url()
        if api.content.get_state(self.call) == "accepting":
            return parts.NextStep(
                text=_("${title}を受け付けています。", mapping={"title": self.call.title}),
                due=parts.due(self.call.closes, self.now),
                button=parts.Link(_("応募のしかたを見る"), url),
            )
        return parts.NextStep(
            text=_("${title}を進めています。", mapping={"title": self.call.title}),
            button=parts.Link(_("募集の内容を見る"), url),
        )

    def _projects(self) -> list[lists.Card]:
        brains = api.content.find(
            context=self.context,
            portal_type="KyodoProject",
            sort_on="kyodo_fiscal_year",
            sort_order="descending",
            sort_limit=RUNNING_SHOWN,
        )[:RUNNING_SHOWN]
        cards = []
        for brain in brains:
            chip = labels.public_chip("project", brain.review_state)
            cards.append(
                lists.Card(
                    title=brain.Title,
                    url=brain.getURL(),
                    text=year_label(brain.kyodo_fiscal_year),
                    chip=parts.chip(chip.text) if chip else None,
                )
            )
        return cards

    def _years(self) -> lists.Table:
        rows = []
        for call in public_calls(self.context):
            chip = labels.public_chip("call", api.content.get_state(call))
            result = (
                parts.Link(_("選考の結果"), f"{call.absolute_url()}/kyodo-result")
                if result_is_public(call)
                else None
            )
            rows.append(
                lists.Row(
                    (
                        parts.Link(call.title, call.absolute_url()),
                        parts.chip(chip.text) if chip else None,
                        result,
                    )
                )
            )
        return lists.Table(
            caption=_("年度ごとの募集"),
            columns=(
                lists.Column(_("募集")),
                lists.Column(_("状況")),
                lists.Column(_("結果")),
            ),
            rows=rows,
            show_count=False,
        )

    def _documents(self) -> list[lists.FileItem]:
        folder = self.context.get("documents")
        if folder is None:
            return []
        brains = api.content.find(
            context=folder, portal_type="File", sort_on="getObjPositionInParent"
        )
        files = [(brain, brain.getObject().file) for brain in brains]
        return [
            lists.FileItem(
                title=brain.Title,
                url=f"{brain.getURL()}/@@download/file",
                size=file.getSize(),
                kind=file.filename.rpartition(".")[2].upper(),
            )
            for brain, file in files
            if file is not None
        ]
