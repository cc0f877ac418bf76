"""A z3c.form with every kind of field, for tests and for looking at."""

from kamakura.kyodo.browser.widgets.render import widget_errors
from kamakura.kyodo.forms.tables import ExpenseTable
from kamakura.kyodo.forms.tables import IncomeAccountTable
from kamakura.kyodo.forms.tables import OfficerTable
from plone.namedfile.field import NamedBlobFile
from plone.schema.email import Email
from plone.z3cform.layout import wrap_form
from z3c.form import button
from z3c.form import form
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from z3c.form.browser.radio import RadioFieldWidget
from z3c.form.field import Fields
from zope import schema
from zope.interface import Interface


class ISample(Interface):
    """One field of every kind."""

    org_name = schema.TextLine(title="団体名", description="正式な名称です。", max_length=10)
    story = schema.Text(title="内容", required=False, max_length=400)
    kind = schema.Choice(title="種類", values=["団体提案", "市提案"])
    way = schema.Choice(title="受け取り方", values=["メール", "郵送"])
    areas = schema.Set(title="分野", value_type=schema.Choice(values=["福祉", "環境"]))
    agreed = schema.Bool(title="要綱を読みました", description="下にあります。", required=False)
    founded = schema.Date(title="設立日", description="登記の日です。")
    people = schema.Int(title="人数", min=1, max=1000)
    email = Email(title="メール")
    url = schema.URI(title="ウェブサイト", required=False)
    paper = NamedBlobFile(title="規約", description="PDFかWordにします。")
    expense = ExpenseTable(
        title="支出", headings=("honoraria", "travel"), description="使わない行は空けておきます。"
    )
    officers = OfficerTable(title="役員", required=False)
    accounts = IncomeAccountTable(title="収入決算", required=False)


class SampleForm(form.Form):
    """Reads everything, stores nothing."""

    fields = Fields(ISample)
    ignoreContext = True
    label = "様式の見本"
    keeps_uploads = True
    understood = None

    def update(self) -> None:
        self.fields["way"].widgetFactory = RadioFieldWidget
        self.fields["areas"].widgetFactory = CheckBoxFieldWidget
        super().update()

    @button.buttonAndHandler("送る", name="send")
    def handle_send(self, action) -> None:
        """Understand everything."""
        data, errors = self.extractData()
        self.understood = None if errors else data
        self.error_items = widget_errors(self)


SampleFormPage = wrap_form(SampleForm)
