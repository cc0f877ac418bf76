"""Marker interfaces and the browser layer."""

from plone.app.z3cform.interfaces import IPloneFormLayer
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IKyodoLayer(IPloneFormLayer, IDefaultBrowserLayer):
    """Requests to a site on which kamakura.kyodo is installed; before Plone's own form layer."""


class IKyodoContent(Interface):
    """Any content object of ours."""


class IKyodoForm(Interface):
    """An EasyForm object that is the design of one 様式."""


class IFilingHost(IKyodoContent):
    """An object that keeps filings: proposal, consultation, project, evaluation."""


class IKyodoProgram(IKyodoContent):
    """協働事業: the scheme."""


class IKyodoFolder(IKyodoContent):
    """A container made by its parent: documents, organizations, projects, forms."""


class IKyodoOrganization(IKyodoContent):
    """市民活動団体."""


class IKyodoCommittee(IKyodoContent):
    """選考委員会."""


class IKyodoMeeting(IKyodoContent):
    """委員会の会議."""


class IKyodoCall(IKyodoContent):
    """年度の募集."""


class IKyodoTheme(IKyodoContent):
    """市提案(テーマ)."""


class IKyodoProposal(IFilingHost):
    """提案."""


class IKyodoConsultation(IFilingHost):
    """提案事前調整・4者協議."""


class IKyodoReview(IKyodoContent):
    """審査票."""


class IKyodoProject(IFilingHost):
    """実施事業."""


class IKyodoEvaluation(IFilingHost):
    """評価シート."""


class IFormDesigns(Interface):
    """The designs of a call's forms, as the layer above ``operations`` keeps them."""

    def models() -> dict:
        """Form key -> the form's model as XML text."""

    def outlines() -> dict:
        """Form key -> the same designs as plain data (``domain.outlines``), as JSON text."""

    def outline(form_key: str) -> str:
        """One of them."""

    def outline_of(version):
        """The outline of a frozen version."""

    def replace(form_key: str, model: str) -> None:
        """Put a model into the editor."""

    def shipped(form_key: str) -> str:
        """The model a form was delivered with."""

    def sound(form_key: str) -> str:
        """The last model of the editor that had no problem; "" when there was none."""

    def problems() -> tuple:
        """Findings that keep the call from opening; empty when every form is sound."""

    def problems_of(form_key: str) -> tuple:
        """Findings that keep one form from being used."""


class IPaperReader(Interface):
    """Reads the drafts of a filing host against their frozen designs (an adapter of the host)."""

    def at(now):
        """The reader, seeing the world at a moment."""

    def papers(bundle: str) -> tuple:
        """The ``domain.filing.Paper``s sent together, checked also against each other."""

    def raw(key: str) -> dict:
        """What was typed into a form; before it was begun, what it starts from."""

    def files(key: str) -> dict:
        """The files of a form, likewise."""


class IPaperSheets(Interface):
    """The sent filings of a host as plain data for exports (an adapter of the host).

    Only forms the person may read, without the fields that are masked for them.
    """

    def last_sent() -> tuple:
        """The ``exports.sheet.Sheet`` of each form as it was last sent."""

    def files_of(sheet) -> list:
        """(label, file) of the attachments of a sheet."""
