"""The marks of the fictional call 令和8年度: q1 to q10 and the total a person added up."""

from kamakura.kyodo.domain.marks import MemberSheet


TABLE = """\
P1,M1,4,4,4,4,4,5,4,4,4,4,41
P1,M2,4,4,3,4,4,4,3,4,4,4,38
P1,M3,4,4,4,4,4,4,4,4,4,4,40
P1,M4,3,2,4,4,4,4,4,4,3,4,36
P1,M5,4,4,4,4,4,3,4,4,4,4,39
P2,M1,2,4,4,3,4,4,4,4,3,3,35
P2,M2,3,4,3,3,3,3,5,3,3,3,33
P2,M3,除斥
P2,M4,3,4,3,3,3,3,3,3,3,3,31
P2,M5,3,4,3,4,3,3,4,3,4,3,34
P3,M1,3,3,4,4,4,4,4,4,4,3,37
P3,M2,3,4,4,3,4,4,4,4,4,2,36
P3,M3,2,4,4,3,4,4,3,4,4,3,35
P3,M4,4,4,3,4,4,4,4,4,3,4,38
P3,M5,3,3,4,3,4,3,4,3,4,3,34
P4,M1,4,3,4,4,3,4,4,4,3,3,36
P4,M2,4,3,3,4,4,4,4,4,4,2,36
P4,M3,4,3,4,3,4,3,4,4,4,4,37
P4,M4,3,3,4,4,4,4,4,4,3,2,35
P4,M5,4,4,4,3,4,4,3,3,3,4,36
P5,M1,3,3,3,3,3,2,3,2,3,3,28
P5,M2,3,3,3,3,3,2,3,2,3,2,27
P5,M3,3,3,3,3,3,3,3,3,3,3,30
P5,M4,3,3,3,3,2,3,3,3,3,3,29
P5,M5,3,3,3,4,3,3,3,3,3,3,31
"""
ROWS = [line.split(",") for line in TABLE.splitlines()]
TOTALS = {(row[0], row[1]): int(row[-1]) for row in ROWS if len(row) > 3}


def sheets(proposal):
    """The five sheets of one proposal."""
    return [sheet(row[1], *row[2:12]) for row in ROWS if row[0] == proposal]


def sheet(member, *marks, **options):
    """A sheet over q1, q2, …; 除斥 alone makes it a recused one."""
    if marks == ("除斥",):
        return MemberSheet(member, recused=True)
    values = {f"q{number}": int(mark) for number, mark in enumerate(marks, start=1)}
    return MemberSheet(member, values, **options)
