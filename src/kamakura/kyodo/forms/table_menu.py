"""What the form editor needs of each ready table: a handler for the XML, an entry of its menu."""

from . import tables
from plone.schemaeditor.fields import FieldFactory
from plone.supermodel.exportimport import BaseHandler


class TableHandler(BaseHandler):
    """Reads and writes a table in a model; the columns follow from the kind."""

    filteredAttributes = {
        **BaseHandler.filteredAttributes,
        "value_type": "rw",
        "default": "rw",
        "missing_value": "rw",
    }


class TableFactory(FieldFactory):
    """An entry of the "add field" menu."""

    def __init__(self, table: type[tables.Table]) -> None:
        kind = table.kind
        super().__init__(table, kind.title, headings=list(kind.headings))


income_handler = TableHandler(tables.IncomeTable)
expense_handler = TableHandler(tables.ExpenseTable)
role_handler = TableHandler(tables.RoleTable)
schedule_handler = TableHandler(tables.ScheduleTable)
staff_handler = TableHandler(tables.StaffTable)
outcome_goal_handler = TableHandler(tables.OutcomeGoalTable)
activity_goal_handler = TableHandler(tables.ActivityGoalTable)
track_record_handler = TableHandler(tables.TrackRecordTable)
city_work_handler = TableHandler(tables.CityWorkTable)
officer_handler = TableHandler(tables.OfficerTable)
activity_report_handler = TableHandler(tables.ActivityReportTable)
goal_result_handler = TableHandler(tables.GoalResultTable)
income_account_handler = TableHandler(tables.IncomeAccountTable)
expense_account_handler = TableHandler(tables.ExpenseAccountTable)
consultation_meeting_handler = TableHandler(tables.ConsultationMeetingTable)

income_factory = TableFactory(tables.IncomeTable)
expense_factory = TableFactory(tables.ExpenseTable)
role_factory = TableFactory(tables.RoleTable)
schedule_factory = TableFactory(tables.ScheduleTable)
staff_factory = TableFactory(tables.StaffTable)
outcome_goal_factory = TableFactory(tables.OutcomeGoalTable)
activity_goal_factory = TableFactory(tables.ActivityGoalTable)
track_record_factory = TableFactory(tables.TrackRecordTable)
city_work_factory = TableFactory(tables.CityWorkTable)
officer_factory = TableFactory(tables.OfficerTable)
activity_report_factory = TableFactory(tables.ActivityReportTable)
goal_result_factory = TableFactory(tables.GoalResultTable)
income_account_factory = TableFactory(tables.IncomeAccountTable)
expense_account_factory = TableFactory(tables.ExpenseAccountTable)
consultation_meeting_factory = TableFactory(tables.ConsultationMeetingTable)
