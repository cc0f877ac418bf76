"""Somebody without a mouse: Tab, Space, Enter, arrows and letters, nothing else."""

from crew import Person
from crew import QUESTIONS
from crew import WIDGET
from datetime import date
from looks import axe
from looks import headings
from looks import horizontal_scroll
from looks import NARROW
from looks import picture
from looks import untranslated
from pathlib import Path
from typing import Any


FOCUSED = """() => {
  const node = document.activeElement;
  return {
    name: node.name || '', value: node.value || '', tag: node.tagName, type: node.type || '',
    text: (node.innerText || '').trim(), checked: Boolean(node.checked), id: node.id,
  };
}"""
SMALL = """() => {
  const found = [];
  const links = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
  for (const node of document.querySelectorAll('.kyodo-page :is(' + links + ')')) {
    if (!node.checkVisibility() || node.closest('.visually-hidden')) { continue; }
    const box = node.getBoundingClientRect();
    const around = (node.parentElement.innerText || '').trim();
    const inline = node.tagName === 'A' && getComputedStyle(node).display === 'inline'
      && around !== (node.innerText || '').trim();
    if (!inline && (box.width < 24 || box.height < 24)) {
      found.push(`${node.tagName} ${node.name || node.innerText} ${box.width}×${box.height}`);
    }
  }
  return found;
}"""
FAR = 400


class Keys:
    """A person at a keyboard in front of a small screen."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page
        self.page.set_viewport_size(NARROW)
        # Listened for from the start: a listener added at the moment may come too late.
        self.page.on("filechooser", lambda _chooser: None)

    # going about

    def press(self, key: str, times: int = 1) -> None:
        """Press a key."""
        for _n in range(times):
            self.page.keyboard.press(key)

    def to(self, *, back: bool = False, **wanted: Any) -> dict[str, Any]:
        """Tab until what has the focus is as wanted (name, value, tag, text, id …)."""
        seen = []
        for _n in range(FAR):
            self.press("Shift+Tab" if back else "Tab")
            here = self.page.evaluate(FOCUSED)
            seen.append(here["name"] or here["text"])
            if all(here[key] == value for key, value in wanted.items()):
                return here
        raise AssertionError(f"Tab leads not to {wanted} on {self.page.url} but to {seen[-20:]}")

    def go_on(self, **wanted: Any) -> None:
        """Tab to a button or link, press Enter, wait for the next page."""
        self.to(**wanted)
        with self.page.expect_navigation():
            self.press("Enter")

    # filling in

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        self.to(name=name)
        self.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, name: str, value: str) -> None:
        """A radio button or an entry of a list: arrows."""
        here = self.to(name=name)
        if here["type"] == "radio":
            self.press("Space")
        for _n in range(60):
            here = self.page.evaluate(FOCUSED)
            if here["value"] == value and (here["type"] != "radio" or here["checked"]):
                return
            self.press("ArrowDown")
        raise AssertionError(f"{name}: {value} cannot be chosen")

    def tick(self, name: str, value: str) -> None:
        """Tick a box that is not ticked."""
        here = self.to(name=name, value=value)
        if not here["checked"]:
            self.press("Space")

    def attach(self, name: str, file: Path) -> None:
        """Choose a file."""
        self.to(name=name)
        with self.page.expect_file_chooser() as chooser:
            self.press("Space")
        chooser.value.set_files(file)

    def answer(self, name: str, value: Any) -> None:
        """Answer one question of a form."""
        widget = f"{WIDGET}{name}"
        kind = self.page.locator(f"[name='{widget}']").first
        if isinstance(value, date):
            for part in ("year", "month", "day"):
                self.write(f"{widget}.{part}", str(getattr(value, part)))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for place, row in enumerate(value):
                for column, cell in row.items():
                    self.put(f"{widget}.{place}.widgets.{column}", cell)
        elif isinstance(value, Path):
            self.attach(widget, value)
        elif isinstance(value, list):
            for one in value:
                self.tick(widget, one)
        elif value is True:
            self.tick(widget, kind.get_attribute("value"))
        else:
            self.put(widget, value)

    def put(self, widget: str, value: str) -> None:
        """Write or choose, as the field wants."""
        field = self.page.locator(f"[name='{widget}']").first
        radio = field.get_attribute("type") == "radio"
        if radio or field.evaluate("node => node.tagName") == "SELECT":
            self.choose(widget, value)
        else:
            self.write(widget, value)

    def fill_step(self, known: dict[str, Any]) -> None:
        """From top to bottom: what is known; something fitting where an answer is required."""
        done: set[str] = set()
        while question := self.next_question(done):
            inputs = question["inputs"]
            name = inputs[0]["name"].removeprefix(WIDGET).split(".")[0]
            if name in known:
                # A table is walked in the order of its cells.
                self.answer(name, known[name])
            elif question["required"] and not any(one["value"] for one in inputs):
                self.something(inputs[0])

    def next_question(self, done: set[str]) -> dict[str, Any] | None:
        """The next one on the page; answers above may just have opened it."""
        for question in self.page.evaluate(QUESTIONS):
            names = [one["name"] for one in question["inputs"]]
            if names and names[0] not in done:
                done.add(names[0])
                return question
        return None

    def something(self, first: dict[str, str]) -> None:
        """Any answer."""
        name = first["name"]
        if first["type"] in ("radio", "checkbox"):
            self.to(name=name)
            self.press("Space")
        elif first["type"] == "select-one":
            self.to(name=name)
            self.press("ArrowDown")
        else:
            self.write(name, "町を歩きます。" if first["type"] == "textarea" else "1")

    # seeing

    def look(self, name: str) -> None:
        """Check the small screen: axe, nothing sticks out, targets of 24 px, one h1."""
        crew = self.person.crew
        found = [*axe(self.page), *horizontal_scroll(self.page), *headings(self.page)]
        found += [f"small {one}" for one in self.page.evaluate(SMALL)]
        found += untranslated(self.page)
        picture(self.page, crew.shots / f"{name}-320.png")
        crew.problems += [f"{name} {one}" for one in found]
