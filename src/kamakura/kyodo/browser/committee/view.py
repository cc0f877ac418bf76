"""委員会: members with their terms, meetings, and who is recused from what."""

from .public import composition
from .recusals import recusal_confirms
from .recusals import recusal_table
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.snapshots.committee import office_titles
from kamakura.kyodo.content.snapshots.committee import rows_in_office
from kamakura.kyodo.content.snapshots.committee import seat
from kamakura.kyodo.content.snapshots.committee import today
from kamakura.kyodo.content.snapshots.selection import proposals_in
from kamakura.kyodo.content.vocabularies import MEMBER_CATEGORIES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import recusal as recusals
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.workflow import labels
from plone import api


SHOWN_STATES = ("ready", "judging")


class CommitteePage(KyodoView):
    """``@@kyodo-committee``: the secretariat's desk, the members' way in, the public's facts."""

    leads_to_record = True
    public = True

    @property
    def title(self):
        return self.context.title

    @property
    def back(self):
        return program_of(self.context).absolute_url(), _("協働事業のページ")

    def update(self) -> None:
        self.manages = self._may(permissions.MANAGE_COMMITTEE)
        self.takes_part = self._may(permissions.ENTER_COMMITTEE)
        self.composition = composition(self, self.context, self.now)
        self.minutes = self._minutes()
        self.members = self.meetings = self.recusals = None
        self.confirms, self.links = [], []
        if self.manages or self.takes_part:
            self.members = self._members()
            self.meetings = self._meetings()
            self.calls = [
                call
                for call in children(program_of(self.context), "KyodoCall")
                if call.committee_uid == self.context.UID()
            ]
            self.links = self._links()
        if self.manages:
            judged = self._judged()
            self.recusals = recusal_table(self.context, judged)
            self.confirms = recusal_confirms(self.context, judged, on=today(self.now))
            if not rows_in_office(self.context, today(self.now)):
                self.next_step = parts.NextStep(
                    text=_("任期中の委員がいません。委員を入れてください。"),
                    button=parts.Link(_("委員を入れる"), self.url("@@kyodo-members")),
                )

    def _may(self, permission: str) -> bool:
        return api.user.has_permission(permission, obj=self.context)

    def _links(self) -> list[parts.Link]:
        found = []
        if self.manages:
            found.append(parts.Link(_("委員を直す"), self.url("@@kyodo-members")))
            found.append(parts.Link(_("会議をつくる"), self.url("@@kyodo-addmeeting")))
        if self.takes_part:
            for call in self.calls:
                text = _("${title}の審査", mapping={"title": call.title})
                found.append(parts.Link(text, f"{call.absolute_url()}/@@kyodo-marking"))
        return found

    def _members(self) -> lists.Table:
        categories, offices = dict(MEMBER_CATEGORIES), office_titles(self.context)
        rows = []
        for row in self.context.members or ():
            sits = seat(row).in_office(today(self.now))
            chip = parts.chip(_("任期中"), "good") if sits else parts.chip(_("任期外"), "neutral")
            rows.append(
                lists.Row(
                    (
                        row["name"],
                        offices[row["office"]],
                        categories[row["category"]],
                        row.get("affiliation") or "",
                        section_title(row["section"]) if row.get("section") else "",
                        self._term(row),
                        chip,
                    )
                )
            )
        return lists.Table(
            caption=_("委員"),
            columns=tuple(
                lists.Column(title)
                for title in (
                    _("氏名"),
                    _("役"),
                    _("区分"),
                    _("所属・役職"),
                    _("所属課"),
                    _("任期"),
                    _("状態"),
                )
            ),
            rows=rows,
            empty=_("委員はまだいません。「委員を直す」から入れてください。"),
            counted=lists.PEOPLE,
            show_count=False,
        )

    def _term(self, row) -> str:
        first, last = (self.translate(date_text(row.get(key))) for key in ("term_from", "term_to"))
        return f"{first} 〜 {last}" if first or last else ""

    def _meetings(self) -> lists.Table:
        rows = []
        meetings = children(self.context, "KyodoMeeting")
        for meeting in sorted(meetings, key=lambda one: one.starts, reverse=True):
            if not api.user.has_permission("View", obj=meeting):
                continue
            chip = labels.chip("meeting", state_of(meeting))
            rows.append(
                lists.Row(
                    (
                        parts.Link(meeting.title, meeting.absolute_url()),
                        moment_text(meeting.starts),
                        meeting.place or "",
                        parts.chip(chip.text, "neutral"),
                    )
                )
            )
        return lists.Table(
            caption=_("会議"),
            columns=tuple(
                lists.Column(title) for title in (_("会議"), _("日時"), _("場所"), _("状態"))
            ),
            rows=rows,
            empty=_("会議はまだありません。"),
            counted=lists.TIMES,
        )

    def _minutes(self) -> list[parts.Link]:
        """Published minutes: for everybody, without the closed parts."""
        return [
            parts.Link(
                meeting.title,
                self.url(f"@@kyodo-minutes?meeting={meeting.getId()}"),
                self.translate(moment_text(meeting.starts)),
            )
            for meeting in children(self.context, "KyodoMeeting")
            if state_of(meeting) == "published"
        ]

    def _judged(self) -> list:
        return [one for call in self.calls for one in proposals_in(call, *SHOWN_STATES)]

    def do_recuse(self) -> str | None:
        """Record a recusal."""
        return self._on_proposal(
            self.typed("proposal"),
            lambda proposal: recusals.record_recusal(
                proposal,
                member_id=self.typed("member"),
                ground=self.typed("ground"),
                reason=self.typed("reason"),
                by=self.by,
                now=self.now,
            ),
            _("除斥を記録しました。"),
        )

    def do_lift(self) -> str | None:
        """Take a recusal back."""
        uid, _blank, member_id = self.typed("which").partition(" ")
        return self._on_proposal(
            uid,
            lambda proposal: recusals.lift_recusal(
                proposal,
                member_id=member_id,
                reason=self.typed("reason"),
                by=self.by,
                now=self.now,
            ),
            _("除斥を解きました。"),
        )

    def _on_proposal(self, uid: str, act, done) -> str | None:
        self.update()
        proposal = next((one for one in self._judged() if one.UID() == uid), None)
        if proposal is None:
            self.refusals.append(_("提案を選んでください。"))
            return None
        act(proposal)
        return self.redirect(self.url(), done)
