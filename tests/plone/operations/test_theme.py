"""市提案: whoever has to act next is told."""

from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import theme as themes
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import datetime
import pytest


@pytest.fixture
def site(integration):
    return sample.make_site(integration["portal"])


@pytest.fixture
def theme(site):
    with acting("bosai"):
        return themes.create_theme(
            site.call,
            by="bosai",
            now=NOW,
            title="避難所の案内",
            section="bosai",
            cap_yen=700000,
            period_from=datetime.date(2027, 4, 1),
            period_to=datetime.date(2028, 3, 31),
        )


def told(obj) -> list[tuple[str, str]]:
    mails = outbox_of(obj).by_id.values()
    return sorted((one.kind, one.recipient.email) for one in mails if one.target_uid == obj.UID())


def test_secretariat_is_told_of_a_theme_that_was_sent(theme):
    with acting("bosai"):
        themes.send_theme(theme, by="bosai", now=NOW)
    assert told(theme) == [("theme_sent", "jimu@example.com")]
    (mail,) = outbox_of(theme).by_id.values()
    assert "総合防災課から、市提案「避難所の案内」が届きました。" in mail.body


def test_section_is_told_why_its_theme_came_back(theme):
    with acting("bosai"):
        themes.send_theme(theme, by="bosai", now=NOW)
    with acting("jimu"):
        themes.return_theme(theme, reason="目的を短く", by="jimu", now=NOW)
    assert ("theme_returned", "bosai@example.com") in told(theme)
    bodies = [one.body for one in outbox_of(theme).by_id.values() if one.kind == "theme_returned"]
    assert "理由: 目的を短く" in bodies[0]


def test_section_of_a_withdrawn_proposal_is_told(site):
    proposal, _talk = sample.consulting(site)
    with acting("daihyo"):
        proposals.withdraw_proposal(proposal, reason="担い手が減った", by="daihyo", now=NOW)
    withdrawn = [address for kind, address in told(proposal) if kind == "proposal_withdrawn"]
    assert withdrawn == ["bosai@example.com", "jimu@example.com"]
