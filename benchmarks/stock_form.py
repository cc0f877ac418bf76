"""A stock EasyForm with as many inputs of the same kinds as a page of ours."""

from plone import api
from Products.CMFPlone.Portal import PloneSite


NAME = "stock-form"
SAVE_DATA = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"
       xmlns:form="http://namespaces.plone.org/supermodel/form">
  <schema>
    <field name="saver" type="collective.easyform.actions.SaveData">
      <title>Saver</title>
    </field>
  </schema>
</model>
"""
CHOICES = tuple(f"kind{number}" for number in range(15))
CHOICE = """
    <field name="{name}" type="zope.schema.Choice">
      <title>費目 {row}</title>
      <values>{values}</values>
    </field>"""
TEXT = """
    <field name="{name}" type="zope.schema.Text">
      <title>積算内訳 {row}</title>
      <max_length>300</max_length>
      <required>False</required>
    </field>"""
NUMBER = """
    <field name="{name}" type="zope.schema.Int">
      <title>金額 {row}</title>
      <min>0</min>
      <required>False</required>
    </field>"""
COLUMNS = {"category": CHOICE, "breakdown": TEXT, "amount": NUMBER, "eligible": NUMBER}


def model(rows: int) -> str:
    """The model of a form with ``rows`` times the columns of the table of expenses."""
    values = "".join(f"<element>{one}</element>" for one in CHOICES)
    fields = "".join(
        xml.format(name=f"{name}_{row}", row=row, values=values)
        for row in range(rows)
        for name, xml in COLUMNS.items()
    )
    head = SAVE_DATA.partition("<schema>")[0]
    return f"{head}<schema>{fields}\n  </schema>\n</model>\n"


def make(portal: PloneSite, *, rows: int) -> None:
    """Put the form into the site, published, saving what is sent."""
    form = api.content.create(portal, "EasyForm", NAME, title="Stock form")
    form.fields_model = model(rows)
    form.actions_model = SAVE_DATA
    api.content.transition(form, "publish")


def answers(rows: int) -> dict[str, str]:
    """What a browser sends."""
    sent: dict[str, str] = {"form.buttons.submit": "Submit"}
    for row in range(rows):
        sent |= {
            f"form.widgets.category_{row}:list": CHOICES[row % len(CHOICES)],
            f"form.widgets.category_{row}-empty-marker": "1",
            f"form.widgets.breakdown_{row}": "講師 20,000円×5回",
            f"form.widgets.amount_{row}": "100000",
            f"form.widgets.eligible_{row}": "100000",
        }
    return sent


def saved(portal: PloneSite) -> int:
    """How many sendings the form has kept."""
    return sum(len(kept) for kept in getattr(portal[NAME], "_inputStorage", {}).values())
