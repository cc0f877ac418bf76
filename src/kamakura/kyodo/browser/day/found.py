"""Which day is meant: that of the meeting itself, or one named on the page of its call."""

from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.visibility import may_follow_day
from typing import Any
from urllib.parse import urlencode
from zExceptions import NotFound


class OfMeeting:
    """The day of the meeting the page is called on."""

    @property
    def meeting(self) -> Any:
        """The meeting itself: whoever may open it may follow its day."""
        return self.context

    def day_url(self, name: str = "@@kyodo-day") -> str:
        """The address of a page of this day."""
        return f"{self.context.absolute_url()}/{name}"


class OfCall:
    """``?meeting=…`` on a call: sections have no right to the committee's meetings themselves."""

    @property
    def meeting(self) -> Any:
        """The meeting; ``NotFound`` for who may not follow its day, as if there were none."""
        wanted = self.request.form.get("meeting", "")
        committee = committee_of(self.context)
        for meeting in children(committee, "KyodoMeeting") if committee is not None else ():
            same = meeting.getId() == wanted and meeting.call_uid == self.context.UID()
            if same and may_follow_day(meeting, self.by):
                return meeting
        raise NotFound(wanted)

    def day_url(self, name: str = "@@kyodo-day") -> str:
        """The address of a page of this day."""
        query = urlencode({"meeting": self.meeting.getId()})
        return f"{self.context.absolute_url()}/{name}?{query}"
