"""Who may read what, written by hand from the city's table of openness.

One row per word: ``may`` lists everybody who may meet it, ``must`` those who have to find it
somewhere on their way (so that an empty page is no success). Nobody else meets it anywhere.
"""

from dataclasses import dataclass


ANYBODY = None
OUR_GROUP = {"zqleader", "zqreader"}
THEIR_GROUP = {"zqother"}
SECRETARIAT = {"zqjimu"}
SECTION = {"zqbosai"}
CENTER = {"zqcenter"}
CHAIR = {"zqchair"}
JUDGES = {"zqchair", "zqmember"}  # those who mark; the recused member marks only the other one
COMMITTEE = JUDGES | {"zqrecused"}
OFFICE = SECRETARIAT | SECTION | CENTER
WALKERS = (
    ANYBODY,
    "zqother",
    "zqformer",
    "zqleader",
    "zqreader",
    "zqmidori",
    "zqbosai",
    "zqcenter",
    "zqmember",
    "zqchair",
    "zqrecused",
    "zqjimu",
)
# Who also tries what Plone itself offers: a visitor, a stranger, a member who is recused.
CURIOUS = (ANYBODY, "zqother", "zqrecused")
EVERYBODY = set(WALKERS)
STAFF = {"zqjimu", "zqbosai", "zqmidori", "zqcenter"}


@dataclass(frozen=True)
class Rule:
    """Who may meet a word, and who must."""

    may: frozenset
    must: frozenset


def rule(may, must=()):
    """A row of the table."""
    return Rule(frozenset(may), frozenset(must))


def _papers(word, group, judges):
    """The papers of one proposal and what grew around it until the committee judges."""
    readers = group | OFFICE
    return {
        # 提案事前調整シート and 4者協議: the four parties; the committee reads a summary only.
        f"zqsheet-{word}": rule(readers, readers),
        f"zqsection-{word}": rule(readers, readers),
        f"zqadvice-{word}": rule(readers, readers),
        f"zqwords-{word}": rule(readers, readers),
        f"zqpoints-{word}": rule(readers, readers),
        # 補正: what was asked for and why, for those who have a desk and for the group.
        f"zqmend-{word}": rule(readers, SECRETARIAT),
        f"zqwhy-{word}": rule(readers, SECRETARIAT),
        # What the talks agreed on: the four, and the committee with the papers it judges.
        f"zqagreed-{word}": rule(readers | judges, readers | judges),
        # 様式1: the committee from 審査対象 on, without whoever is recused.
        f"zqissue-{word}": rule(readers | judges, readers | judges),
        # 様式5's officers and files: the group and the secretariat.
        f"zqofficer-{word}": rule(group | SECRETARIAT, group | SECRETARIAT),
        f"zqfile-{word}": rule(group | SECRETARIAT, group | SECRETARIAT),
        f"zqinside-{word}": rule(group | SECRETARIAT, group | SECRETARIAT),
        # The profile of the group.
        f"zqaddress-{word}": rule(group | SECRETARIAT, group - {"zqreader"}),
        f"zqtel-{word}": rule(group | SECRETARIAT, group - {"zqreader"}),
        f"zqcontact-{word}": rule(group | SECRETARIAT, group - {"zqreader"}),
        # What was noted while checking the requirements.
        f"zqcheck-{word}": rule(OFFICE, SECRETARIAT),
    }


