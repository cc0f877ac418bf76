"""Of the meetings of the committee: who voted, and whose marks count, was in the room."""

from .common import where
from collections.abc import Iterator
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.operations.attendance import counted_members


def problems_of_meeting(meeting) -> Iterator[str]:
    """Who voted and whose marks count was in the room, and nobody of them was recused then."""
    attendance = attendance_of(meeting)
    if attendance != attendance.tidied():
        yield f"{where(meeting)}: notes a coming or leaving that changes nothing"
    items = {item["id"] for item in meeting.agenda or ()}
    for key in sorted({*meeting.resolutions, *clock_of(meeting).times} - items):
        yield f"{where(meeting)}: has a record of the item {key}, which is not on the agenda"
    for key, resolution in meeting.resolutions.items():
        voters = set(resolution["votes"])
        if voters - attendance.present_at(key):
            yield f"{where(meeting)}: somebody voted on the item {key} without being there"
        if voters & set(resolution.get("recused", ())):
            yield f"{where(meeting)}: somebody recused voted on the item {key}"
    for key, members in counted_members(meeting).items():
        if attendance.opening and members & attendance.absent_at(key):
            yield f"{where(meeting)}: marks of an absent member count for the item {key}"
