"""A whole form on one page, with every table full, stays below what Zope takes."""

from kamakura.kyodo.browser.filing.inputs import make_question
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.designs import model_of
from kamakura.kyodo.forms.questions import cell_name
from kamakura.kyodo.forms.schema import schema_of
from zope.schema import getFieldNamesInOrder
from zope.schema import getFieldsInOrder
import bs4
import pytest
