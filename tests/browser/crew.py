"""People in front of the screen: they read, type and press, nothing else."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from looks import problems_of
from pathlib import Path
from playwright.sync_api import expect
from playwright.sync_api import Locator
from typing import Any
import re


WIDGET = "form.widgets."
QUESTIONS = """() => [...document.querySelectorAll('.kyodo-question')]
  .filter(question => question.checkVisibility())
  .map(question => ({
    required: !!question.querySelector('label .kyodo-required, legend .kyodo-required'),
    inputs: [...question.querySelectorAll('input, select, textarea')]
      .filter(input => input.type !== 'hidden')
      .map(input => ({
        name: input.name,
        type: input.type,
        value: ['radio', 'checkbox'].includes(input.type) && !input.checked ? '' : input.value,
      })),
  }))"""
PASSWORD = "kyodo-sample-2026"
WIDE = {"width": 1200, "height": 900}


class Crew:
    """Everybody who plays, and the list of what was wrong on their screens."""

    def __init__(self, browser, address: str, *, shots: Path) -> None:
        self.browser = browser
        self.address = address
        self.shots = shots
        self.problems: list[str] = []
        self.people: dict[str, Person] = {}
        self.contexts: list[Any] = []
        shots.mkdir(exist_ok=True)

    def __getitem__(self, user_id: str) -> "Person":
        """Return the person; logs in at first. The empty name is a citizen without account."""
        if user_id not in self.people:
            person = self.people[user_id] = Person(self, user_id)
            if user_id:
                person.log_in()
        return self.people[user_id]

    def leave(self) -> None:
        """Close all browsers."""
        for context in self.contexts:
            context.close()


class Person:
    """One person with a browser of their own."""

    def __init__(self, crew: Crew, user_id: str, *, javascript: bool = True) -> None:
        self.crew = crew
        self.user_id = user_id
        self.context = crew.browser.new_context(
            viewport=WIDE, locale="ja-JP", java_script_enabled=javascript
        )
        self.context.set_default_timeout(60_000)
        crew.contexts.append(self.context)
        self.page = self.context.new_page()
        self.page.on("response", self._answered)

    def _answered(self, response: Any) -> None:
        """Note every page that the server could not make."""
        request = response.request
        if response.status >= 500 and request.is_navigation_request():
            self.crew.problems.append(f"{response.status} {request.url} ({self.user_id})")

    def second_tab(self) -> "Person":
        """The same person, logged in once, with another tab."""
        tab = copy(self)
        tab.page = self.context.new_page()
        return tab

    # going about

    def log_in(self) -> None:
        """By the login page, as everybody."""
        self.go("login")
        self.page.fill("#__ac_name", self.user_id)
        self.page.fill("#__ac_password", PASSWORD)
        self.page.click("#buttons-login")
        expect(self.page.locator("#__ac_password")).to_have_count(0)

    def go(self, path: str) -> None:
        """Open an address of the site, as from a bookmark or a mail."""
        answer = self.page.goto(f"{self.crew.address}/{path}")
        assert answer.status < 500, f"{path}: {answer.status}"

    @property
    def path(self) -> str:
        """Where I am, below the site."""
        return self.page.url.removeprefix(self.crew.address).lstrip("/")

    @property
    def main(self) -> Locator:
        """The page without the frame of the site."""
        return self.page.locator("#main-container, #content-core, main").first

    @property
    def text(self) -> str:
        """What I read."""
        return self.page.locator("body").inner_text()

    # pressing

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Follow the first link with this text."""
        (within or self.main).get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press the first button with this text and wait for the next page."""
        (within or self.main).get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def decide(self, name: str, *, reason: str = "", **typed: Any) -> None:
        """Open a step with consequences, fill in what it asks, and confirm it."""
        box = self.main.locator("details.kyodo-confirm").filter(
            has=self.page.locator("summary", has_text=re.compile(rf"^\s*{re.escape(name)}\s*$"))
        )
        if box.first.get_attribute("open") is None:
            box.first.locator("summary").click()
        if reason:
            box.first.locator("textarea").first.fill(reason)
        for key, value in typed.items():
            self._put(box.first.locator(f"[name='{key}']"), value)
        box.first.locator("form button[name='do']").click()
        self.page.wait_for_load_state()

    # typing

    def write(self, label: str, value: str, *, within: Locator | None = None) -> None:
        """Fill the field with this label."""
        (within or self.main).get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first.fill(value)

    def choose(self, label: str, option: str, *, within: Locator | None = None) -> None:
        """Choose from a list."""
        field = (within or self.main).get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first
        field.select_option(label=option)

    def tick(self, label: str, *, within: Locator | None = None) -> None:
        """Tick a box or a radio button."""
        (within or self.main).get_by_label(label).first.check()

    def put(self, name: str, value: Any) -> None:
        """Fill an input by its name: for tables, where labels repeat."""
        self._put(self.page.locator(f"[name='{name}']"), value)

    def _put(self, field: Locator, value: Any) -> None:
        kind = field.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            wanted = value if isinstance(value, list) else [value]
            for one in wanted:
                chosen = (
                    field.first if one is True else field.locator(f"xpath=self::*[@value='{one}']")
                )
                chosen.check()
        elif field.first.evaluate("node => node.tagName") == "SELECT":
            field.first.select_option(value)
        elif isinstance(value, Path):
            field.first.set_input_files(value)
        else:
            field.first.fill(str(value))

    def mark(self, address: str, sentence: str) -> None:
        """Unfold the papers down to a place, tick it and say what to mend."""
        tick = self.page.locator(f"input[name='mark'][value='{address}']")
        for fold in tick.locator("xpath=ancestor::details").all():
            if fold.get_attribute("open") is None:
                fold.locator("> summary").click()
        tick.check()
        self.put(f"what.{address.replace(':', '.')}", sentence)

    def write_day(self, name: str, day: date) -> None:
        """Fill 年, 月 and 日."""
        for part in ("year", "month", "day"):
            self.page.locator(f"[name='{name}.{part}']").first.fill(str(getattr(day, part)))

    # filling a step of a form

    def fill_step(self, known: dict[str, Any]) -> None:
        """Write what is known; into every other required question something fitting."""
        for question in self.page.evaluate(QUESTIONS):
            inputs = question["inputs"]
            name = inputs[0]["name"].removeprefix(WIDGET).split(".")[0] if inputs else ""
            if name in known:
                self.answer(name, known[name])
            elif question["required"] and not any(one["value"] for one in inputs):
                self._something(inputs)

    def answer(self, name: str, value: Any) -> None:
        """Answer one question of a form: a text, a day, choices, a file or rows."""
        if isinstance(value, date):
            self.write_day(f"{WIDGET}{name}", value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for place, row in enumerate(value):
                for column, cell in row.items():
                    self.put(f"{WIDGET}{name}.{place}.widgets.{column}", cell)
        else:
            self.put(f"{WIDGET}{name}", value)

    def _something(self, inputs: list[dict[str, str]]) -> None:
        first = inputs[0]
        if not self.page.locator(f"[name='{first['name']}']").first.is_visible():
            return  # an answer above has hidden it
        if first["type"] in ("radio", "checkbox"):
            self.page.locator(f"[name='{first['name']}']").first.check()
        elif first["type"] == "select-one":
            self.page.locator(f"[name='{first['name']}']").select_option(index=1)
        elif first["type"] == "textarea":
            self.put(first["name"], "町を歩き、住む人に聞いて、決めます。")
        else:
            self.put(first["name"], "1")

    # seeing

    def sees(self, *texts: str) -> None:
        """Each text is on the page."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def sees_not(self, *texts: str) -> None:
        """None of the texts is on the page."""
        page = self.text
        assert [text for text in texts if text in page] == []

    def look(self, name: str) -> None:
        """Check the screen as every screen of ours must be, and take its picture."""
        found: Iterable[str] = problems_of(self.page, shots=self.crew.shots, name=name)
        self.crew.problems += [f"{name} ({self.user_id or '市民'}) {one}" for one in found]
