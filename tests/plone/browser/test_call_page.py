"""The page of a call: which forms a group writes, by when, and what for."""

from bs4 import BeautifulSoup
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import theme as themes
from plone import api
from plone.app.testing import logout
from tests.plone import sample
from zope.interface import alsoProvides
import datetime
import pytest


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = sample.NOW
    return sample.make_site(portal)


def text(node):
    return " ".join(node.get_text().split())


def section(call, heading):
    """The part of the visitors' page under a heading."""
    logout()
    soup = BeautifulSoup(call.restrictedTraverse("@@kyodo-call")(), "html.parser")
    return next(one for one in soup.select("section") if one.h2 and text(one.h2) == heading)


def publish_theme(site):
    with sample.acting("jimu"):
        made = themes.create_theme(
            site.call,
            by="jimu",
            now=sample.NOW,
            title="避難所の案内",
            section="bosai",
            contact="内線",
            cap_yen=700000,
            period_from=datetime.date(2027, 4, 1),
            period_to=datetime.date(2028, 3, 31),
        )
        themes.send_theme(made, by="jimu", now=sample.NOW)
        themes.publish_theme(made, by="jimu", now=sample.NOW)


def form_rows(call):
    """The rows of 書いていただく様式, without their row headings."""
    rows = section(call, "書いていただく様式").select("tbody tr")
    return {text(row.th): [text(cell) for cell in row.select("td")] for row in rows}


def test_every_form_a_group_meets_stands_in_the_order_it_meets_them(site):
    assert list(form_rows(site.call)) == [
        "提案事前調整シート",
        "様式1 提案書(市民活動団体提案)",
        "様式3 事業計画書",
        "様式4 収支予算書",
        "様式5 団体概要書",
        "様式6 実績報告書",
        "評価シート",
    ]


def test_sheet_is_left_out_where_the_call_does_not_ask_for_it(site):
    site.call.frozen["settings"]["require_preliminary"] = False
    assert "提案事前調整シート" not in form_rows(site.call)


def test_answer_to_a_theme_is_told_where_there_are_themes(site):
    publish_theme(site)
    assert list(form_rows(site.call))[2] == "様式2 提案書(市提案への応募)"


def test_sheet_is_due_when_the_calendar_says_so(site):
    day = datetime.date(2026, 5, 29)
    site.call.milestones = [{"key": "preliminary", "date_from": day, "place": "", "note": ""}]
    assert form_rows(site.call)["提案事前調整シート"][0] == "令和8年5月29日(金)"


def test_form_says_by_when_and_what_for(site):
    rows = form_rows(site.call)
    assert rows["様式4 収支予算書"] == [
        "令和8年6月30日(火) 10:00",
        "いくらかかり、だれが負担するかを書きます。",
    ]
    assert rows["様式6 実績報告書"][0] == "実施が終わってから30日以内"


def test_city_writes_a_sentence_of_its_own(site):
    record = "kamakura.kyodo.form_purposes"
    api.portal.set_registry_record(record, {"budget": "お金の計画を書きます。"})
    assert form_rows(site.call)["様式4 収支予算書"][1] == "お金の計画を書きます。"


def test_every_form_has_a_sentence_by_default():
    assert [one.key for one in FORMS if not str(one.purpose).endswith("。")] == []


def test_column_in_which_nothing_stands_is_left_out(site):
    day = datetime.date(2026, 6, 30)
    site.call.milestones = [{"key": "close", "date_from": day, "place": "", "note": ""}]
    heads = [text(one) for one in section(site.call, "日程").select("thead th")]
    assert heads == ["予定", "日"]
