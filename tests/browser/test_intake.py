"""A paper at the counter: found group, stamp, scan, and back from the desk."""

from drafts import make_draft
from playwright.sync_api import expect
from sheets import GROUP


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def test_clerk_types_a_paper_in_and_keeps_its_scan(crew, as_manager):
    call = make_draft(as_manager, sheet=False).rpartition("/")[0]
    clerk, leader = crew["jimu"], crew["yui"]
    clerk.go(f"{call}/@@kyodo-intake")
    clerk.page.fill("[name='q']", GROUP[:4])
    clerk.press("さがす")
    clerk.look("intake")
    clerk.page.get_by_label(GROUP).check()
    clerk.page.get_by_label("郵送").check()
    clerk.press("入力を始める")
    clerk.sees("団体の代わりに入力しています")
    clerk.look("intake-begun")
    paper = clerk.page.url
    clerk.follow("写しを付ける")
    clerk.page.set_input_files(
        "[name='file']", {"name": "応募書類.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    clerk.press("写しを付ける")
    clerk.sees("写しを付けました。")
    clerk.look("intake-copies")
    clerk.page.goto(f"{paper}/kyodo-desk")
    clerk.look("intake-desk")
    clerk.follow("入力を続ける")
    clerk.sees("団体の代わりに入力しています")
    leader.page.goto(f"{paper}/@@kyodo-copies")
    leader.look("intake-copies-group")
    expect(leader.page.get_by_role("button", name="写しを付ける")).to_have_count(0)
    assert crew.problems == []
