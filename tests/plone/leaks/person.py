"""One person on the way: which words they met, what broke, what was written."""

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from tests.plone.leaks.matrix import ANYBODY
from tests.plone.leaks.matrix import LOGINS
from tests.plone.leaks.walk import Visitor
import re


# Form tokens, and numbers of the page parts of one request.
CHANGING = re.compile(r"[0-9a-f]{32,}|kyodo-flow-[0-9a-f]+")


@dataclass
class Walk:
    """What one person met at one moment."""

    met: dict = field(default_factory=lambda: defaultdict(list))
    broken: list = field(default_factory=list)
    wrote: list = field(default_factory=list)
    unprotected: list = field(default_factory=list)
    pages: dict = field(default_factory=dict)
    count: int = 0


class Recorder:
    """Follows one person."""

    def __init__(self, portal, user_id, rules, *, now):
        self.visitor = Visitor(portal, user_id, now=now)
        self.user_id = user_id
        self.words = re.compile("|".join(map(re.escape, (*rules, *LOGINS))))
        self.walk = Walk()

    def press(self, url, body):
        """One POST of which nothing is kept: note words, failures and what it would write."""
        answer = self.visitor.get(url, method="POST", body=body, keep=False)
        self.walk.count += 1
        self._words(url, answer, asked=body.decode())
        if answer.wrote:
            self.walk.wrote.append((url, answer.wrote))

    def _words(self, url, answer, *, asked):
        for word in set(self.words.findall(answer.text)):
            if word not in asked:
                self.walk.met[word].append(url)
        if answer.status >= 500:
            self.walk.broken.append((url, answer.text.strip()[-400:]))

    def go(self, url, *, accept="*/*", chrome=False, keep=False):
        """One request: note words, failures, writes, missing headers."""
        path, _mark, query = url.partition("?")
        if accept == "*/*" and not chrome:
            query = f"{query}&ajax_load=1".lstrip("&")
        answer = self.visitor.get(path, query, accept=accept)
        walk = self.walk
        walk.count += 1
        text = answer.text
        self._words(url, answer, asked=f"{path} {query}")
        if answer.wrote and keep:
            walk.wrote.append((url, answer.wrote))
        if answer.status == 200 and "@@kyodo" in path:
            self._headers(url, answer)
        if keep:
            page = CHANGING.sub("", text) if answer.status == 200 else ""
            walk.pages[url] = (answer.status, page)

    def _headers(self, url, answer):
        headers = {name.lower(): value for name, value in answer.headers.items()}
        kind = headers.get("content-type", "")
        private = "private" in headers.get("cache-control", "")
        if self.user_id is not ANYBODY and not private:
            self.walk.unprotected.append((url, "cache"))
        if kind.startswith(("text/html", "application/json")) or not answer.body:
            return
        safe = headers.get("x-content-type-options") == "nosniff"
        attached = headers.get("content-disposition", "").startswith("attachment")
        # A public photo is drawn anew by us; everything else was sent by somebody.
        if not safe or not (attached or kind.startswith("image/")):
            self.walk.unprotected.append((url, "file"))
