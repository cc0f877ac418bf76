"""How somebody without an account is reached, and told from others."""

from kamakura.kyodo.domain.answers import parse_email
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import refuse
import re
import unicodedata


class ContactCode(RefusalCode):
    """What is wrong with a contact."""

    PHONE = "contact_phone_unreadable"
    EMAIL_MISSING = "contact_email_missing"
    MISSING = "contact_missing"
    NAME_MISSING = "contact_name_missing"


LONGEST_NAME = 50


def parse_phone(text: str) -> str:
    """Digits of a Japanese number from 0467-61-3976, ０４６７…, +81 467 …; Refused otherwise."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub(r"[-‐‑–—−ー()]", "", plain)
    plain = re.sub(r"^\+81", "0", plain)
    if not re.fullmatch(r"0\d{9,10}", plain, re.ASCII):
        raise refuse(ContactCode.PHONE, text=text)
    return plain


def parse_contact(email: str, phone: str, *, phone_is_enough: bool) -> tuple[str, str]:
    """Address and number as they are kept; Refused when nobody could be reached by them."""
    email = parse_email(email) if email.strip() else ""
    phone = parse_phone(phone) if phone.strip() else ""
    if not phone_is_enough and not email:
        raise refuse(ContactCode.EMAIL_MISSING)
    if not email and not phone:
        raise refuse(ContactCode.MISSING)
    return email, phone


def same_contact(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Is it the same address (upper and lower case alike), or the same number?"""
    emails = one[0].casefold(), other[0].casefold()
    return (bool(emails[0]) and emails[0] == emails[1]) or (bool(one[1]) and one[1] == other[1])
