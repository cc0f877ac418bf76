"""The pages after the choice: what each person finds on them, and what nobody must find."""

from io import BytesIO
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import archive
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import report as reports
from PIL import Image
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.plone import chosen
from tests.plone import sample
from tests.plone.sample import acting
from zExceptions import NotFound
from zope.interface import alsoProvides
import pytest


@pytest.fixture
def site(integration):
    alsoProvides(integration["request"], IKyodoLayer)
    return sample.make_site(integration["portal"])


def shown(obj, name, *, user=None):
    """The page as text; anonymous without a user."""
    request = obj.REQUEST
    request.form.clear()
    request.environ.pop("kyodo.received_at", None)
    with acting(user) if user else api.env.adopt_roles(["Anonymous"]):
        page = api.content.get_view(name, context=obj, request=request)()
    # What stands around our page belongs to Plone, and tells the reader's own name.
    return page[page.find('<h1 class="kyodo-title"') :]


SECRETS = (
    "領収書",
    "秘密役員",
    "由比実",
    "0467",
    "sanpo@example.com",
    "非公開の写真",
    "顔の分かる子ども",
)


def test_running_project_tells_plan_and_no_result(site):
    project = chosen.running(site)
    chosen.write_report(project, now=chosen.REPORTED)
    page = shown(project, "kyodo-project")
    for words in ("町歩き: 案内", "300,000円", "市の情報と団体の工夫がよく合っている。", "38.80"):
        assert words in page
    for words in ("地図を5,000部", "288,000円", "138,000円", "手続きを開く", *SECRETS):
        assert words not in page


def test_report_shows_on_the_page_only_after_the_completion(site):
    project = chosen.reported(site)
    page = shown(project, "kyodo-project")
    for words in ("地図を5,000部", "288,000円", "kyodo-photo"):
        assert words not in page


def test_locked_evaluation_is_not_on_the_page(site):
    project, _sheet = chosen.opened(site)
    page = shown(project, "kyodo-project")
    assert "団体の言葉" not in page
    assert "課の言葉" not in page


def test_completed_project_tells_everything_that_is_public(site):
    project, _sheet = chosen.completed(site)
    page = shown(project, "kyodo-project")
    for words in (
        "地図を5,000部くばりました。",
        "288,000円",
        "138,000円",
        "地図を持って坂を歩く人たち",
        "kyodo-photo/photo_1",
        "団体の言葉",
        "課の言葉",
        "会う回数が足りたこと。",
    ):
        assert words in page
    for words in (*SECRETS, "団体の言葉1", "課の言葉12", "photo_2"):
        assert words not in page


def held_sideways():
    """A photo of a camera held to the right: red at the left below as stored, a place in it."""
    picture, out = Image.new("RGB", (40, 30), "#ffffff"), BytesIO()
    picture.paste("#ff0000", (0, 15, 20, 30))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(out, "JPEG", exif=exif, quality=95)
    return NamedBlobFile(out.getvalue(), contentType="image/jpeg", filename="写真.jpg")


def photo(project, name):
    """What ``@@kyodo-photo/<name>`` answers to a visitor."""
    with api.env.adopt_roles(["Anonymous"]):
        view = api.content.get_view("kyodo-photo", context=project, request=project.REQUEST)
        return view.publishTraverse(project.REQUEST, name)()


def test_photo_with_leave_is_served_after_the_completion(site):
    project, _sheet = chosen.completed(site)
    assert photo(project, "photo_1").startswith(b"\x89PNG")
    assert project.REQUEST.response.getHeader("X-Content-Type-Options") == "nosniff"


def test_photo_stands_upright_without_place_or_camera(site, monkeypatch):
    monkeypatch.setattr(chosen, "picture", held_sideways)
    project, _sheet = chosen.completed(site)
    with Image.open(BytesIO(photo(project, "photo_1"))) as picture:
        corner = picture.convert("RGB").getpixel((2, 2))
        assert (picture.size, dict(picture.getexif())) == ((30, 40), {})
        assert corner[0] > 200 > 60 > corner[1]


@pytest.mark.parametrize("name", ["photo_2", "photo_3", "receipts_1", "title", ""])
def test_nothing_else_is_served_as_a_photo(site, name):
    project, _sheet = chosen.completed(site)
    with pytest.raises(NotFound):
        photo(project, name)


def test_no_photo_before_the_completion(site):
    project = chosen.reported(site)
    with pytest.raises(NotFound):
        photo(project, "photo_1")


def test_parties_find_the_way_to_the_desk(site):
    project = chosen.running(site)
    for user in ("daihyo", "bosai", "jimu"):
        assert "@@kyodo-projectdesk" in shown(project, "kyodo-project", user=user)
    for user in ("other", "midori"):
        assert "@@kyodo-projectdesk" not in shown(project, "kyodo-project", user=user)


def test_desk_tells_each_side_what_it_does_next(site):
    project = chosen.reported(site)
    assert "実績報告の内容と決算を確かめてください。" in shown(
        project, "kyodo-projectdesk", user="bosai"
    )
    group = shown(project, "kyodo-projectdesk", user="daihyo")
    assert "担当課が実績報告を確かめています。" in group
    assert "小坂一郎" not in group
    assert 'value="settle"' not in group


