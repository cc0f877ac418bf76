"""Ids of the states of every noun, as the workflows name them."""

from enum import StrEnum


class CallState(StrEnum):
    """募集."""

    PREPARING = "preparing"
    PUBLISHED = "published"
    ACCEPTING = "accepting"
    CLOSED = "closed"
    SELECTING = "selecting"
    ANNOUNCED = "announced"
    COMPLETED = "completed"
    NOT_HELD = "not_held"


class ThemeState(StrEnum):
    """市提案."""

    DRAFT = "draft"
    CHECKING = "checking"
    PUBLISHED = "published"
    CLOSED = "closed"
    SELECTED = "selected"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"


class ProposalState(StrEnum):
    """提案."""

    DRAFT = "draft"
    PRELIMINARY = "preliminary"
    SUBMITTED = "submitted"
    SCREENING = "screening"
    CORRECTION = "correction"
    CONSULTING = "consulting"
    READY = "ready"
    JUDGING = "judging"
    PASSED = "passed"
    BELOW_MARK = "below_mark"
    NOT_CHOSEN = "not_chosen"
    BUDGETING = "budgeting"
    DECIDED = "decided"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"
    NOT_FUNDED = "not_funded"
    REFERRED = "referred"


class ConsultationState(StrEnum):
    """提案事前調整・4者協議."""

    REQUESTED = "requested"
    ANSWERING = "answering"
    MEETING = "meeting"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


class ReviewState(StrEnum):
    """審査票."""

    ASSIGNED = "assigned"
    MARKING = "marking"
    FINISHED = "finished"
    CLOSED = "closed"
    RECUSED = "recused"


class MeetingState(StrEnum):
    """会議."""

    DRAFTED = "drafted"
    CONVENED = "convened"
    HELD = "held"
    MINUTES_DRAFT = "minutes_draft"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class ProjectState(StrEnum):
    """実施事業."""

    PREPARING = "preparing"
    AGREED = "agreed"
    RUNNING = "running"
    CHANGING = "changing"
    ENDED = "ended"
    REPORTED = "reported"
    SETTLING = "settling"
    EVALUATING = "evaluating"
    PRESENTED = "presented"
    COMPLETED = "completed"
    POSTPONED = "postponed"
    STOPPED = "stopped"


class EvaluationState(StrEnum):
    """評価シート."""

    NOT_STARTED = "not_started"
    WRITING = "writing"
    BOTH_LOCKED = "both_locked"
    JOINT = "joint"
    THIRD_PARTY = "third_party"
    PUBLISHABLE = "publishable"
    PUBLISHED = "published"


class OrganizationState(StrEnum):
    """市民活動団体."""

    ACTIVE = "active"
    INACTIVE = "inactive"


class BasicState(StrEnum):
    """協働事業の入口・フォルダー・委員会."""

    PRIVATE = "private"
    PUBLISHED = "published"
