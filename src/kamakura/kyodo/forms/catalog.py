"""The eight forms: what each is, who fills it, and which fields the process reads.

The number (様式1 …) is only a default here: the city's own is in the settings (``form_map``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.i18n import _
from pathlib import Path
from types import MappingProxyType


MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True)
class Part:
    """A part of a form that one side fills: its fieldsets, by name."""

    key: str
    title: str
    fieldsets: tuple[str, ...]
    filled_by: tuple[str, ...]


@dataclass(frozen=True)
class FormSpec:
    """One form.

    ``contract`` maps the fields the process reads to their kind (see ``contract.KINDS``);
    ``host`` is the noun whose filings hold it; ``kinds`` are the kinds of proposal that use it;
    ``filled_by`` names sides: group, section, secretariat, center; ``purpose`` tells groups in a
    sentence what it is for.
    """

    key: str
    number: str
    title: str
    host: str
    filled_by: tuple[str, ...]
    contract: Mapping[str, str]
    kinds: tuple[str, ...] = ("group", "city")
    parts: tuple[Part, ...] = field(default=())
    addressed: bool = False
    purpose: str = ""

    @property
    def model_xml(self) -> str:
        """The shipped design."""
        return (MODELS / f"{self.key}.xml").read_text(encoding="utf-8")

    def part(self, key: str) -> Part:
        """One part; ``KeyError`` when the form has none of that name."""
        return {part.key: part for part in self.parts}[key]


def _contract(**fields: str) -> Mapping[str, str]:
    return MappingProxyType(fields)


_ORG = {
    "org_name": "line",
    "corp_type": "choice",
    "address": "line",
    "email": "line",
    "founded": "line",
    "centre_registration": "choice",
    "officers_count": "int",
    "members_total": "int",
    "members_citizens": "int",
    "pledge": "bool",
    "disclose_rep_name": "choice",
    "disclose_address": "choice",
    "disclose_tel": "choice",
    "disclose_email": "choice",
}
_PROPOSAL = {
    **_ORG,
    "project_name": "line",
    "project_name_kana": "line",
    "summary": "text",
    "wanted_section": "set",
    "fields": "set",
    "fiscal_year": "int",
    "period_from": "date",
    "period_to": "date",
    "total_cost": "int",
    "city_share": "int",
    "eligibility": "set",
}
_SCORES = {f"q{n:02d}_score": "choice" for n in range(1, 13)}
_COMMENTS = {f"q{n:02d}_comment": "text" for n in range(1, 13)}
_JOINT = {f"joint_q{n:02d}": "choice" for n in range(1, 13)}

FORMS: tuple[FormSpec, ...] = (
    FormSpec(
        key="group_proposal",
        number="様式1",
        title=_("提案書(市民活動団体提案)"),
        host="proposal",
        filled_by=("group",),
        purpose=_("団体が考えた事業の目的・内容・期間・費用を書いて、提案します。"),
        contract=_contract(**_PROPOSAL),
        kinds=("group",),
        addressed=True,
    ),
    FormSpec(
        key="city_proposal",
        number="様式2",
        title=_("提案書(市提案への応募)"),
        host="proposal",
        filled_by=("group",),
        purpose=_("市が示したテーマに、団体ならどう取り組むかを書いて応募します。"),
        contract=_contract(**_PROPOSAL, theme="choice"),
        kinds=("city",),
        addressed=True,
    ),
    FormSpec(
        key="project_plan",
        number="様式3",
        title=_("事業計画書"),
        host="proposal",
        filled_by=("group",),
        purpose=_("団体と市の役割、日程、目標を書きます。"),
        contract=_contract(
            roles="table:role",
            schedule="table:schedule",
            outcome_goals="table:outcome_goal",
            activity_goals="table:activity_goal",
        ),
    ),
    FormSpec(
        key="budget",
        number="様式4",
        title=_("収支予算書"),
        host="proposal",
        filled_by=("group",),
        purpose=_("いくらかかり、だれが負担するかを書きます。"),
        contract=_contract(income="table:income", expense="table:expense"),
    ),
    FormSpec(
        key="organization_profile",
        number="様式5",
        title=_("団体概要書"),
        host="proposal",
        filled_by=("group",),
        purpose=_("団体の活動、会計、役員を書きます。"),
        contract=_contract(**_ORG, officers="table:officer"),
    ),
    FormSpec(
        key="report",
        number="様式6",
        title=_("実績報告書"),
        host="project",
        filled_by=("group",),
        purpose=_("実施したことと、お金の使いみちを報告します。"),
        contract=_contract(
            actual_from="date",
            actual_to="date",
            outcome="text",
            goal_results="table:goal_result",
            income="table:income_account",
            expense="table:expense_account",
            refund="int",
        ),
        addressed=True,
    ),
    FormSpec(
        key="preliminary_sheet",
        number="",
        title=_("提案事前調整シート"),
        host="proposal",
        filled_by=("group", "secretariat", "section"),
        purpose=_("提案書を出す前に、やりたいことを市に伝えて相談します。"),
        contract=_contract(
            tentative_name="line",
            wanted_section="set",
            assigned_sections="set",
            feasibility="choice",
            feasibility_reason="text",
            meetings="table:consultation_meeting",
            outcome="choice",
            four_party_result="choice",
            four_party_reason="text",
            public_explanation="text",
        ),
        parts=(
            Part("group", _("団体"), ("group",), ("group",)),
            Part("secretariat", _("事務局"), ("secretariat",), ("secretariat",)),
            Part("section", _("担当課"), ("section",), ("section",)),
            Part("meetings", _("協議の記録"), ("meetings",), ("secretariat", "section", "center")),
            Part("outcome", _("事前調整の結果"), ("outcome",), ("secretariat",)),
            Part("four_party", _("4者協議の結果"), ("four_party",), ("secretariat",)),
        ),
    ),
    FormSpec(
        key="evaluation_sheet",
        number="",
        title=_("評価シート"),
        host="evaluation",
        filled_by=("group", "section"),
        purpose=_("協働してよかったこと・変えたいことを、団体と市がそれぞれ書きます。"),
        contract=_contract(
            **_SCORES,
            **_COMMENTS,
            **_JOINT,
            overall="choice",
            direction="choice",
            joint_shared="text",
            joint_different="text",
            joint_improve="text",
            joint_overall="choice",
            joint_direction="choice",
        ),
        parts=(
            Part(
                "column",
                _("団体・担当課の評価"),
                ("process", "outcome", "prospect", "overall"),
                ("group", "section"),
            ),
            Part("joint", _("相互評価"), ("joint",), ("group", "section", "secretariat")),
        ),
    ),
)
_HOSTS = ("proposal", "project", "evaluation")
BY_KEY: Mapping[str, FormSpec] = MappingProxyType({spec.key: spec for spec in FORMS})


def spec(form_key: str) -> FormSpec:
    """One form; ``KeyError`` for a key that is not ours."""
    return BY_KEY[form_key]


def form_key_of(key: str) -> str:
    """``evaluation_sheet`` of ``evaluation_sheet:group``."""
    return key.partition(":")[0]


def forms_met() -> tuple[FormSpec, ...]:
    """The forms a group writes, in the order it meets them: the sheet, the papers, the rest."""
    mine = [s for s in FORMS if "group" in s.filled_by]
    return tuple(sorted(mine, key=lambda s: (_HOSTS.index(s.host), bool(s.number))))


def forms_of_proposal(kind: str) -> tuple[FormSpec, ...]:
    """The numbered forms a proposal of a kind is sent with, in their order."""
    return tuple(s for s in FORMS if s.host == "proposal" and s.number and kind in s.kinds)
