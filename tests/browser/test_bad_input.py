"""What goes wrong at a real desk: late, long, odd, large, twice at once, logged out, curious."""

from datetime import timedelta
from drafts import CALL
from drafts import form
from drafts import make_draft
from drafts import save
from kamakura.kyodo.operations import base
from pathlib import Path
from playwright.sync_api import expect
from plone import api
from sheets import GROUP
from story_papers import errors
from town import CALL_YEAR
from town import NOW
import pytest


EXE = b"MZ\x90\x00" + b"\x00" * 200


@pytest.fixture
def draft(as_manager) -> str:
    """The address of a group's draft in an open call; 由比実 is 担当 of the group too."""
    return make_draft(as_manager)


def test_names_with_rare_characters_come_back_as_typed(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "org"))
    member.put("form.widgets.rep_name", "𠮷田 髙子")
    save(member)
    assert member.page.input_value("[name='form.widgets.rep_name']") == "𠮷田 髙子"


def test_long_title_is_kept_and_explained(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.put("form.widgets.project_name", "あ" * 2000)
    save(member)
    assert len(member.page.input_value("[name='form.widgets.project_name']")) == 2000
    assert any("60字" in text for text in errors(member))


def test_control_characters_do_not_break_the_page(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.put("form.widgets.summary", "町を\x07歩き\x0bます")
    save(member)
    member.sees("保存しました")
    assert "町を" in member.page.input_value("[name='form.widgets.summary']")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("地図.pdf", b"%PDF-1.4\n" + b"0" * 30_000_000, "MB"),
        ("会則.pdf", EXE, "会則.pdf"),
    ],
    ids=["30 MB", "an exe named pdf"],
)
def test_bad_file_is_refused_beside_its_field(
    crew, draft, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    member = crew["yui"]
    member.go(form(draft, "qualification"))
    member.put("form.widgets.officers_count", "4")
    member.put("form.widgets.bylaws", file)
    # The file is sent, or refused, as soon as it is chosen.
    question = member.page.locator("[data-kyodo-name=bylaws]")
    expect(question.locator(".kyodo-upload [role=status]")).to_contain_text(said)
    expect(question.locator(".kyodo-file-stored")).to_have_count(0)
    save(member)
    assert member.page.input_value("[name='form.widgets.officers_count']") == "4"


def test_two_members_at_once_do_not_overwrite_each_other(crew, draft) -> None:
    first, second = crew["yui"], crew["minoru"]
    first.go(form(draft, "project"))
    second.go(form(draft, "project"))
    first.put("form.widgets.project_name", "由比花の題")
    save(first)
    second.put("form.widgets.project_name", "由比実の題")
    save(second)
    second.sees("由比花さんの保存と重なりました。")
    assert second.page.input_value("[name='form.widgets.project_name']") == "由比実の題"
    first.go(form(draft, "project"))
    assert first.page.input_value("[name='form.widgets.project_name']") == "由比花の題"


def test_second_tab_does_not_overwrite_the_first(crew, draft) -> None:
    member = crew["yui"]
    other = member.second_tab()
    member.go(form(draft, "project"))
    other.go(form(draft, "project"))
    member.put("form.widgets.project_name", "はじめのタブ")
    save(member)
    other.put("form.widgets.project_name", "あとのタブ")
    save(other)
    other.sees("保存と重なりました。", "はじめのタブ")


def test_lost_session_keeps_what_was_typed_on_the_device(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.context.clear_cookies()
    member.put("form.widgets.project_name", "書きかけの題")
    save(member)
    member.log_in()
    member.go(form(draft, "project"))
    member.press("残っている入力を戻す")
    assert member.page.input_value("[name='form.widgets.project_name']") == "書きかけの題"


def test_closed_call_says_so_and_keeps_the_draft(crew, draft, as_manager) -> None:
    member = crew["yui"]
    with as_manager() as site, api.env.adopt_user(username="jimu"):
        call = site["kyodo"][f"fy{CALL_YEAR}"]
        call.closes = NOW - timedelta(hours=1)
        base.move(call, "close", by="jimu", now=NOW)
    member.go(f"{CALL}/kyodo-start")
    member.look("bad-start-closed")
    member.sees("に終わりました")
    member.go(draft)
    member.look("bad-closed-call")
    assert crew.problems == []


def test_error_pages_are_japanese(crew, draft) -> None:
    citizen, stranger = crew[""], crew["ogi"]
    citizen.go("kyodo/nowhere")
    citizen.look("bad-404")
    stranger.go(draft)
    stranger.look("bad-403")
    stranger.sees_not(GROUP)
    assert crew.problems == []
