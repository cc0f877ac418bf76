"""``@@kyodo-copies`` on a proposal from a paper: its scans, for the secretariat and the group."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.files import StoredFile
from kamakura.kyodo.browser.filing.inputs import SCAN_NOTES
from kamakura.kyodo.browser.filing.taking import Limits
from kamakura.kyodo.browser.filing.taking import take_file
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.paper_copies import paper_copies
from kamakura.kyodo.content.paper_marks import paper_marks
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.visibility import may_read_copies
from kamakura.kyodo.domain.files import clean_name
from kamakura.kyodo.domain.intake import copy_refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import paper_copy as verbs
from plone import api
from typing import Any
from zExceptions import NotFound


class PaperCopies(ConfirmsView, KyodoFormView):
    """Read the scans; the secretariat adds one, or takes one away with a reason."""

    title = _("届いた書類の写し")
    lead = _("届いた書類を読み取ったものです。事務局と、この団体の人だけが読めます。")

    def __call__(self) -> str:
        if not paper_marks(self.context) or not may_read_copies(self.context):
            raise NotFound(self.__name__)
        return super().__call__()

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def acts(self) -> bool:
        return may_add_copies(self.context)

    def update(self) -> None:
        self.copies = paper_copies(self.context)
        self.files = copy_items(self)
        self.confirms = self.make_confirms()

    def form_fields(self) -> list[FormField]:
        size = {"size": str(setting("max_file_mb"))}
        return [
            FormField(
                "file",
                _("読み取った書類"),
                kind="file",
                required=True,
                help=_("PDFかJPEGを1つずつ選びます。1つ${size}MBまでです。", mapping=size),
            )
        ]

    def make_confirms(self) -> list[parts.Confirm]:
        copies = paper_copies(self.context)
        if not copies or not self.acts:
            return []
        options = [
            Option(key, one.file.filename, moment_text(one.at)) for key, one in copies.items()
        ]
        return [
            parts.Confirm(
                action="drop",
                button=_("写しを外す"),
                question=_("どの写しを外しますか"),
                consequences=(
                    _("外した写しは戻せません。ほかの団体の書類を付けたときなどに使います。"),
                    _("外した人・日時・理由は、記録に残ります。"),
                ),
                reason="reason",
                danger=True,
                extra=(
                    FormField("copy", _("外す写し"), kind="radio", required=True, options=options),
                ),
            )
        ]

    def do_save(self) -> str | None:
        """Keep one more scan."""
        values = self.cleaned()
        if values is None:
            return None
        try:
            file = self.taken(values["file"])
        except Refused as refused:
            self.errors["file"] = sentence(refused.refusal)
            return None
        verbs.keep_copy(self.context, file=file, by=self.by, now=self.now)
        return self.redirect(self.action_url, _("写しを付けました。"))

    def taken(self, upload: Any) -> Any:
        """The upload as a stored file, by the same checks as the files of a filing."""
        if (refusal := copy_refusal(clean_name(upload.filename))) is not None:
            raise Refused(refusal)
        sizes = tuple(one.file.getSize() for one in paper_copies(self.context).values())
        limits = Limits(setting("max_file_mb"), setting("max_filing_mb"), sizes)
        return take_file(upload, limits, context=self.context)

    def do_drop(self) -> str | None:
        """Take one away."""
        values = self.answers("drop")
        if values is None:
            return None
        verbs.drop_copy(
            self.context, key=values["copy"], reason=values["reason"], by=self.by, now=self.now
        )
        return self.redirect(self.action_url, _("写しを外しました。"))


class CopyFile(StoredFile):
    """``@@kyodo-copy/<key>``: one scan."""

    def find(self, key: str) -> Any:
        """The file, for those who may read it."""
        copy = paper_copies(self.context).get(key) if may_read_copies(self.context) else None
        if copy is None:
            raise NotFound(key)
        return copy.file


def copy_items(view: Any) -> list[lists.FileItem]:
    """The scans as links, for whoever may read them."""
    if not may_read_copies(view.context):
        return []
    return [
        lists.FileItem(
            one.file.filename,
            view.url("@@kyodo-copy", key),
            one.file.getSize(),
            note=SCAN_NOTES.get(scans.scan_state(one.file), moment_text(one.at)),
        )
        for key, one in paper_copies(view.context).items()
    ]


def copy_facts(view: Any) -> list[lists.Definition]:
    """The way to the scans in the summary of a proposal; to none, only for who adds them."""
    if not paper_marks(view.context) or not may_read_copies(view.context):
        return []
    count = len(paper_copies(view.context))
    text = _("写しを見る(${count}件)", mapping={"count": str(count)})
    if not count:
        if not may_add_copies(view.context):
            return []
        text = _("写しを付ける")
    return [lists.Definition(_("届いた書類の写し"), parts.Link(text, view.url("@@kyodo-copies")))]


def may_add_copies(proposal: Any) -> bool:
    """May the person add scans and take them away?"""
    return api.user.has_permission(permissions.ENTER_PAPER_FILING, obj=call_of(proposal))
