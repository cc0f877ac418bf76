"""The committee's rules a second time, as plainly as an ordinance reads.

Nothing here is shared with ``kamakura.kyodo.domain``: no import, other shapes of data, no
classes. Marks are counted in whole numbers over one common denominator instead of
fractions. Slow and wordy on purpose: a reader with the ordinance in the other hand can follow.
"""

from math import lcm


def counted_sheets(sheets):
    """Article 1. A member who is recused or absent has no sheet."""
    return [sheet for sheet in sheets if not sheet["recused"] and not sheet["absent"]]


def applies(rules, mark):
    """Article 2. Where 該当せず may be given, a mark of 0 takes the item out for that member."""
    return not (rules["not_applicable"] and mark == 0)


def member_total(rules, marks):
    """Article 3. The weighted marks of a member, as (numerator, denominator).

    Items that do not apply are left out, and the rest is raised to the full mark.
    """
    given = possible = full = 0
    for item in rules["items"]:
        weight = item["weight_tenths"]
        full += weight * rules["highest"]
        if applies(rules, marks[item["key"]]):
            given += weight * marks[item["key"]]
            possible += weight * rules["highest"]
    if possible == 0:
        return 0, 1
    return given * full, possible * 10


def sum_of(pairs):
    """(numerator, denominator) of a sum."""
    denominator = lcm(*(below for _above, below in pairs))
    return sum(above * (denominator // below) for above, below in pairs), denominator


def is_less(one, other):
    """one < other, for pairs of whole numbers with positive denominators."""
    return one[0] * other[1] < other[0] * one[1]


def kept_members(rules, sheets):
    """Article 4. From five sheets on, one highest and one lowest total are dropped, if so ruled.

    Of equal totals the member named first (lowest) or last (highest) is taken.
    """
    members = sorted(sheet["member"] for sheet in sheets)
    if not rules["drop_extremes"] or len(members) < 5:
        return members
    totals = {sheet["member"]: member_total(rules, sheet["marks"]) for sheet in sheets}
    lowest = highest = members[0]
    for member in members[1:]:
        if is_less(totals[member], totals[lowest]):
            lowest = member
        if not is_less(totals[member], totals[highest]):
            highest = member
    return [member for member in members if member not in (lowest, highest)]


def mean_of_totals(rules, sheets):
    """Article 5. The mean of the totals that were kept."""
    kept = kept_members(rules, sheets)
    totals = [member_total(rules, one["marks"]) for one in sheets if one["member"] in kept]
    above, below = sum_of(totals)
    return above, below * len(totals)


def reached(rules, sheets):
    """Article 6. What is compared with the pass mark: the mean, or the sum of all marks given
    set against all marks that could be given."""
    if rules["pass_on"] == "mean":
        return mean_of_totals(rules, sheets)
    kept = kept_members(rules, sheets)
    given = possible = 0
    full = sum(item["weight_tenths"] for item in rules["items"]) * rules["highest"]
    for sheet in sheets:
        if sheet["member"] not in kept:
            continue
        for item in rules["items"]:
            mark = sheet["marks"][item["key"]]
            if applies(rules, mark):
                given += item["weight_tenths"] * mark
                possible += item["weight_tenths"] * rules["highest"]
    return (given * full, possible * 10) if possible else (0, 1)


def item_marks(rules, sheets, key):
    """The marks given for one item, by everybody whose sheet counts."""
    return [one["marks"][key] for one in sheets if applies(rules, one["marks"][key])]


def passes(rules, sheets):
    """Article 7. The pass mark is reached (exactly is enough), no item is below its minimum, no
    item is vetoed."""
    full_tenths = sum(item["weight_tenths"] for item in rules["items"]) * rules["highest"]
    if is_less(reached(rules, sheets), (full_tenths * rules["pass_percent"], 1000)):
        return False
    for item in rules["items"]:
        marks = item_marks(rules, sheets, item["key"])
        if marks and max(marks) > 0 and is_below_minimum(item, marks):
            return False
        if item["key"] in rules["veto_items"] and is_vetoed(rules, marks):
            return False
    return True


def is_below_minimum(item, marks):
    """Article 7, second half. The mean of the item, against the minimum if there is one."""
    minimum = item["minimum_tenths"]
    return minimum is not None and is_less((sum(marks), len(marks)), (minimum, 10))


def is_vetoed(rules, marks):
    """Article 8. By a single lowest mark, or by more than half at or below the line."""
    if rules["veto"] == "any_lowest":
        return rules["lowest"] in marks
    if rules["veto"] == "majority_low":
        low = [mark for mark in marks if mark <= rules["veto_at"]]
        return len(low) > len(marks) - len(low)
    return False


def stands_before(rules, sheets, others, *, order):
    """Article 9. Whether one of two proposals with equal means goes first: True, False, or None
    when the articles do not tell them apart."""
    for step in order:
        mine, theirs = step_value(rules, sheets, step), step_value(rules, others, step)
        if is_less(theirs, mine):
            return True
        if is_less(mine, theirs):
            return False
    return None


def step_value(rules, sheets, step):
    """What a step of the order compares: means of items added up, or the number of top marks."""
    if step == "count5":
        top = 0
        for sheet in sheets:
            for mark in sheet["marks"].values():
                if mark == rules["highest"]:
                    top += 1
        return top, 1
    means = []
    for key in step.split("+"):
        marks = item_marks(rules, sheets, key)
        means.append((sum(marks), len(marks)) if marks else (0, 1))
    return sum_of(means)


def results(rules, proposals, places, votes):
    """Article 10. The result of every proposal: passed, below_mark, not_chosen or undecided.

    ``proposals``: name -> (theme or "", sheets); ``places``: theme -> how many are chosen;
    ``votes``: theme -> names in the order the committee voted.
    """
    found = {}
    for name, (theme, sheets) in proposals.items():
        counted = counted_sheets(sheets)
        if not passes(rules, counted):
            found[name] = "below_mark"
        elif not theme:
            found[name] = "passed"
    for name, (theme, sheets) in proposals.items():
        if name in found:
            continue
        ahead = level = 0
        for other, (their_theme, their_sheets) in proposals.items():
            if other == name or their_theme != theme or found.get(other) == "below_mark":
                continue
            place = compare(
                rules, (other, their_sheets), (name, sheets), votes=votes.get(theme, ())
            )
            ahead += place == "before"
            level += place == "level"
        if ahead >= places[theme]:
            found[name] = "not_chosen"
        elif ahead + level < places[theme]:
            found[name] = "passed"
        else:
            found[name] = "undecided"
    return found


def compare(rules, one, other, *, votes):
    """Article 11. The higher mean goes first; equal means by the order; what is left by the vote
    of the committee, if it named both."""
    sheets, others = counted_sheets(one[1]), counted_sheets(other[1])
    mean, their_mean = mean_of_totals(rules, sheets), mean_of_totals(rules, others)
    if is_less(their_mean, mean):
        return "before"
    if is_less(mean, their_mean):
        return "after"
    first = stands_before(rules, sheets, others, order=rules["tie_order"])
    if first is None and one[0] in votes and other[0] in votes:
        first = votes.index(one[0]) < votes.index(other[0])
    return {True: "before", False: "after", None: "level"}[first]


def has_quorum(members, present, recused):
    """Article 12. More than half of the members in office must be there; for an item the recused
    count neither among the members nor among those present."""
    able = [member for member in members if member not in recused]
    here = [member for member in able if member in present]
    return len(here) > len(able) - len(here)


def is_carried(votes, chair):
    """Article 13. The majority of those present decides; at a tie the chair.

    ``votes``: member -> "for", "against", "abstain". None: the chair has yet to decide.
    """
    yes = [member for member, vote in votes.items() if vote == "for"]
    no = [member for member, vote in votes.items() if vote == "against"]
    if len(yes) == len(no):
        return {"for": True, "against": False}.get(votes.get(chair))
    return len(yes) > len(votes) - len(yes)


def rank(rules, proposals, name):
    """Article 14. The place over the whole call: one more than there are higher means."""
    mean = mean_of_totals(rules, counted_sheets(proposals[name][1]))
    higher = 0
    for _theme, sheets in proposals.values():
        higher += is_less(mean, mean_of_totals(rules, counted_sheets(sheets)))
    return 1 + higher


def is_recused(member, listed, sections, stated, *, on, years, section_rule):
    """Article 15. A member may not judge a group they belong to or belonged to within so many
    years, nor what their own section answers for, nor where a ground was declared or voted.

    ``listed``: the group's people, as {"person", "until"}; ``until`` is None for who is on the
    list, else (year, month, day) of leaving. ``stated``: members for whom a ground was stated.
    """
    for one in listed:
        if one["person"] != member["person"]:
            continue
        if one["until"] is None or one["until"] >= years_back(on, years):
            return True
    if section_rule and any(section in sections for section in member["sections"]):
        return True
    return member["id"] in stated


def years_back(day, years):
    """The same day so many years ago, as (year, month, day); 29 February else becomes the 28th."""
    year, month, number = day
    then = year - years
    is_leap = then % 4 == 0 and (then % 100 != 0 or then % 400 == 0)
    if (month, number) == (2, 29) and not is_leap:
        number = 28
    return then, month, number


def presides(members, present, recused, elected):
    """Article 16. The chair; in their absence or recusal the vice chair, then whom the members
    elect for the item, then the eldest if all birthdays are known. None: nobody.

    ``members``: member -> {"office", "born"}.
    """
    able = [name for name in members if name in present and name not in recused]
    for office in ("chair", "vice_chair"):
        for name in able:
            if members[name]["office"] == office:
                return name
    if elected in able:
        return elected
    if not able or any(members[name]["born"] is None for name in able):
        return None
    eldest = able[0]
    for name in able[1:]:
        if (members[name]["born"], name) < (members[eldest]["born"], eldest):
            eldest = name
    return eldest


def resolution(votes, *, members, present, recused, chair, casting):
    """Article 17. A resolution counts with a quorum, by members who are there and not recused.
    All of them vote or abstain; the chair alone may keep the vote back.

    True: carried; False: rejected; None: not valid, or still to be decided by the chair.
    """
    if not has_quorum(members, present, recused) or not votes:
        return None
    for name in votes:
        if name not in members or name not in present or name in recused:
            return None
    for name in members:
        if name in present and name not in recused and name not in votes and name != chair:
            return None
    if casting and (chair not in present or chair in recused):
        return None
    yes = list(votes.values()).count("for")
    no = list(votes.values()).count("against")
    if yes == no and casting in ("for", "against"):
        return casting == "for"
    return is_carried(votes, chair)
