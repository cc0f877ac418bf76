"""Vocabularies. Each is a short table; the words on the right are what people read."""

from .settings import setting
from kamakura.kyodo.i18n import _
from plone import api
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


CORPORATION_TYPES = (
    ("npo", _("特定非営利活動法人")),
    ("voluntary", _("任意団体")),
    ("association", _("一般社団法人(非営利型)")),
    ("neighborhood", _("自治会・町内会")),
    ("other", _("その他")),
)
CENTRE_REGISTRATIONS = (
    ("registered", _("登録済")),
    ("with_proposal", _("提案と同時に登録")),
    ("none", _("登録なし")),
)
MEMBER_CATEGORIES = (
    ("academic", _("学識経験者")),
    ("civic", _("市民活動に関し知識経験を有する者")),
    ("citizen", _("市民")),
    ("staff", _("市職員")),
)
MEMBER_OFFICES = (
    ("chair", _("委員長")),
    ("vice_chair", _("副委員長")),
    ("member", _("委員")),
)
ORGANIZATION_ROLES = (
    ("representative", _("代表")),
    ("editor", _("担当")),
    ("reader", _("閲覧")),
)
MEETING_KINDS = (
    ("selection", _("プレゼンテーション・選考")),
    ("briefing", _("審査の打合せ")),
    ("evaluation", _("評価")),
    ("other", _("その他")),
)
MILESTONE_KINDS = (
    ("publish", _("募集の公開")),
    ("briefing", _("説明会")),
    ("preliminary", _("事前調整の締切")),
    ("close", _("提案の締切")),
    ("consultation", _("4者協議")),
    ("presentation", _("プレゼンテーション・選考")),
    ("notice", _("結果の通知")),
    ("budget", _("協議・予算化")),
    ("agreement", _("協定")),
    ("work", _("実施")),
    ("report", _("実績報告")),
    ("evaluation", _("評価")),
    ("debrief", _("報告会・公表")),
)
PROPOSAL_KINDS = (("group", _("市民活動団体提案")), ("city", _("市提案への応募")))
CONSULTATION_KINDS = (("preliminary", _("提案事前調整")), ("four_party", _("4者協議")))
CONSULTATION_OUTCOMES = (
    ("go", _("次の段階へ進む")),
    ("again", _("もう一度調整する")),
    ("drop", _("見送り")),
    ("withdraw", _("取下げ")),
    ("refer", _("他の制度を案内する")),
)


def _fixed(rows):
    @provider(IVocabularyFactory)
    def factory(context):
        return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in rows])

    return factory


corporation_types = _fixed(CORPORATION_TYPES)
centre_registrations = _fixed(CENTRE_REGISTRATIONS)
member_categories = _fixed(MEMBER_CATEGORIES)
member_offices = _fixed(MEMBER_OFFICES)
organization_roles = _fixed(ORGANIZATION_ROLES)
meeting_kinds = _fixed(MEETING_KINDS)
milestone_kinds = _fixed(MILESTONE_KINDS)
proposal_kinds = _fixed(PROPOSAL_KINDS)
consultation_kinds = _fixed(CONSULTATION_KINDS)
consultation_outcomes = _fixed(CONSULTATION_OUTCOMES)


@provider(IVocabularyFactory)
def sections(context):
    """Departments, as the settings have them today."""
    rows = (setting("sections") or {}).items()
    return SimpleVocabulary([SimpleTerm(key, key, title) for key, title in rows])


@provider(IVocabularyFactory)
def committees(context):
    """Committees of the site, by UID."""
    brains = api.content.find(portal_type="KyodoCommittee", unrestricted=True)
    return SimpleVocabulary([SimpleTerm(b.UID, b.UID, b.Title) for b in brains])