ALWAYS = {
    **_papers("ours", OUR_GROUP, JUDGES),
    **_papers("theirs", THEIR_GROUP, COMMITTEE),
    # What a proposal is called: on lists, in letters, in links from other things.
    # Whoever is recused knows of what.
    "zqtitle-ours": rule(OUR_GROUP | OFFICE | COMMITTEE, OUR_GROUP | OFFICE | JUDGES),
    "zqtitle-theirs": rule(THEIR_GROUP | OFFICE | COMMITTEE, THEIR_GROUP | OFFICE | COMMITTEE),
    # Contacts in 様式1 are masked for centre and committee.
    "0467-91-7731": rule(OUR_GROUP | SECRETARIAT | SECTION, OUR_GROUP | SECRETARIAT | SECTION),
    "0467-92-8842": rule(THEIR_GROUP | SECRETARIAT | SECTION, THEIR_GROUP | SECTION),
    # Drafts: the group alone, not even the secretariat.
    "zqdrafttitle": rule(THEIR_GROUP, THEIR_GROUP),
    "zqdraft-issue": rule(THEIR_GROUP, THEIR_GROUP),
    "zqdraft-summary": rule(THEIR_GROUP, THEIR_GROUP),
    "zqfile-draft": rule(THEIR_GROUP, THEIR_GROUP),
    "zqinside-draft": rule(THEIR_GROUP, THEIR_GROUP),
    # A paper of our group while the secretariat types it in; its note stays with the clerks.
    "zqtypedtitle": rule(OUR_GROUP | SECRETARIAT, {"zqleader"} | SECRETARIAT),
    "zqtyped": rule(OUR_GROUP | SECRETARIAT, {"zqleader"} | SECRETARIAT),
    "zqwaiver": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP),
    "zqintakenote": rule(SECRETARIAT, ()),
    # Its scans: on a picture nothing can be masked.
    "zqfile-copy": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP | SECRETARIAT),
    "zqinside-copy": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP | SECRETARIAT),
    # The same of a paper that was taken in with parts missing and goes to the committee.
    "zqsentnote": rule(SECRETARIAT, SECRETARIAT),
    "zqsentwaiver": rule(OUR_GROUP | OFFICE, OUR_GROUP | SECRETARIAT),
    "zqincomplete": rule(OUR_GROUP | OFFICE, OUR_GROUP | SECRETARIAT),
    "zqfile-sentcopy": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP | SECRETARIAT),
    "zqinside-sentcopy": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP | SECRETARIAT),
    "zqofficer-sent": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP | SECRETARIAT),
    # Who typed it in stands on the receipt and the papers, for those who read these.
    "大町 事務": rule(OUR_GROUP | STAFF | COMMITTEE, OUR_GROUP),
    # Letters: the people of the group they went to, and who keeps the outbox.
    "zqmail-ours": rule(OUR_GROUP | SECRETARIAT, OUR_GROUP),
    "zqmail-theirs": rule(THEIR_GROUP | SECRETARIAT, THEIR_GROUP),
    # Who was invited: whoever leads the group, and the secretariat; the link nobody again.
    "zqinvited": rule({"zqleader"} | SECRETARIAT, ()),
    "zqtoken": rule(()),
    "zqlink": rule(()),
    # What found no place in a renewed form stays with the group as well.
    "zqdraft-purpose": rule(THEIR_GROUP, THEIR_GROUP),
    "zqthemedraft": rule({"zqmidori"} | SECRETARIAT, {"zqmidori"} | SECRETARIAT),
    "zqthemeoutline": rule({"zqmidori"} | SECRETARIAT, {"zqmidori"}),
    # A call in preparation: the offices that write its themes.
    "zqnextcall": rule(SECRETARIAT | SECTION | {"zqmidori"}, SECRETARIAT),
    # The committee's own business. A drafted meeting is called by chair and secretariat.
    "zqmeeting": rule(CHAIR | SECRETARIAT, SECRETARIAT),
    "zqagenda": rule(CHAIR | SECRETARIAT, SECRETARIAT),
    # One that was announced: everybody knows when, and why an item is closed, but not whose
    # proposal that item is about. Who signed up is for the secretariat; a link for its person.
    "zqobserved": rule(EVERYBODY, EVERYBODY),
    "zqopenitem": rule(EVERYBODY, EVERYBODY),
    "zqwhyclosed": rule(EVERYBODY, EVERYBODY),
    "zqcloseditem": rule(COMMITTEE | SECRETARIAT, SECRETARIAT),
    "zqobserver-1": rule(SECRETARIAT, SECRETARIAT),
    "zqobserver-2": rule(SECRETARIAT, SECRETARIAT),
    "zqreach-1": rule(SECRETARIAT, SECRETARIAT),
    "0467990001": rule(SECRETARIAT, SECRETARIAT),
    "zqseat": rule(()),
    "zqgivenback": rule(()),
    "zqownlink": rule(()),
    # The presentation day: committee and office; a section sees the order and its own proposal.
    # Whoever is recused reads on the agenda that there is an item, and nothing of it.
    # Its announced agenda is public: what is presented in the open, and that there is a talk.
    "zqday": rule(EVERYBODY, EVERYBODY),
    "zqhearing-ours": rule(EVERYBODY, EVERYBODY),
    "zqhearing-theirs": rule(EVERYBODY, EVERYBODY),
    "zqtalk": rule(EVERYBODY, EVERYBODY),
    "zqresolved-ours": rule(JUDGES | SECRETARIAT, JUDGES | SECRETARIAT),
    # About all proposals: nobody who is recused from one of them.
    "zqresolved-all": rule(JUDGES | SECRETARIAT, JUDGES | SECRETARIAT),
    "zqskipped-theirs": rule(COMMITTEE | SECRETARIAT | SECTION, COMMITTEE | SECRETARIAT | SECTION),
    "zqaffiliation": rule(COMMITTEE | SECRETARIAT, SECRETARIAT),
    # Why a member is recused: secretariat, chair, the member.
    "zqrecusalreason": rule(SECRETARIAT | CHAIR | {"zqrecused"}, SECRETARIAT),
}


