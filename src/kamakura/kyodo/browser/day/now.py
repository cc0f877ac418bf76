"""The poll of the presentation day: whether something has changed, and the time that is left."""

from .found import OfCall
from .found import OfMeeting
from .shown import Shown
from kamakura.kyodo.browser.base import KyodoView
import json


class DayNow(OfMeeting, KyodoView):
    """``@@kyodo-day-now``: nothing about marks or results, nothing of a hidden item."""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Cache-Control", "private, no-store")
        return json.dumps(Shown(self.meeting, self.by, now=self.now).state())


class CallDayNow(OfCall, DayNow):
    """The same on the call, for sections."""
