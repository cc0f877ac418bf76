"""The presentation days on which a proposal of one's section is heard."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.snapshots.presentation_day import days_of
from kamakura.kyodo.content.visibility import may_follow_day
from kamakura.kyodo.i18n import _
from typing import Any
from urllib.parse import urlencode


def day_links(view: Any) -> list[parts.Link]:
    """Ways to the days of the calls now in selection, for whoever may follow them."""
    found = []
    for call in children(view.context, "KyodoCall"):
        for meeting in days_of(call):
            if may_follow_day(meeting, view.by):
                query = urlencode({"meeting": meeting.getId()})
                url = f"{call.absolute_url()}/@@kyodo-day?{query}"
                text = _("当日の進行を開く: ${title}", mapping={"title": meeting.title})
                found.append(parts.Link(text, url, moment_text(meeting.starts)))
    return found
