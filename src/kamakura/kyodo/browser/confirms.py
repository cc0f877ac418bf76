"""Pages with several consequential buttons: each is asked for by its action."""

from collections.abc import Mapping
from collections.abc import Sequence
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.parts import Confirm
from typing import Any


class ConfirmsView(KyodoView):
    """``make_confirms`` says which buttons there are now; ``answers`` reads one of them."""

    confirms: Sequence[Confirm] = ()

    def make_confirms(self) -> list[Confirm]:
        """The buttons this person may press now; for subclasses."""
        raise NotImplementedError

    def answers(self, action: str) -> Mapping[str, Any] | None:
        """What was typed under a button; None, with ``errors`` filled, when something is wrong.

        A button that is not offered any more answers nothing: the page is shown again.
        """
        for confirm in self.make_confirms():
            if confirm.action == action:
                return self.cleaned_fields(self.confirm_fields(confirm))
        return None
