"""The poll of the presentation day: whether something has changed, and the time that is left."""

from .found import OfCall
from .found import OfMeeting
from .shown import Shown
from kamakura.kyodo.browser.base import KyodoView
import json


class DayNow(OfMeeting, KyodoView):
    """``@@kyodo-day-now``: nothing about marks or results, nothing of a hidden item.

    ``?screen=1``: what stands on the screen of the room.
    """

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Cache-Control", "private, no-store")
        on_screen = self.request.form.get("screen") == "1"
        return json.dumps(Shown(self.meeting, self.by, now=self.now, on_screen=on_screen).state())


class CallDayNow(OfCall, DayNow):
    """The same on the call, for sections."""
