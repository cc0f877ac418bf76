"""What must be true of every screen: nothing axe finds, no sideways scroll, no foreign text."""

from axe_playwright_python.sync_playwright import Axe
from pathlib import Path
import os
import re


WIDE = {"width": 1200, "height": 900}
NARROW = {"width": 320, "height": 700}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
FOREIGN = re.compile(r"[A-Za-z]{3,}(?:[\s,;:'’/-]+[A-Za-z]{2,}){2,}")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# Names of things, not sentences: products, kinds of files, what people of the test are called.
ALLOWED = re.compile(
    r"^(Plone(®)?|FAX|PDF|Word|Excel|DOCX?|XLSX?|CSV|NPO|JPEG|PNG|iCalendar|English|[\w.+-]+@[\w.-]+"
    r"|R\d+-[GC]-\d+|[a-z0-9_-]+\.(pdf|docx?|xlsx?|png|jpe?g))$"
)
STAND_STILL = """() => {
  const style = document.createElement('style');
  style.id = 'stand-still';
  style.textContent = '.kyodo-filing-bar, .kyodo-marking-bar { position: static !important; }';
  document.head.append(style);
}"""
TEXTS = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!holder || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA', 'CODE'].includes(holder.tagName)) {
      continue;
    }
    if (holder.checkVisibility()) { texts.push(walk.currentNode.data.trim()); }
  }
  for (const node of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')) {
    if (!node.checkVisibility()) { continue; }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      texts.push((node.getAttribute(name) || '').trim());
    }
  }
  for (const node of document.querySelectorAll('input[type=submit],input[type=button]')) {
    texts.push(node.value);
  }
  texts.push(document.title);
  return [...new Set(texts)].filter(text => text);
}"""
OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) { return ''; }
  let worst = null;
  for (const node of document.querySelectorAll('body *')) {
    if (node.closest('.table-responsive') || !node.checkVisibility()) { continue; }
    const right = node.getBoundingClientRect().right;
    if (right > document.documentElement.clientWidth + 1 && (!worst || right > worst.right)) {
      worst = {right, text: node.tagName + '.' + node.className + '#' + node.id};
    }
  }
  return wide + 'px: ' + (worst ? worst.text : '?');
}"""


def problems_of(page, *, shots: Path, name: str) -> list[str]:
    """Everything wrong with the screen as it stands; leaves two pictures."""
    found = [*axe(page), *untranslated(page), *headings(page)]
    picture(page, shots / f"{name}-1200.png")
    page.set_viewport_size(NARROW)
    found += horizontal_scroll(page)
    picture(page, shots / f"{name}-320.png")
    page.set_viewport_size(WIDE)
    return found


def picture(page, path: Path) -> None:
    """Keep what the screen looks like, if somebody asked for pictures (KYODO_SHOTS=1)."""
    if os.environ.get("KYODO_SHOTS"):
        page.screenshot(path=path, full_page=True)


def axe(page) -> list[str]:
    """Violations of WCAG 2.2 AA, one line per place.

    A bar that stays in view always lies on something, which axe takes for a target that is too
    small; whoever scrolls reaches it. So the bars stand still at their places while it looks.
    """
    page.evaluate(STAND_STILL)
    results = Axe().run(page, options=RULES).response
    page.evaluate("document.getElementById('stand-still').remove()")
    return [
        f"axe {one['id']}: {node['target']} {node['html'][:160]}"
        for one in results["violations"]
        for node in one["nodes"][:4]
    ]


def horizontal_scroll(page) -> list[str]:
    """How far the page is wider than the window, and what sticks out."""
    wide = page.evaluate(OVERFLOW)
    return [f"scroll {wide}"] if wide else []


def untranslated(page) -> list[str]:
    """Texts a Japanese reader cannot read."""
    return [f"text {text[:80]!r}" for text in page.evaluate(TEXTS) if is_foreign(text)]


def is_foreign(text: str) -> bool:
    """Whether a text of the page is English; an address in it is not."""
    text = re.sub(r"https?://\S+", "", text).strip()
    if FOREIGN.search(text):
        return True
    if JAPANESE.search(text) or not re.search(r"[A-Za-z]{3,}", text):
        return False
    return ALLOWED.match(text) is None


def headings(page) -> list[str]:
    """One h1, and no text of the machine."""
    found = []
    if (count := page.locator("h1:visible").count()) != 1:
        found.append(f"h1 ×{count}")
    words = re.findall(r"\b(None|True|False|Traceback|\$\{\w+\})", page.inner_text("body"))
    return found + [f"word {word}" for word in sorted(set(words))]
