"""まとめて行う手続き: why a step is not taken for one of many proposals."""

from kamakura.kyodo.domain.refusal import RefusalCode


SIZE = 50
"""How many proposals one press takes on: one transaction, one preview that can be read."""


class BulkCode(RefusalCode):
    """Why a proposal stays as it is."""

    NOTHING_CHOSEN = "bulk_nothing_chosen"
    STEP_UNKNOWN = "bulk_step_unknown"
    GONE = "bulk_proposal_gone"
    ALREADY_DONE = "bulk_already_done"
    OTHER_STATE = "bulk_other_state"
    NOT_IN_SCREENING = "bulk_not_in_screening"
    NO_OPEN_CHECKS = "bulk_no_open_checks"
    CHECKS_UNCLEAR = "bulk_checks_unclear"
    SECTIONS_LATE = "bulk_sections_late"
    NOT_READY = "bulk_not_ready"
    SHEETS_THERE = "bulk_sheets_there"
