"""Choices of the forms that come from the call."""

from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import children
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def call_themes(context) -> SimpleVocabulary:
    """市提案 of the call by UID, as far as they were ever public.

    A theme that has closed stays, so that an answer already given can be shown; whether it
    still takes applications is asked when a proposal is begun and when it is sent.
    """
    call = call_of(context)
    themes = [] if call is None else children(call, "KyodoTheme")
    return SimpleVocabulary(
        [SimpleTerm(theme.UID(), theme.UID(), theme.title) for theme in themes if _public(theme)]
    )


def _public(theme) -> bool:
    states = theme.portal_workflow.getInfoFor(theme, "review_state", "draft")
    return states not in ("draft", "checking")
