"""Every sent revision beside any other: what changed is seen, what is masked never is."""

from datetime import timedelta
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import serialized
from kamakura.kyodo.forms.sent_sheets import SentSheets
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import filing
from kamakura.kyodo.operations.form import describe_form
from kamakura.kyodo.operations.form import renew_form
from tests.plone import papers
from tests.plone import sample
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import site  # noqa: F401 -- the fixture
from tests.plone.browser.test_desks import text
from zExceptions import NotFound
import pytest


LATER = sample.NOW + timedelta(days=1)
PLAN = {
    **papers.PLAN,
    "content": "月に2回、町を歩いて絵地図をつくる。",
    "roles": [
        papers.PLAN["roles"][0],
        {"item": "保険", "group_role": "申込み", "city_role": "なし", "note": None},
        {**papers.PLAN["roles"][1], "city_role": "点検と印刷"},
    ],
}


def file(proposal, key, answers, *, now=sample.NOW, files=None):
    """One more revision of a form, as the group sends it."""
    with sample.acting("daihyo"):
        if Filings(proposal).get(key) is None:
            sample.begin(proposal, key, by="daihyo")
        draft = Filings(proposal).get(key).ensure_draft()
        draft.files.update(files or {})
        draft.raw.clear()
        draft.raw.update(papers.raw_of(IPaperReader(proposal).at(now).schema(key), answers))
        receipt = Receipt(filed_by="daihyo", filed_at=now, received_at=now)
        filing.file_draft(proposal, key, answers=answers, receipt=receipt)


@pytest.fixture
def proposal(site):  # noqa: F811 -- the fixture
    made = sample.screened(site)
    file(made, "project_plan", papers.PLAN)
    file(made, "project_plan", PLAN, now=LATER)
    return made


def compare(proposal, *, by="jimu", **form):
    return page(proposal, "kyodo-compare", by=by, **form)


def changed(soup):
    return [text(one.h3) for one in soup.select(".kyodo-change")]


def test_changed_fields_come_first_and_the_others_are_folded(proposal):
    soup = compare(proposal, form="project_plan", old="1", new="2")
    assert changed(soup) == ["事業の内容", "役割分担"]
    folded = [text(one) for one in soup.select(".kyodo-compare-same dt")]
    assert "対象者" in folded
    assert "事業の内容" not in folded


def test_changed_words_are_marked_with_words(proposal):
    first = compare(proposal, form="project_plan").select(".kyodo-change")[0]
    assert [text(one) for one in first.select("del")] == ["削除1"]
    assert [text(one) for one in first.select("ins")] == ["追加2", "追加絵"]


def test_rows_are_told_one_by_one(proposal):
    soup = compare(proposal, form="project_plan")
    rows = [text(one) for one in soup.select(".kyodo-compare-table tbody tr")]
    assert rows == ["追加 追加保険 追加申込み 追加なし", "変更 地図 絵と文 削除点検追加点検と印刷"]


def test_either_direction_can_be_asked_for(proposal):
    first = compare(proposal, form="project_plan", old="2", new="1").select(".kyodo-change")[0]
    assert [text(one) for one in first.select("ins")] == ["追加1"]


def test_number_shows_its_difference(site):  # noqa: F811 -- the fixture
    made = sample.screened(site)
    answers = {**papers.ANSWERS["group_proposal"]}
    file(made, "group_proposal", answers)
    file(made, "group_proposal", {**answers, "total_cost": 400000})
    soup = compare(made, form="group_proposal", old="2", new="3")
    assert [text(one) for one in soup.select(".kyodo-change .kyodo-note")] == ["差: -30,000円"]


def test_file_of_the_same_name_and_size_is_told_apart_by_its_content(site):  # noqa: F811
    made = sample.screened(site)
    said = {"bylaws": {"filename": "会則.pdf", "size": 4}}
    for data in (b"aaaa", b"bbbb"):
        one = papers.NamedBlobFile(data, contentType="application/pdf", filename="会則.pdf")
        file(made, "organization_profile", said, files={"bylaws": one})
    soup = compare(made, form="organization_profile", old="2", new="3")
    assert [text(one) for one in soup.select(".kyodo-change .kyodo-note")] == [
        "ファイル名と大きさは同じですが、中身が違います。"
    ]


def test_question_of_another_version_is_named(site):  # noqa: F811 -- the fixture
    made = sample.screened(site)
    file(made, "project_plan", papers.PLAN)
    form = form_of(site.call, "project_plan")
    model = serialized(schema_of(form.fields_model)).replace("対象者", "来てほしい人")
    with sample.acting("jimu"):
        form.fields_model = model
        renew_form(site.call, "project_plan", reason="言い換え", by="jimu", now=LATER)
    stored = Filings(made).get("project_plan")
    stored.version = renewed = site_version(site)
    file(made, "project_plan", {**papers.PLAN, "target": "だれでも"}, now=LATER)
    assert stored.last_filed.version == renewed
    soup = compare(made, form="project_plan")
    assert changed(soup) == ["来てほしい人"]
    assert text(soup.select_one(".kyodo-change .kyodo-note")) == "前の版での項目名: 対象者"