def test_sheet_tells_progress_and_no_words_to_the_other_side(site):
    _project, sheet = chosen.evaluating(site)
    chosen.fill(sheet, "group", chosen.column("団体の言葉"), by="daihyo")
    chosen.fill(sheet, "section", chosen.column("課の言葉"), by="bosai")
    chosen.lock(sheet, by="daihyo")
    for user in ("bosai", "jimu", "daihyo"):
        page = shown(sheet, "kyodo-evaluation", user=user)
        assert "書いている途中" in page
        assert "団体の言葉" not in page
        assert "課の言葉" not in page


def test_open_sheet_shows_both_sides_side_by_side(site):
    _project, sheet = chosen.opened(site)
    for user in ("daihyo", "bosai", "jimu"):
        page = shown(sheet, "kyodo-evaluation", user=user)
        assert "団体の言葉1" in page
        assert "課の言葉1" in page


def test_papers_of_the_other_side_are_not_found_before_both_are_locked(site):
    _project, sheet = chosen.evaluating(site)
    chosen.fill(sheet, "group", chosen.column("団体の言葉"), by="daihyo")
    chosen.lock(sheet, by="daihyo")
    for user in ("bosai", "jimu"):
        assert "form=evaluation_sheet" not in shown(sheet, "kyodo-papers", user=user)
        with acting(user):
            sheet.REQUEST.form["form"] = "evaluation_sheet:group"
            view = api.content.get_view("kyodo-papers", context=sheet, request=sheet.REQUEST)
            with pytest.raises(NotFound):
                view()


def test_preview_and_form_show_nobody_the_other_column(site):
    _project, sheet = chosen.evaluating(site)
    chosen.fill(sheet, "group", chosen.column("団体の言葉"), by="daihyo")
    assert "団体の言葉1" in shown(sheet, "kyodo-preview", user="daihyo")
    for user in ("bosai", "jimu"):
        for name in ("kyodo-preview", "kyodo-form"):
            assert "団体の言葉" not in shown(sheet, name, user=user)


def test_draft_of_a_report_is_read_by_its_writers_only(site):
    project = chosen.running(site)
    chosen.write_report(project, now=chosen.REPORTED)
    assert "地図を5,000部" in shown(project, "kyodo-preview", user="daihyo")
    for user in (None, "bosai", "jimu", "other"):
        for name in ("kyodo-preview", "kyodo-form", "kyodo-papers"):
            assert "地図を5,000部" not in shown(project, name, user=user)


def test_my_list_names_the_projects_to_move_on(site):
    project = chosen.reported(site)
    assert project.absolute_url() in shown(site.program, "kyodo-mylist", user="bosai")
    assert project.absolute_url() not in shown(site.program, "kyodo-mylist", user="midori")


def test_project_from_before_this_site_shows_what_is_known(site):
    with acting("jimu"):
        project = archive.import_project(
            site.program,
            source="市のホームページ",
            by="jimu",
            now=chosen.REPORTED,
            title="ことこと",
            fiscal_year=2024,
            organization_title="NPO法人マナビノキ",
            section_title="地域のつながり課",
        )
    page = shown(project, "kyodo-project")
    for words in ("NPO法人マナビノキ", "地域のつながり課", "令和6年度", "市のホームページ"):
        assert words in page
    assert "令和10年4月5日" not in page
    assert "ことこと" in shown(site.program, "kyodo-archive")


def test_archive_lists_only_what_is_public(site):
    project = chosen.decided(site)
    assert project.title not in shown(site.program, "kyodo-archive")
    with acting("bosai"):
        projects.set_agreement(project, by="bosai", now=chosen.AFTER, **chosen.agreement())
        projects.agree(project, by="bosai", now=chosen.AFTER)
    assert project.title in shown(site.program, "kyodo-archive")


BEYOND = "総事業費が、協定の額から"


def test_small_change_of_the_cost_goes_without_a_word(site):
    assert BEYOND not in shown(chosen.reported(site), "kyodo-projectdesk", user="bosai")


def test_cost_beyond_the_limit_without_an_approval_is_told_to_those_who_check(site):
    api.portal.set_registry_record("kamakura.kyodo.change_threshold_pct", 0)
    project = chosen.reported(site)
    assert BEYOND in shown(project, "kyodo-projectdesk", user="bosai")


def test_approved_change_is_not_asked_about(site):
    api.portal.set_registry_record("kamakura.kyodo.change_threshold_pct", 0)
    project = chosen.running(site)
    with acting("daihyo"):
        projects.request_change(project, reason="会場が変わる", by="daihyo", now=chosen.REPORTED)
    with acting("bosai"):
        projects.approve_change(project, by="bosai", now=chosen.REPORTED)
        projects.end_work(project, by="bosai", now=chosen.REPORTED)
    chosen.write_report(project, now=chosen.REPORTED)
    with acting("daihyo"):
        reports.file_report(project, token="r1", by="daihyo", now=chosen.REPORTED)
    page = shown(project, "kyodo-projectdesk", user="bosai")
    assert "実績の確認" in page
    assert BEYOND not in page


def test_limit_is_told_where_a_change_is_asked_for(site):
    page = shown(chosen.running(site), "kyodo-projectdesk", user="daihyo")
    assert "総事業費が20%をこえて変わるとき" in page
