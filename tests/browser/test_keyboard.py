"""The whole way by keyboard alone, on a screen 320 px wide."""

from drafts import CALL
from drafts import make_draft
from keys import Keys
from pathlib import Path
from sheets import papers
from sheets import PROFILE
import re


def test_start_to_receipt_by_keyboard_at_320_px(crew, as_manager, tmp_path: Path) -> None:
    make_draft(as_manager, sheet=False)
    member = crew["yui"]
    keys = Keys(member)
    member.go(f"{CALL}/kyodo-start")
    keys.look("key-start")
    keys.choose("kind", "group")
    keys.go_on(name="do", value="save")
    member.sees("下書きを作りました。")
    keys.look("key-draft")
    keys.go_on(tag="A", text="様式1 提案書(市民活動団体提案)")
    known = {**PROFILE, **papers(tmp_path)}
    for place in range(40):
        if "kyodo-preview" in member.page.url:
            break
        keys.fill_step(known)
        keys.look(f"key-step-{place:02}")
        keys.go_on(name="do", value="next")
    member.sees("必要なところはすべて書けています。")
    keys.look("key-preview")
    keys.go_on(name="do", value="send")
    member.sees("提案を受け付けました")
    keys.look("key-receipt")
    assert re.search(r"R\d+-G-\d+", member.text)
    assert crew.problems == [], "\n".join(crew.problems)