def site_version(site):  # noqa: F811 -- the fixture's value
    return current(site.call, "project_plan").hash


def two_of_the_group(site):  # noqa: F811 -- the fixture's value
    made = sample.screened(site)
    answers = papers.ANSWERS["group_proposal"]
    file(made, "group_proposal", answers)
    file(made, "group_proposal", {**answers, "tel": "0467-99-9999", "issue": "あたらしい課題"})
    file(made, "organization_profile", {"officers": [{"post": "代表", "name": "秘密一"}]})
    file(made, "organization_profile", {"officers": [{"post": "代表", "name": "秘密二"}]})
    return made


def test_masked_fields_are_not_compared(site):  # noqa: F811 -- the fixture
    made = two_of_the_group(site)
    assert "電話番号" in changed(compare(made, form="group_proposal", by="bosai"))
    assert "0467-99-9999" not in str(compare(made, form="group_proposal", by="center"))
    for user in ("center", "bosai"):
        with pytest.raises(NotFound):
            compare(made, form="organization_profile", by=user)


@pytest.mark.parametrize(
    "form",
    [
        {"form": "project_plan", "old": "1", "new": "7"},
        {"form": "project_plan", "new": "draft"},
        {"form": "project_plan", "old": "previous"},
        {"form": "budget"},
        {"form": "nothing"},
        {},
    ],
)
def test_what_is_not_there_or_not_theirs_is_not_found(proposal, form):
    with sample.acting("daihyo"):
        Filings(proposal).get("project_plan").ensure_draft()
    with pytest.raises(NotFound):
        compare(proposal, by="jimu", **form)


def test_draft_is_compared_by_the_group_alone(site):  # noqa: F811 -- the fixture
    made, _talk = sample.consulting(site)
    file(made, "project_plan", papers.PLAN)
    with sample.acting("daihyo"):
        papers.write(made, "project_plan", PLAN, by="daihyo", now=LATER)
    soup = compare(made, form="project_plan", by="daihyo")
    assert changed(soup) == ["事業の内容", "役割分担"]
    assert "いまの下書き" in text(soup)
    with pytest.raises(NotFound):
        compare(made, form="project_plan", new="draft", by="bosai")


@pytest.fixture
def renumbered(site):  # noqa: F811 -- the fixture
    """Sent as 様式3, sent again as 様式第9号; today the city writes 様式第10号."""
    made = sample.screened(site)
    file(made, "project_plan", papers.PLAN)
    with sample.acting("jimu"):
        rename_form("様式第9号", "企画書")
        form = form_of(site.call, "project_plan")
        form.fields_model = serialized(schema_of(form.fields_model)).replace("対象者", "参加者")
        renew_form(site.call, "project_plan", reason="改正", by="jimu", now=LATER)
        rename_form("様式第10号", "計画書")
    Filings(made).get("project_plan").version = site_version(site)
    file(made, "project_plan", PLAN, now=LATER)
    return made


def rename_form(number, title):
    values = {"form_map": number, "form_titles": title, "form_articles": ""}
    describe_form("project_plan", values, confirmed=False, by="jimu", now=LATER)


def test_paper_is_called_what_it_was_called_when_it_was_sent(renumbered):
    first = page(renumbered, "kyodo-papers", by="jimu", form="project_plan", revision="1")
    last = page(renumbered, "kyodo-papers", by="jimu", form="project_plan")
    assert [text(one.h1) for one in (first, last)] == ["様式3 事業計画書", "様式第9号 企画書"]


def test_list_of_papers_names_them_as_they_were_sent(renumbered):
    soup = page(renumbered, "kyodo-papers", by="jimu")
    assert text(soup.select_one("[href$='form=project_plan']")) == "様式第9号 企画書"


def test_comparison_names_both_papers_when_the_form_was_renamed(renumbered):
    assert text(compare(renumbered, form="project_plan").h1) == (
        "「様式3 事業計画書」と「様式第9号 企画書」を比べる"
    )


def test_word_and_pdf_carry_the_name_of_the_frozen_version(renumbered):
    papers_of = SentSheets(renumbered)
    sent = Filings(renumbered).get("project_plan").revisions
    with sample.acting("jimu"):
        sheets = [papers_of.sheet("project_plan", one) for one in sent]
    assert [(one.number, one.title) for one in sheets] == [
        ("様式3", "事業計画書"),
        ("様式第9号", "企画書"),
    ]
