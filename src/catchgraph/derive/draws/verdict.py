"""What is said of each component of draws."""

from __future__ import annotations

import numpy as np

from catchgraph.derive.draws.account import Account, Column, Judged
from catchgraph.derive.flow.fit import NONE
from catchgraph.derive.flow.problem import Mask, Positions

FITS, OVER, BOUND_ONLY, UNDECIDED = "fits", "over", "bound only", "undecided"

NO_FORM = "the form in which it was landed is not stated"
TOLD_AGAIN = "two that draw may be one"
NO_WEIGHT = "a draw without a weight"
NO_LANDED_WEIGHT = "a paper without a weight"


def verdicts(account: Account, judged: Judged, again: Mask, why: Column) -> tuple[Column, Column]:
    """Verdict and why it is none, by the smallest paper of each component; nothing for other papers.

    `why`: of each draw, why it counts in no sum, or nothing.
    """
    found = judged.found
    component = found.paper_component
    verdict = np.full(len(component), None, dtype=object)
    reason = np.full(len(component), None, dtype=object)
    verdict[np.unique(component)] = FITS
    of_draw, known = found.draw_component, found.draw_component != NONE
    unknown = (
        (_marked(component, component[np.isnan(account.most)]), NO_LANDED_WEIGHT),
        (_marked(component, of_draw[known & np.isnan(judged.least) & ~account.aside]), NO_WEIGHT),
        *(
            (_marked(component, of_draw[known & (why == word)]), word)
            for word in sorted({each for each in why.tolist() if each})
        ),
    )
    doubted = judged.doubted
    over = component[doubted.paper_cut != NONE]
    twice = of_draw[known & again & (doubted.draw_cut != NONE)]
    for mark, word in (*unknown, (_marked(component, over), NO_FORM), (_marked(component, twice), TOLD_AGAIN)):
        verdict[mark], reason[mark] = UNDECIDED, word
    bounded = _marked(component, found.bound_only)
    verdict[bounded], reason[bounded] = BOUND_ONLY, None
    short = _marked(component, component[found.paper_cut != NONE])
    verdict[short], reason[short] = OVER, None
    return verdict, reason


def _marked(component: Positions, labels: Positions) -> Mask:
    mark = np.zeros(len(component), np.bool_)
    mark[labels] = True
    return mark
