"""Logistic regression by Newton's method, with fixed coefficients and signs that may not turn."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def fit(design: Array, label: Array, weight: Array, offset: Array, signs: list[int], ridge: float) -> Array:
    """Coefficients of `design` (the first column is the intercept) that explain `label` (0 or 1).

    `offset` is added to the log-odds as it is. A coefficient whose sign contradicts `signs` (-1, 0 free, 1) is
    left out (0) and the rest fitted again: a level that agrees never speaks against a pair.
    """
    keep = list(range(design.shape[1]))
    while True:
        found = np.zeros(design.shape[1])
        found[keep] = _newton(design[:, keep], label, weight, offset, ridge)
        wrong = {at for at in keep if signs[at] * found[at] < 0}
        if not wrong:
            return found
        keep = [at for at in keep if at not in wrong]


def _newton(design: Array, label: Array, weight: Array, offset: Array, ridge: float, steps: int = 100) -> Array:
    found = np.zeros(design.shape[1])
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 1e-9
    for _ in range(steps):
        odds = np.clip(design @ found + offset, -40.0, 40.0)
        expected = 1.0 / (1.0 + np.exp(-odds))
        gradient = design.T @ (weight * (label - expected)) - penalty * found
        curvature = (design.T * (weight * expected * (1.0 - expected))) @ design + np.diag(penalty + 1e-10)
        step = np.linalg.solve(curvature, gradient)
        # A short step: a full one leaps to and fro where nearly all rows are certain already.
        found = found + step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-300))
        if np.abs(step).max() < 1e-9:
            return found
    raise ArithmeticError(f"no convergence in {steps} steps")
