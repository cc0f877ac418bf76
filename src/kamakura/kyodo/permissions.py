"""Names of our permissions (their titles, as Zope checks them) and roles."""

ROLE_SECRETARIAT = "Kyodo Secretariat"
ROLE_OFFICER = "Kyodo Officer"
ROLE_SECTION = "Kyodo Section"
ROLE_CENTER = "Kyodo Center"
ROLE_COMMITTEE = "Kyodo Committee"
ROLE_APPLICANT = "Kyodo Applicant"
ROLE_READER = "Kyodo Reader"
ROLE_REVIEWER = "Kyodo Reviewer"
ROLE_CHAIR = "Kyodo Chair"
ROLES = (
    ROLE_SECRETARIAT,
    ROLE_OFFICER,
    ROLE_SECTION,
    ROLE_CENTER,
    ROLE_COMMITTEE,
    ROLE_APPLICANT,
    ROLE_READER,
    ROLE_REVIEWER,
    ROLE_CHAIR,
)

PREFIX = "kamakura.kyodo: "

ADD_PROGRAM = "kamakura.kyodo: Add Program"
ADD_FOLDER = "kamakura.kyodo: Add Folder"
ADD_ORGANIZATION = "kamakura.kyodo: Add Organization"
ADD_COMMITTEE = "kamakura.kyodo: Add Committee"
ADD_MEETING = "kamakura.kyodo: Add Meeting"
ADD_CALL = "kamakura.kyodo: Add Call"
ADD_THEME = "kamakura.kyodo: Add Theme"
ADD_PROPOSAL = "kamakura.kyodo: Add Proposal"
ADD_CONSULTATION = "kamakura.kyodo: Add Consultation"
ADD_REVIEW = "kamakura.kyodo: Add Review"
ADD_PROJECT = "kamakura.kyodo: Add Project"
ADD_EVALUATION = "kamakura.kyodo: Add Evaluation"

MANAGE_SCHEME = "kamakura.kyodo: Manage Scheme"
MANAGE_CALL = "kamakura.kyodo: Manage Call"
MANAGE_THEME = "kamakura.kyodo: Manage Theme"
PUBLISH_THEME = "kamakura.kyodo: Publish Theme"
MANAGE_ORGANIZATION = "kamakura.kyodo: Manage Organization"
USE_PROPOSAL = "kamakura.kyodo: Use Proposal"
VIEW_PAPERS = "kamakura.kyodo: View Papers"
VIEW_ORGANIZATION_PAPERS = "kamakura.kyodo: View Organization Papers"
EDIT_FILING = "kamakura.kyodo: Edit Filing"
FILE_PROPOSAL = "kamakura.kyodo: File Proposal"
ENTER_PAPER_FILING = "kamakura.kyodo: Enter Paper Filing"
SCREEN_PROPOSAL = "kamakura.kyodo: Screen Proposal"
ANSWER_CONSULTATION = "kamakura.kyodo: Answer Consultation"
CONCLUDE_CONSULTATION = "kamakura.kyodo: Conclude Consultation"
MARK_REVIEW = "kamakura.kyodo: Mark Review"
CLOSE_MARKING = "kamakura.kyodo: Close Marking"
MANAGE_COMMITTEE = "kamakura.kyodo: Manage Committee"
RUN_DAY = "kamakura.kyodo: Run Presentation Day"
CONFIRM_MINUTES = "kamakura.kyodo: Confirm Minutes"
DECIDE_PROPOSAL = "kamakura.kyodo: Decide Proposal"
RELEASE_SELECTION = "kamakura.kyodo: Release Selection"
MANAGE_PROJECT = "kamakura.kyodo: Manage Project"
FILE_REPORT = "kamakura.kyodo: File Report"
WRITE_EVALUATION = "kamakura.kyodo: Write Evaluation"
MANAGE_EVALUATION = "kamakura.kyodo: Manage Evaluation"
MANAGE_OUTBOX = "kamakura.kyodo: Manage Outbox"
VIEW_AUDIT = "kamakura.kyodo: View Audit"
ENTER_SECTION_DESK = "kamakura.kyodo: Enter Section Desk"
ENTER_COMMITTEE = "kamakura.kyodo: Enter Committee"
EXPORT_DATA = "kamakura.kyodo: Export Data"
