"""What the bulk steps are called, and what each does to a proposal."""

from dataclasses import dataclass
from kamakura.kyodo.i18n import _
from typing import Any


@dataclass(frozen=True)
class StepWords:
    """The verb in the list, what will happen, what has happened."""

    button: Any
    will: Any


STEP_WORDS = {
    "accept": StepWords(_("受け付ける"), _("「要件確認中」になります。")),
    "check": StepWords(
        _("書類のとおり要件を確認する"),
        _("まだ確認していない要件を、書類のとおり「満たしている」と記録します。"),
    ),
    "sections": StepWords(_("担当課を決める"), _("下で選ぶ課を担当課にします。")),
    "consult": StepWords(
        _("4者協議へ進める"), _("「4者協議中」になり、担当の欄の記入を依頼します。")
    ),
    "review": StepWords(
        _("審査へ進める"), _("書類を確定し、「審査対象」になります。発表の順番は最後になります。")
    ),
    "sheets": StepWords(_("審査票を割り当てる"), _("審査票のない委員に割り当てます。")),
    "remind": StepWords(_("待っている相手にお願いのメールを送る"), _("お願いのメールを送ります。")),
}