def _marks(word, *, closed):
    """Single marks: the member; after the closing the secretariat and who marked this one."""
    judges = JUDGES if word == "ours" else COMMITTEE
    rows = {}
    for member, user in (("m1", "zqchair"), ("m3", "zqrecused"), ("m4", "zqmember")):
        if member == "m3" and word == "ours":
            continue
        own = {user}
        rows[f"zqmark-{member}-{word}"] = rule(
            own | judges | SECRETARIAT if closed else own, SECRETARIAT if closed else own
        )
        rows[f"zqitem-{member}-{word}"] = rule(
            own | judges | SECRETARIAT if closed else own, SECRETARIAT if closed else own
        )
    rows[f"zqmark-m2-{word}"] = rule(judges | SECRETARIAT if closed else (), ())
    return rows


def _decided(word, group, *, released):
    judges = JUDGES if word == "ours" else COMMITTEE
    inside = SECRETARIAT | judges
    letter = SECRETARIAT | group if released else SECRETARIAT
    comment = EVERYBODY if released and word == "ours" else inside
    if released:
        comment = comment | group | OFFICE
    return {
        f"zqcomment-{word}": rule(comment, SECRETARIAT),
        f"zqgrounds-{word}": rule(inside | group if released else inside, SECRETARIAT),
        # 選考結果通知書, with words of its own: who releases it, then the group.
        f"zqnotice-{word}": rule(letter, letter),
        f"zqletter-{word}": rule(letter, letter),
    }


MARKING = {
    **ALWAYS,
    **_marks("ours", closed=False),
    **_marks("theirs", closed=False),
}
PREPARED = {
    **ALWAYS,
    **_marks("ours", closed=True),
    **_marks("theirs", closed=True),
    **_decided("ours", OUR_GROUP, released=False),
    **_decided("theirs", THEIR_GROUP, released=False),
}
RELEASED = {
    **ALWAYS,
    **_marks("ours", closed=True),
    **_marks("theirs", closed=True),
    **_decided("ours", OUR_GROUP, released=True),
    **_decided("theirs", THEIR_GROUP, released=True),
}

# After the work: 実績報告 for everybody who took part, until 完了; receipts for the two parties.
# The columns of the 評価シート are blind until both are locked: neither side, nor anybody in
# between, reads the other's.
RELEASED |= {
    # The public table names all that were judged.
    "zqtitle-ours": rule(EVERYBODY, EVERYBODY),
    "zqtitle-theirs": rule(EVERYBODY, EVERYBODY),
    "zqfuture": rule(OUR_GROUP | OFFICE | COMMITTEE, OUR_GROUP | OFFICE),
    "zqreceipt": rule(OUR_GROUP | SECRETARIAT | SECTION, OUR_GROUP | SECRETARIAT | SECTION),
    "zqevalgroup": rule(OUR_GROUP, {"zqleader"}),
    "zqevalsection": rule(SECTION, SECTION),
}

# Login names: staff and committee work with each other; nobody outside learns one.
OUTSIDE = {
    ANYBODY: set(),
    "zqother": {"zqother"},
    "zqformer": {"zqformer"},
    "zqleader": {"zqleader", "zqreader", "zqformer"},
    "zqreader": {"zqleader", "zqreader", "zqformer"},
}
LOGINS = (*WALKERS[1:], "zqvice")
