"""Forty budgets as people might type them, always the same ones."""

from random import Random


SEED = 20260927
UNREADABLE = (
    "いくらか",
    "約3万",
    "△500",
    "12.5円",
    "1234567890123456",
    "99999999999",
    "1,23",
    "1万2万",
)
TEXTS = (
    "",
    "　",
    "1式",
    "500円×60人",
    "３０円×５，０００部",
    "15,000円×6回 送料1,000円",
    "1.5時間×1,000円×2人",
    "1,000円×80%",
    "2万円×3回=60,000円",
    "講師 10,000円×2回(1回2時間×2人)",
)
FEW = ("honoraria", "labour", "outsourcing", "travel", "printing", "other")


def written(amount: int, random: Random) -> str:
    """An amount in one of the ways people write it."""
    plain, commas = str(amount), f"{amount:,}"
    wide = commas.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    man, rest = divmod(amount, 10_000)
    ways = (plain, commas, wide, f"¥{commas}", f"{commas}円", f" {wide}円 ", plain)
    return random.choice((*ways, f"{man}万{rest or ''}円"))


def amount(random: Random) -> int:
    """Round figures mostly, as in budgets."""
    return random.choice(
        (0, 500, 15_000, 30_000, 75_000, 90_000, 150_000, random.randrange(400_000))
    )


def cell(random: Random) -> str:
    """What may stand in a cell of money."""
    kind = random.random()
    if kind < 0.15:
        return ""
    return random.choice(UNREADABLE) if kind < 0.22 else written(amount(random), random)


def budget(number: int) -> dict[str, dict[int, dict[str, str]]]:
    """Rows by table and place; some are left blank, some balance to the yen."""
    random = Random(SEED + number)
    income = {
        place: {"amount": cell(random), "breakdown": random.choice(TEXTS)}
        for place in range(6)
        if random.random() < 0.7
    }
    expense = {
        place: {
            "amount": cell(random),
            "breakdown": random.choice(TEXTS),
            "eligible": random.choice(("", "", "0", cell(random))),
        }
        for place in range(15)
        if random.random() < 0.4
    }
    if number % 3 == 0:
        total = 390_000 + number
        income = {0: {"amount": written(total - 90_000, random), "breakdown": "市の負担"}}
        income[1] = {"amount": "９０，０００", "breakdown": "会費から"}
        expense = {4: {"amount": written(total, random), "breakdown": "1式"}}
    return {"income": income, "expense": expense}


def accounts(number: int) -> dict[str, dict[int, dict[str, str]]]:
    """The same for 様式6: 予算額 and 決算額."""
    random = Random(SEED * 2 + number)

    def rows(count: int) -> dict[int, dict[str, str]]:
        return {
            place: {"planned": cell(random), "actual": cell(random)}
            for place in range(count)
            if random.random() < 0.6
        }

    return {"income": rows(6), "expense": rows(15)}


def written_result(number: int) -> dict[str, str]:
    """余剰金 and 精算額 as somebody wrote them."""
    random = Random(SEED * 3 + number)
    return {name: random.choice(("", "0", cell(random))) for name in ("surplus", "refund")}
