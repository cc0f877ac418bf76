"""傍聴: places, waiting, lots and the door, with what is kept and what is mailed."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.domain.observers import draw
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import door
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import observers
from plone import api
from tests.plone import observed
from tests.plone import sample
from tests.plone.sample import acting
from transaction import TransactionManager
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
import pytest
import transaction


NOW = datetime(2026, 9, 14, 3, 0, tzinfo=UTC)
LATE = NOW + timedelta(days=6)
DAY = NOW + timedelta(days=7)  # 12:00 in Japan, an hour before the start


@pytest.fixture(scope="class")
def site(functional_app_class, functional_portal_class):
    made = sample.make_site(functional_portal_class, now=NOW)
    made.app = functional_app_class
    made.committee = observed.committee_of(made, now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def meeting(site):
    return observed.convened(site.committee, now=NOW, observer_capacity=2)


@pytest.fixture
def lot(site):
    return observed.convened(site.committee, now=NOW, observer_capacity=2, observer_mode="lot")


def states(meeting) -> list[str]:
    return [one.state for one in seen_book(meeting).records()]


def mails(meeting) -> list[tuple[str, str]]:
    """Kind and address, by time."""
    found = [
        (one.created_at, one.recipient.email, one.kind)
        for one in outbox_of(meeting).by_id.values()
        if one.target_uid == meeting.UID() and one.kind.startswith("observer")
    ]
    return [(kind, email) for _at, email, kind in sorted(found)]


def refused(act, *args, **options) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **options)
    return str(caught.value.refusal.code)


class TestSigningUp:
    """Each test has a meeting of its own."""

    def test_terms_are_copied_from_the_settings_when_the_meeting_is_made(self, site):
        values = {
            "observer_capacity": 4,
            "observer_mode": "lot",
            "observer_days": 3,
            "observer_open_days": 5,
        }
        before = {key: api.portal.get_registry_record(f"kamakura.kyodo.{key}") for key in values}
        for key, value in values.items():
            api.portal.set_registry_record(f"kamakura.kyodo.{key}", value)
        meeting = observed.drafted(site.committee, now=NOW)
        for key, value in before.items():
            api.portal.set_registry_record(f"kamakura.kyodo.{key}", value)
        assert (meeting.observer_capacity, meeting.observer_mode) == (4, "lot")
        assert meeting.observer_opens == datetime(2026, 9, 16, 0, 0, tzinfo=UTC)
        assert meeting.observer_closes == datetime(2026, 9, 18, 3, 0, tzinfo=UTC)

    def test_first_come_first_served_then_the_waiting_list(self, meeting):
        for number in (1, 2, 3):
            observed.sign_up(meeting, number, now=NOW)
        assert states(meeting) == ["placed", "placed", "waiting"]
        assert mails(meeting) == [
            ("observer_placed", "kata1@example.jp"),
            ("observer_placed", "kata2@example.jp"),
            ("observer_waiting", "kata3@example.jp"),
        ]

    def test_nobody_signs_up_for_a_meeting_that_is_not_announced(self, site):
        meeting = observed.drafted(site.committee, now=NOW)
        assert refused(observed.sign_up, meeting, 1, now=NOW) == "observer_not_announced"

    def test_closed_meeting_has_no_observers(self, site):
        meeting = observed.convened(site.committee, now=NOW, agenda=observed.AGENDA[1:])
        assert refused(observed.sign_up, meeting, 1, now=NOW) == "observer_no_open_item"

    @pytest.mark.parametrize(
        "email", ["kata1@example.jp", "Kata1@Example.JP", "ｋａｔａ１@example.jp"]
    )
    def test_one_address_has_one_place(self, meeting, email):
        observed.sign_up(meeting, 1, now=NOW)
        code = refused(observed.sign_up, meeting, 2, email=email, now=NOW)
        assert code == "observer_already_signed_up"

    def test_one_telephone_has_one_place(self, meeting):
        observed.sign_up(meeting, 1, email="", phone="0467-61-3976", now=NOW)
        code = refused(observed.sign_up, meeting, 2, phone="０４６７６１３９７６", now=NOW)
        assert code == "observer_already_signed_up"

    def test_who_cancelled_may_sign_up_again(self, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        observers.cancel(meeting, token="token1", by="", now=NOW)
        observed.sign_up(meeting, 2, email="kata1@example.jp", now=NOW)
        assert states(meeting) == ["cancelled", "placed"]

    def test_address_is_needed_where_the_city_says_so(self, meeting):
        name = "kamakura.kyodo.observer_contact"
        api.portal.set_registry_record(name, "email")
        given = {"email": "", "phone": "0467613976"}
        code = refused(observed.sign_up, meeting, 1, **given, now=NOW)
        api.portal.set_registry_record(name, "either")
        assert code == "contact_email_missing"

    def test_name_is_needed(self, meeting):
        code = refused(observed.sign_up, meeting, 1, name="  ", now=NOW)
        assert code == "contact_name_missing"

    def test_record_of_the_meeting_knows_numbers_only(self, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        line = audit.lines(meeting)[-1]
        assert (line.action, line.by, line.details) == (
            "observer_signed_up",
            audit.VISITOR,
            {"number": 1},
        )


class TestGivingBack:
    """A place that is free goes to who waits longest."""

    def test_next_of_the_waiting_moves_up_and_is_told(self, meeting):
        for number in (1, 2, 3, 4):
            observed.sign_up(meeting, number, now=NOW)
        observers.cancel(meeting, token="token1", by="", now=LATE)
        assert states(meeting) == ["cancelled", "placed", "placed", "waiting"]
        assert mails(meeting)[-1] == ("observer_moved_up", "kata3@example.jp")

    def test_cancelling_twice_is_refused(self, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        observers.cancel(meeting, token="token1", by="", now=NOW)
        code = refused(observers.cancel, meeting, token="token1", by="", now=NOW)
        assert code == "observer_cancelled"

    @pytest.mark.parametrize("token", ["", "token", "token11"])
    def test_wrong_link_opens_nothing(self, meeting, token):
        observed.sign_up(meeting, 1, now=NOW)
        code = refused(observers.cancel, meeting, token=token, by="", now=NOW)
        assert code == "observer_unknown"

    def test_secretariat_cancels_for_who_telephones(self, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        with acting("jimu"):
            observers.cancel_for(meeting, number=1, by="jimu", now=NOW)
        assert states(meeting) == ["cancelled"]
        with acting("iin"):
            code = refused(observers.cancel_for, meeting, number=1, by="iin", now=NOW)
        assert code == "not_permitted"

    def test_more_places_let_the_waiting_move_up(self, meeting):
        for number in (1, 2, 3):
            observed.sign_up(meeting, number, now=NOW)
        with acting("jimu"):
            observers.set_terms(
                meeting,
                capacity=3,
                mode="first_come",
                opens=None,
                closes=meeting.observer_closes,
                by="jimu",
                now=NOW,
            )
        assert states(meeting) == ["placed"] * 3

    def test_everybody_is_told_when_the_meeting_is_called_off(self, meeting):
        for number in (1, 2):
            observed.sign_up(meeting, number, now=NOW)
        observers.cancel(meeting, token="token1", by="", now=NOW)
        with acting("jimu"):
            meetings.cancel(meeting, reason="大雪のため", by="jimu", now=NOW)
        told = [email for kind, email in mails(meeting) if kind == "observer_called_off"]
        assert told == ["kata2@example.jp"]

    def test_two_people_at_the_same_moment_do_not_both_get_the_last_place(self, site, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        transaction.commit()
        path = meeting.getPhysicalPath()

        def on_own_connection(number):
            manager = TransactionManager()
            connection = site.app._p_jar.db().open(manager)
            return manager, connection, connection.root()["Application"], number

        def act(app, number):
            setSite(app.unrestrictedTraverse(site.portal.getPhysicalPath()))
            other = app.unrestrictedTraverse(path)
            observed.sign_up(other, number, email="", phone=f"046761000{number}", now=NOW)

        sides = [on_own_connection(number) for number in (2, 3)]
        for _manager, _connection, app, number in sides:
            act(app, number)
        first, second = sides
        first[0].commit()
        with pytest.raises(ConflictError):
            second[0].commit()
        # The server tries the loser again, who now finds the list full.
        second[0].abort()
        act(second[2], 3)
        second[0].commit()
        for manager, connection, _app, _number in sides:
            manager.abort()
            connection.close()
        setSite(site.portal)
        transaction.begin()
        assert states(meeting) == ["placed", "placed", "waiting"]


class TestLot:
    """A city that draws lots."""

    def fill(self, meeting, count=5):
        for number in range(1, count + 1):
            observed.sign_up(meeting, number, now=NOW)

    def test_nobody_has_a_place_before_the_lot(self, lot):
        self.fill(lot)
        assert states(lot) == ["entered"] * 5
        assert {kind for kind, _mail in mails(lot)} == {"observer_entered"}

    def test_lot_gives_the_places_and_can_be_repeated_from_the_record(self, lot):
        self.fill(lot)
        with acting("jimu"):
            observers.draw(lot, seed="4f1c", by="jimu", now=LATE)
        order = draw(range(1, 6), seed="4f1c")
        placed = [one.number for one in seen_book(lot).records() if one.state == "placed"]
        assert placed == sorted(order[:2])
        line = next(one for one in audit.lines(lot) if one.action == "observer_drawn")
        assert line.details == {"seed": "4f1c", "order": list(order), "places": 2}
        told = sorted(kind for kind, _mail in mails(lot)[5:])
        assert told == ["observer_drawn"] * 2 + ["observer_not_drawn"] * 3

    def test_lot_is_drawn_once(self, lot):
        self.fill(lot)
        with acting("jimu"):
            observers.draw(lot, seed="1", by="jimu", now=LATE)
            code = refused(observers.draw, lot, seed="2", by="jimu", now=LATE)
        assert code == "observer_already_drawn"

    def test_after_the_lot_the_waiting_move_up_in_the_drawn_order(self, lot):
        self.fill(lot)
        with acting("jimu"):
            order = observers.draw(lot, seed="4f1c", by="jimu", now=LATE)
        observers.cancel(lot, token=f"token{order[0]}", by="", now=LATE)
        assert seen_book(lot).by_number(order[2]).state == "placed"

    def test_only_the_secretariat_draws(self, lot):
        with acting("iin"):
            assert refused(observers.draw, lot, seed="1", by="iin", now=LATE) == "not_permitted"


class TestDoor:
    """The day of the meeting."""

    def test_who_comes_is_counted_in_the_record_of_the_meeting(self, meeting):
        for number in (1, 2):
            observed.sign_up(meeting, number, now=NOW)
        with acting("jimu"):
            door.check_in(meeting, number=1, by="jimu", now=DAY)
            door.walk_in(meeting, now=meeting.starts)
        assert meeting.observers == 2

    def test_pressing_twice_counts_once_and_can_be_undone(self, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        with acting("jimu"):
            for _again in range(2):
                door.check_in(meeting, number=1, by="jimu", now=DAY)
            assert meeting.observers == 1
            door.undo_check_in(meeting, number=1, now=DAY)
        assert meeting.observers == 0

    def test_kept_places_are_given_away_from_the_start_on(self, meeting):
        for number in (1, 2, 3):
            observed.sign_up(meeting, number, now=NOW)
        with acting("jimu"):
            assert refused(door.walk_in, meeting, now=DAY) == "observer_room_full"
            code = refused(door.check_in, meeting, number=3, by="jimu", now=DAY)
            assert code == "observer_room_full"
            door.check_in(meeting, number=3, by="jimu", now=meeting.starts)
            door.walk_in(meeting, now=meeting.starts)
            assert refused(door.walk_in, meeting, now=meeting.starts) == "observer_room_full"

    def test_door_opens_on_the_day_for_the_secretariat(self, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        with acting("jimu"):
            code = refused(door.check_in, meeting, number=1, by="jimu", now=LATE)
        assert code == "observer_not_the_day"
        with acting("iin"):
            assert refused(door.walk_in, meeting, now=DAY) == "not_permitted"

    def test_attendance_typed_later_does_not_undo_the_door(self, meeting):
        with acting("jimu"):
            door.walk_in(meeting, now=DAY)
            there = {"m1": "present"}
            attendances.record_attendance(
                meeting, attendance=there, observers=None, by="jimu", now=DAY
            )
        assert meeting.observers == 1


class TestPurge:
    """Names go, counts stay."""

    def test_names_addresses_links_and_mails_are_deleted_after_the_days(self, site, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        with acting("jimu"):
            door.check_in(meeting, number=1, by="jimu", now=DAY)
        kept = seen_book(meeting).records()[0].mails
        assert door.purge_observers(site.portal, now=DAY + timedelta(days=30)) == 0
        assert door.purge_observers(site.portal, now=DAY + timedelta(days=31)) >= 1
        assert seen_book(meeting).records() == []
        assert [key for key in kept if key in outbox_of(meeting).by_id] == []
        assert mails(meeting) == []
        assert meeting.observers == 1
        line = audit.lines(meeting)[-1]
        assert (line.action, line.details) == ("observers_purged", {"count": 1, "came": 1})

    def test_nothing_is_left_to_do_the_next_day(self, site, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        door.purge_observers(site.portal, now=DAY + timedelta(days=31))
        assert door.purge_observers(site.portal, now=DAY + timedelta(days=32)) == 0

    def test_record_names_the_job_and_the_visitor(self, site, meeting):
        observed.sign_up(meeting, 1, now=NOW)
        door.purge_observers(site.portal, now=DAY + timedelta(days=31))
        said = [(line.action, line.by) for line in audit.lines(meeting)]
        assert said[-2:] == [
            ("observer_signed_up", audit.VISITOR),
            ("observers_purged", audit.DAILY),
        ]
