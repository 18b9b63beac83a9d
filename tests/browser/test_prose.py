"""Words and tables as a browser lays them out on a phone."""

import pytest

from pages.parts import prose
from pages.print import drawing
from pages.print.document import Chart, ChartRow
from pages.print.hypertext import chart

pytestmark = pytest.mark.browser

LINES = "all => all.map(one => { const r = document.createRange(); r.selectNodeContents(one);"
LINES += " return new Set([...r.getClientRects()].map(box => box.top)).size })"


@pytest.fixture
def phone(chromium):
    with chromium.new_context(viewport={"width": 358, "height": 800}) as context:
        yield context.new_page()


def test_a_figure_is_never_broken_over_two_lines(phone):
    rows = [("Followers on the day of the Reel, as the export of the network has it", "18,600"), ("Reach", "1,000,000")]
    phone.set_content(f"<style>{prose.LOOK}</style>{prose.sheet(prose.table('Figure', 'Value', rows))}")

    assert phone.locator("td:last-child").evaluate_all(LINES) == [1, 1]
    assert phone.evaluate("document.documentElement.scrollWidth") == 358


def test_what_stands_beside_a_picture_is_no_column_of_single_words(phone):
    rows = tuple(
        ChartRow(label=one, dots=(), cells=("34 to 98", "not part of this form")) for one in ("WR", "Analytics")
    )
    made = Chart(header=("Competency", "Where it lies", "Most likely", "Why"), rows=rows, key="Key")
    phone.set_content(
        f"<style>{drawing.SCALE} .wide {{ overflow-x: auto }} table {{ width: 100% }}</style>{chart(made)}"
    )

    assert phone.locator("td:nth-child(3)").evaluate_all(LINES) == [1, 1]
    assert max(phone.locator("td:nth-child(4)").evaluate_all(LINES)) <= 2
    assert phone.evaluate("document.documentElement.scrollWidth") == 358
