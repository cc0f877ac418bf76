"""Published minutes for everybody: the open items, and why others are closed."""

from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.visibility import public_minutes
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.base import state_of
from zExceptions import NotFound


class MinutesPage(KyodoView):
    """``@@kyodo-minutes?meeting=…``."""

    public = True

    def update(self) -> None:
        wanted = self.typed("meeting", "")
        for meeting in children(self.context, "KyodoMeeting"):
            if meeting.getId() == wanted and state_of(meeting) == "published":
                self.meeting = meeting
                self.sections = public_minutes(meeting)
                self.title = _("議事録: ${title}", mapping={"title": meeting.title})
                self.lead = moment_text(meeting.starts)
                return
        raise NotFound(wanted)

    @property
    def back(self):
        return self.url(), self.context.title
