"""The chain as a figure: columns from the sea to the shelf, weights as widths, breaks marked, the same in tables."""

import re
from dataclasses import replace
from itertools import pairwise

from catchgraph.report.chain_figure import chain_figure
from catchgraph.report.chain_layout import MOST_ROWS, THICK, laid_out
from tests.exchange.world import chain_picture

from .test_page import read

FOUND = chain_picture().custody


def test_the_sea_is_on_the_left_and_the_shelf_on_the_right():
    boxes = laid_out(FOUND).boxes
    assert boxes["goods:2"].x == boxes["goods:3"].x < boxes["goods:1"].x < boxes["goods:4"].x
    assert boxes["goods:2"].y != boxes["goods:3"].y


def test_what_ends_beside_a_longer_way_stands_next_to_what_it_went_into():
    # 5 went into 4 alone: it stands in the column of 1, not with the catches.
    line = replace(FOUND.lines["goods:3"], id="goods:5")
    link = replace(FOUND.links[1], id="made_from:4-5", later="goods:4", earlier="goods:5")
    boxes = laid_out(replace(FOUND, lines={**FOUND.lines, "goods:5": line}, links=(*FOUND.links, link))).boxes
    assert boxes["goods:5"].x == boxes["goods:1"].x


def test_a_band_is_as_wide_as_its_weight():
    layout = laid_out(FOUND)
    # The heaviest line weighs 1,000 kg: 800 kg of it are four fifths of the widest.
    assert layout.thick(1_000.0) == THICK
    assert layout.thick(800.0) == round(THICK * 0.8, 1)
    drawn, _ = chain_figure(FOUND)
    bands = dict(re.findall(r'class="(edge band[^"]*)" data-source="goods:1" data-target="(goods:\d)"', drawn))
    assert bands == {"edge band": "goods:2", "edge band unknown candidate": "goods:3"}
    assert f'stroke-width="{THICK * 0.8:g}"' in drawn
    # What is told again is all of the line.
    assert f'stroke-width="{THICK * 0.5:g}"' in drawn


def test_boxes_of_a_column_do_not_lie_on_each_other():
    many = {f"goods:m{n:02}": replace(FOUND.lines["goods:2"], id=f"goods:m{n:02}", kg=float(n)) for n in range(40)}
    links = tuple(
        replace(FOUND.links[0], id=f"made_from:{id_}", earlier=id_, kg=float(n)) for n, id_ in enumerate(many)
    )
    layout = laid_out(replace(FOUND, lines={"goods:1": FOUND.lines["goods:1"], **many}, links=links))
    kept = sorted(id_ for id_ in layout.boxes if id_ != "goods:1")
    assert kept == [f"goods:m{n:02}" for n in range(20, 40)], "the heaviest"
    assert (len(kept), layout.left_out) == (MOST_ROWS, 20)
    column = sorted((layout.boxes[id_].y, layout.boxes[id_].high) for id_ in kept)
    assert all(y + high < after for (y, high), (after, _) in pairwise(column))
    assert max(y + high for y, high in column) <= layout.size[1]


def test_where_the_way_ends_is_marked_and_told():
    drawn, caption = chain_figure(FOUND)
    assert drawn.count('class="wave"') == 1
    assert drawn.count('class="torn"') == 1
    assert "broken at harvest" in drawn
    assert 'aria-label="Chain of 4 lines of goods and 3 links, 1 break;' in drawn
    assert "The tables below say the same" in caption
    reader = read(chain_picture())
    captions = " ".join(reader.texts["caption"])
    assert "Back to the sea (3)" in captions
    assert "Where it ends (2)" in captions
    assert "ask for the logbook" in reader.texts["td"]
