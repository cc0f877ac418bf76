"""提案を始める: which kind, which theme, what is needed at hand, where to read all questions."""

from .earlier import begin_from
from .earlier import earlier_field
from .earlier import taken_message
from AccessControl import Unauthorized
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import money_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import organizations_for
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.forms.catalog import forms_of_proposal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import rules
from plone import api
from typing import Any


class StartProposal(KyodoFormView):
    """Begin a proposal."""

    title = _("提案を始める")
    lead = _("種別を選ぶと、下書きができます。下書きは団体の人だけが見られ、何度でも書き直せます。")

    def __call__(self) -> str:
        # Whoever comes too late reads why: being closed is no lack of permission.
        if not self.by:
            raise Unauthorized("kyodo-start")
        if not self.organizations:
            program = program_of(self.context).absolute_url()
            return self.redirect(
                f"{program}/@@kyodo-register",
                _("はじめに団体を登録してください。登録した内容は、どの様式にも使われます。"),
            )
        later = self.later_call()
        if later is not None:
            message = _("この募集の受付は終わりました。次の募集で提案を始められます。")
            return self.redirect(f"{later.absolute_url()}/@@kyodo-start", message)
        return super().__call__()

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def organizations(self) -> list[Any]:
        """Groups the person may act for."""
        found = organizations_for(self.by) if self.by else []
        return [one for one in found if one.members.get(self.by) != "reader"]

    def later_call(self) -> Any:
        """団体提案 roll over: the next call that takes papers, when this one is over."""
        if self.refusal("group") is None:
            return None
        for call in children(program_of(self.context), "KyodoCall"):
            later = call.fiscal_year > self.context.fiscal_year
            if later and api.content.get_state(call) == "accepting":
                return call
        return None

    def refusal(self, kind: str) -> Any:
        uid = self.organizations[0].UID()
        return rules.arrival(self.context, kind=kind, organization_uid=uid, now=self.now)

    @property
    def themes(self) -> list[Any]:
        """市提案 that take applications."""
        return [
            theme
            for theme in children(self.context, "KyodoTheme")
            if api.content.get_state(theme) == "published"
        ]

    def form_fields(self) -> list[FormField]:
        kinds = [Option("group", _("市民活動団体提案"), _("団体が考えた事業を提案します。"))]
        if self.themes:
            kinds.append(
                Option("city", _("市提案への応募"), _("市が示したテーマに、団体の案で応えます。"))
            )
        theme = self.request.form.get("theme", "")
        fields = [
            FormField(
                "kind",
                _("提案の種別"),
                kind="radio",
                required=True,
                options=kinds,
                value="city" if theme else "group" if len(kinds) == 1 else "",
            )
        ]
        if self.themes:
            fields.append(
                FormField(
                    "theme",
                    _("応募する市提案"),
                    kind="radio",
                    help=_("市提案に応募するときだけ選びます。"),
                    options=[self.theme_option(one) for one in self.themes],
                    value=theme,
                )
            )
        if len(self.organizations) > 1:
            groups = [Option(one.UID(), one.title) for one in self.organizations]
            fields.append(
                FormField("organization", _("団体"), kind="radio", required=True, options=groups)
            )
        earlier = earlier_field(self.organizations)
        return [*fields, earlier] if earlier is not None else fields

    def theme_option(self, theme: Any) -> Option:
        detail = {"section": section_title(theme.section), "cap": money_text(theme.cap_yen)}
        return Option(
            theme.UID(), theme.title, _("${section} 市負担金の上限 ${cap}", mapping=detail)
        )

    def do_save(self) -> str | None:
        values = self.cleaned()
        if values is None:
            return None
        kind = values["kind"]
        wanted = {one.UID(): one for one in self.organizations}
        proposal = verbs.start_proposal(
            self.context,
            kind=kind,
            organization=wanted.get(values.get("organization") or "", self.organizations[0]),
            theme=by_uid(values.get("theme")) if kind == "city" else None,
            by=self.by,
            now=self.now,
        )
        made = begin_from(self, proposal, values.get("earlier"))
        message = _("下書きを作りました。") if made is None else taken_message(made)
        return self.redirect(proposal.absolute_url(), message)

    def update(self) -> None:
        self.needed = [
            _("団体の会則・予算書・決算書(PDF・Word・Excel・画像)"),
            _(
                "役員の名前と役職(${number}人以上)",
                mapping={"number": str(setting_for(self.context, "min_officers"))},
            ),
            _("事業の内容、担当、時期、費用の見積もり"),
        ]
        closes = parts.due(self.context.closes, self.now)
        self.facts = [
            lists.Definition(_("応募の締切"), closes or _("決まっていません")),
            lists.Definition(
                _("書くもの"), [self.amount(), _("途中で保存して、何日かに分けて書けます。")]
            ),
        ]
        refusal = self.refusal("group")
        self.closed = sentence(refusal) if refusal is not None else None

    def amount(self) -> Any:
        """How much is to be written."""
        count = {"count": str(len(forms_of_proposal("group")))}
        if setting_for(self.context, "require_preliminary"):
            return _("はじめに提案事前調整シート、そのあと提案書の様式${count}つ", mapping=count)
        return _("提案書の様式${count}つ", mapping=count)

    @property
    def questions_url(self) -> str:
        """Where all questions can be read first."""
        return self.url("@@kyodo-questions")
