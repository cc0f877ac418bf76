"""傍聴の名簿 of a meeting as a workbook: for the secretariat, until the names are deleted."""

from .base import Download
from .base import Export
from .sheet import file_name
from .writers import Page
from .writers import XLSX
from .writers import xlsx
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoMeeting
from typing import Any
from zope.component import adapter


COLUMNS = ("番号", "お名前", "メールアドレス", "電話番号", "状態", "申し込んだ日時", "来た日時")
STATES = {
    rules.ENTERED: "抽選待ち",
    rules.PLACED: "席あり",
    rules.WAITING: "キャンセル待ち",
    rules.CANCELLED: "取消し",
}


@adapter(IKyodoMeeting)
class ObserversOfMeeting(Export):
    """Everybody who signed up, and how many just came."""

    name = "observers"
    title = _("傍聴の名簿(Excel)")
    description = _("申し込んだ人の番号、氏名、連絡先と状態です。会議の後、決めた日数で消えます。")
    permission = permissions.MANAGE_COMMITTEE

    def make(self, now: datetime) -> Download:
        """The list, in the order of the numbers."""
        day = f"{in_japan(self.context.starts):%Y%m%d}"
        book = seen_book(self.context)
        counts = Page(
            "人数", ("項目", "人数"), [("来た人", book.came), ("うち申し込みなし", book.walk_ins)]
        )
        people = Page("傍聴の名簿", COLUMNS, [_row(one) for one in book.records()])
        return Download(file_name("傍聴の名簿", day, ending="xlsx"), XLSX, xlsx([people, counts]))


def _row(one) -> tuple[Any, ...]:
    state = STATES[one.state]
    return one.number, one.name, one.email, one.phone, state, one.at, one.arrived_at
