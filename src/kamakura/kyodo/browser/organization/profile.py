"""団体の登録と団体の情報: one form, written once and taken over by every 様式."""

from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.organization.people import send_invitation
from kamakura.kyodo.content.vocabularies import CENTRE_REGISTRATIONS
from kamakura.kyodo.content.vocabularies import CORPORATION_TYPES
from kamakura.kyodo.domain import answers
from kamakura.kyodo.domain import japanese
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import organization as verbs
from typing import Any


READERS = {
    "yomi": japanese.furigana,
    "rep_name_kana": japanese.furigana,
    "contact_kana": japanese.furigana,
    "postal_code": japanese.postal_code,
    "tel": japanese.phone,
    "fax": japanese.phone,
    "contact_tel": japanese.phone,
    "email": answers.parse_email,
    "contact_email": answers.parse_email,
    "first_email": answers.parse_email,
    "url": answers.parse_url,
}


def _options(pairs: Any) -> list[Option]:
    return [Option(value, title) for value, title in pairs]


def profile_fields(organization: Any = None) -> list[FormField]:
    """What is asked of a group, with what is stored."""
    rows = (
        FormField("title", _("団体名"), required=True, maxlength=100, autocomplete="organization"),
        FormField("yomi", _("団体名のふりがな"), required=True, maxlength=200, help=KANA),
        FormField(
            "corp_type",
            _("法人格"),
            kind="radio",
            required=True,
            options=_options(CORPORATION_TYPES),
        ),
        FormField("corp_type_other", _("法人格(その他の内容)"), maxlength=50, help=WHEN_OTHER),
        FormField("rep_title", _("代表者の役職"), maxlength=30, width="half"),
        FormField("rep_name", _("代表者の氏名"), maxlength=50, autocomplete="name"),
        FormField("rep_name_kana", _("代表者のふりがな"), maxlength=100, help=KANA),
        FormField(
            "postal_code", _("郵便番号"), width="short", autocomplete="postal-code", help=POSTAL
        ),
        FormField("address", _("所在地"), maxlength=200, autocomplete="street-address"),
        FormField("city_contact", _("市内の活動拠点・連絡場所"), maxlength=200, help=OUTSIDE),
        FormField("tel", _("電話"), kind="tel", width="half", autocomplete="tel"),
        FormField("fax", _("FAX"), kind="tel", width="half"),
        FormField("email", _("メール"), kind="email", help=MAIL, autocomplete="email"),
        FormField("url", _("ホームページ"), kind="url"),
        FormField("contact_name", _("担当者の氏名"), maxlength=50, help=CONTACT),
        FormField("contact_kana", _("担当者のふりがな"), maxlength=100),
        FormField("contact_tel", _("担当者の電話"), kind="tel", width="half"),
        FormField("contact_email", _("担当者のメール"), kind="email"),
        FormField("founded", _("設立年月日"), kind="date"),
        FormField(
            "centre_registration",
            _("市民活動センターへの登録"),
            kind="radio",
            options=_options(CENTRE_REGISTRATIONS),
        ),
        FormField("centre_number", _("登録番号"), width="half", maxlength=20),
        FormField("officers_count", _("役員の人数"), kind="number", width="short"),
        FormField("members_total", _("構成員の人数"), kind="number", width="short"),
        FormField("members_citizens", _("うち市民の人数"), kind="number", width="short"),
    )
    if organization is None:
        return list(rows)
    return [FormField(**{**one.__dict__, "value": _stored(organization, one.name)}) for one in rows]


def _stored(organization: Any, name: str) -> Any:
    value = getattr(organization, name, None)
    return "" if value is None else value


KANA = _("ひらがなで書きます。カタカナはひらがなに直します。")
POSTAL = _("例: 248-0000。全角で書いても受け付けます。")
OUTSIDE = _("所在地が鎌倉市の外にある団体だけ書きます。")
MAIL = _("市からのお知らせを送ります。")
CONTACT = _("代表者と同じときは書かなくてかまいません。")
WHEN_OTHER = _("「その他」のときだけ書きます。")


class ProfileForm(KyodoFormView):
    """Shared by registering and editing: what was typed becomes what is kept."""

    def profile(self) -> dict[str, Any] | None:
        """The understood profile, or None with the errors."""
        values = self.cleaned()
        kept: dict[str, Any] = {}
        for name, value in (values or {}).items():
            try:
                kept[name] = self.kept(name, value)
            except Refused as refused:
                self.errors[name] = sentence(refused.refusal)
        return None if values is None or self.errors else kept

    def kept(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = japanese.clean_text(value, multiline=False)
        reader = READERS.get(name)
        return (reader(text) if text and reader else text) or None


class RegisterOrganization(ProfileForm):
    """団体の登録: the first member becomes 代表."""

    title = _("団体の登録")
    lead = _("一度書くと、提案のどの様式にも自動で入ります。あとから直せます。")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def form_fields(self) -> list[FormField]:
        return profile_fields()

    def do_save(self) -> str | None:
        values = self.profile()
        if values is None:
            return None
        made = verbs.register_organization(self.context, by=self.by, now=self.now, **values)
        return self.redirect(made.absolute_url(), _("団体を登録しました。あなたが代表です。"))


class OpenOrganization(ProfileForm):
    """団体の登録 by the secretariat: the group, and a mail to its first person."""

    title = _("団体を登録する(事務局)")
    lead = _(
        "団体の代わりに登録し、代表の人に招待のメールを送ります。"
        "代表の人は、届いたリンクから利用者の登録をします。"
    )

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def form_fields(self) -> list[FormField]:
        wanted = {"title", "yomi", "corp_type", "corp_type_other", "address", "tel"}
        fields = [one for one in profile_fields() if one.name in wanted]
        first = FormField(
            "first_email",
            _("代表の人のメールアドレス"),
            kind="email",
            required=True,
            width="half",
            autocomplete="off",
        )
        return [*fields, first]

    def do_save(self) -> str | None:
        values = self.profile()
        if values is None:
            return None
        email = values.pop("first_email")
        made = verbs.open_organization(self.context, by=self.by, now=self.now, **values)
        text = send_invitation(made, email=email, role="representative", by=self.by, now=self.now)
        return self.redirect(f"{made.absolute_url()}/@@kyodo-people", text)


class EditProfile(ProfileForm):
    """団体の情報を直す."""

    title = _("団体の情報")
    lead = _("直した内容は、これから書き始める様式に入ります。")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def form_fields(self) -> list[FormField]:
        return profile_fields(self.context)

    def do_save(self) -> str | None:
        values = self.profile()
        if values is None:
            return None
        verbs.update_profile(self.context, by=self.by, now=self.now, **values)
        return self.redirect(self.url(), _("団体の情報を保存しました。"))
