"""A criteria set in sentences that anybody can read, and numbers as people write them."""

from fractions import Fraction
from kamakura.kyodo.domain.criteria import COUNT_TOP
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import tie_step_items
from kamakura.kyodo.domain.criteria import VOTE
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.domain.scoring import SCORERS_FOR_DROPPING
from kamakura.kyodo.i18n import _
from typing import Any
from zope.i18nmessageid import Message


def plain_number(value: Any) -> str:
    """An exact number without needless zeros; a fraction that does not end stays one."""
    exact = Fraction(value)
    if (exact * 100).denominator != 1:
        return str(exact)
    shown = round_half_up(exact, 2)
    return shown.rstrip("0").rstrip(".")


def step_text(criteria: CriteriaSet, step: str) -> Message:
    """What a step of the tie order looks at."""
    if step == COUNT_TOP:
        return _("最高点の数")
    if step == VOTE:
        return _("委員会の議決")
    titles = {item.key: item.title for item in criteria.criteria}
    names = "・".join(titles.get(key, key) for key in tie_step_items(step))
    if len(tie_step_items(step)) == 1:
        return _("「${items}」の平均", mapping={"items": names})
    return _("「${items}」の平均の合計", mapping={"items": names})


def rule_sentences(criteria: CriteriaSet, translate: Any) -> list[Message]:
    """The rules of passing, one sentence each, in the order in which they are applied."""
    return [
        _pass_sentence(criteria),
        *_counting_sentences(criteria),
        *_failing_sentences(criteria),
        _tie_sentence(criteria, translate),
    ]


def _pass_sentence(criteria: CriteriaSet) -> Message:
    params = {
        "full": plain_number(criteria.full_mark),
        "mark": plain_number(criteria.pass_mark),
        "percent": str(criteria.pass_percent),
    }
    if criteria.pass_on == "sum":
        return _(
            "全委員の点の合計が、つけられる点の合計の${percent}%以上で合格です"
            "(満点${full}点に直すと${mark}点)。",
            mapping=params,
        )
    return _(
        "委員の合計点の平均が${mark}点以上で合格です(満点${full}点の${percent}%)。",
        mapping=params,
    )


def _counting_sentences(criteria: CriteriaSet) -> list[Message]:
    said = [_("欠席した委員と除斥された委員は、計算に入りません。")]
    if criteria.not_applicable:
        said.append(_("「該当しない」(0点)とした項目は、その委員の計算から外します。"))
    if criteria.drop_extremes:
        said.append(
            _(
                "採点した委員が${count}人以上のときは、合計の最高と最低を1人ずつ除いて平均します。",
                mapping={"count": str(SCORERS_FOR_DROPPING)},
            )
        )
    return said


def _failing_sentences(criteria: CriteriaSet) -> list[Message]:
    said = [
        _(
            "「${item}」の平均が${minimum}点に届かないときは、不合格です。",
            mapping={"item": item.title, "minimum": plain_number(item.minimum)},
        )
        for item in criteria.criteria
        if item.minimum
    ]
    if (veto := _veto_sentence(criteria)) is not None:
        said.append(veto)
    return said


def _veto_sentence(criteria: CriteriaSet) -> Message | None:
    names = "・".join(one.title for one in criteria.criteria if one.key in criteria.veto_items)
    if not names or criteria.veto == "none":
        return None
    if criteria.veto == "any_lowest":
        return _(
            "「${items}」に最も低い点をつけた委員が1人でもいるときは、不合格です。",
            mapping={"items": names},
        )
    return _(
        "「${items}」で、${mark}点以下をつけた委員が半数を超えるときは、不合格です。",
        mapping={"items": names, "mark": str(criteria.veto_at)},
    )


def _tie_sentence(criteria: CriteriaSet, translate: Any) -> Message:
    steps = " → ".join(translate(step_text(criteria, step)) for step in criteria.tie_order)
    if not steps:
        return _("同じ点のときの順位は、委員会が決めます。")
    return _("同じ点のときは、次の順に比べます: ${steps}", mapping={"steps": steps})
