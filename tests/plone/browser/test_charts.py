"""Labels of charts fit beside their bars in either script."""

from kamakura.kyodo.browser.charts import cut
import pytest


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("使用料及び賃借料", "使用料及び賃借料"),
        ("市民が測る海岸ごみマップ", "市民が測る海岸ごみマ…"),
        ("Printing and binding", "Printing and binding"),
        ("Communication and transport", "Communication and tr…"),
        ("", ""),
    ],
)
def test_label_is_cut_by_its_width(label, shown):
    assert cut(label) == shown
