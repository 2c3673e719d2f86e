"""FSRS-6: how stability and difficulty of a memory follow from a rating and the days passed, and what interval they ask for.

Formulas: "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki, FSRS-6; the crate fsrs 6.6.2 (BSD-3-Clause), which
Anki runs, for the limits and for single precision in its order of operations; py-fsrs 6.3.2 (MIT) as a second reading.
Everything works on arrays of float32, a column for each card and, where four ratings are meant, a row for each rating,
because Anki calculates in float32 and a day can hang on the last bit.
"""

import numpy as np

from cards.review.single_precision import Singles, exponential, power

_ONE = np.float32(1)
_RETENTION_OF_STABILITY = np.array([0.9], dtype=np.float32)
_RATINGS = np.arange(1, 5, dtype=np.float32)[:, None]
_SHORTEST_GROWTH = np.array([0, 1, 1, 1], dtype=np.float32)[:, None]
_LEAST_STABILITY, _GREATEST_STABILITY = np.float32(0.001), np.float32(36_500)
_LEAST_DIFFICULTY, _GREATEST_DIFFICULTY = _ONE, np.float32(10)


def weights(parameters: tuple[float, ...]) -> Singles:
    """Return 21 parameters in the precision in which they are used."""
    return np.array(parameters, dtype=np.float32)


def initial(w: Singles) -> tuple[Singles, Singles]:
    """Return stability and difficulty after a first answer: 4 rows, one column.

    S₀(G) = w[G-1]; D₀(G) = w4 - exp(w5·(G-1)) + 1 (fsrs 6.6.2 `init_stability`, `init_difficulty`).
    """
    return _limit_stability(w[0:4, None]), _limit_difficulty(_initial_difficulty(w))


def following(w: Singles, stability: Singles, difficulty: Singles, days: Singles) -> tuple[Singles, Singles]:
    """Return stability and difficulty after each rating: 4 rows, a column for each card.

    `days` are whole study days since the last answer; on the same day (0) the short-term formula holds.
    """
    difficulty = _limit_difficulty(difficulty)
    stability = _limit_stability(stability)
    remembered = retrievability(w, stability, days)
    later = np.concatenate(
        (
            _after_failure(w, stability, difficulty, remembered)[None, :],
            _after_success(w, stability, difficulty, remembered),
        )
    )
    following_stability = np.where(days == 0, _after_same_day(w, stability), later)
    return _limit_stability(following_stability), _limit_difficulty(_following_difficulty(w, difficulty))


def retrievability(w: Singles, stability: Singles, days: Singles) -> Singles:
    """Return the probability of remembering after so many days, fractions allowed.

    R(t, S) = (1 + factor·t/S)^(-w20), with factor such that R(S, S) = 0.9 (fsrs 6.6.2 `power_forgetting_curve`).
    """
    return power(days / stability * _factor(w) + _ONE, -w[20])


def intervals(w: Singles, desired_retention: float, stability: Singles) -> Singles:
    """Return the days, not rounded, after which retrievability has fallen to what is desired.

    I(r, S) = S/factor·(r^(-1/w20) - 1) (fsrs 6.6.2 `next_interval`).
    """
    goal = power(np.array([desired_retention], dtype=np.float32), _ONE / -w[20]) - _ONE
    days: Singles = np.minimum(stability / _factor(w) * goal, _GREATEST_STABILITY)
    return days


def stored(values: Singles, places: int) -> Singles:
    """Return values rounded to so many decimals as Anki keeps them: scaled, rounded and scaled back in float32."""
    scale = np.float32(10**places)
    rounded: Singles = np.floor((values * scale).astype(np.float64) + 0.5).astype(np.float32) / scale
    return rounded


def _factor(w: Singles) -> Singles:
    return power(_RETENTION_OF_STABILITY, _ONE / -w[20]) - _ONE


def _initial_difficulty(w: Singles) -> Singles:
    difficulty: Singles = w[4] - exponential(w[5] * (_RATINGS - _ONE)) + _ONE
    return difficulty


def _following_difficulty(w: Singles, difficulty: Singles) -> Singles:
    """D' = w7·D₀(4) + (1-w7)·(D - w6·(G-3)·(10-D)/9): linear damping, then mean reversion (`next_difficulty`)."""
    change = -w[6] * (_RATINGS - np.float32(3))
    damped = difficulty + (np.float32(10) - difficulty) * change / np.float32(9)
    reverted: Singles = w[7] * (_initial_difficulty(w)[3] - damped) + damped
    return reverted


def _after_success(w: Singles, stability: Singles, difficulty: Singles, remembered: Singles) -> Singles:
    """S' = S·(1 + e^w8·(11-D)·S^(-w9)·(e^(w10·(1-R)) - 1)·penalty·bonus) for Hard, Good, Easy (`stability_after_success`)."""
    growth = (
        exponential(w[8])
        * (np.float32(11) - difficulty)
        * power(stability, -w[9])
        * (exponential((_ONE - remembered) * w[10]) - _ONE)
    )
    penalty = np.array([w[15], 1, 1], dtype=np.float32)[:, None]
    bonus = np.array([1, 1, w[16]], dtype=np.float32)[:, None]
    grown: Singles = stability * (growth * penalty * bonus + _ONE)
    return grown


def _after_failure(w: Singles, stability: Singles, difficulty: Singles, remembered: Singles) -> Singles:
    """S' = w11·D^(-w12)·((S+1)^w13 - 1)·e^(w14·(1-R)), at most S/e^(w17·w18) (`stability_after_failure`)."""
    forgotten = (
        w[11]
        * power(difficulty, -w[12])
        * (power(stability + _ONE, w[13]) - _ONE)
        * exponential((_ONE - remembered) * w[14])
    )
    limited: Singles = np.minimum(forgotten, stability / exponential(w[17] * w[18]))
    return limited


def _after_same_day(w: Singles, stability: Singles) -> Singles:
    """S' = S·e^(w17·(G-3+w18))·S^(-w19), where Hard, Good and Easy never shrink it (`stability_short_term`)."""
    increase = exponential(w[17] * (_RATINGS - np.float32(3) + w[18])) * power(stability, -w[19])
    changed: Singles = stability * np.maximum(increase, _SHORTEST_GROWTH)
    return changed


def _limit_stability(stability: Singles) -> Singles:
    limited: Singles = np.minimum(np.maximum(stability, _LEAST_STABILITY), _GREATEST_STABILITY)
    return limited


def _limit_difficulty(difficulty: Singles) -> Singles:
    limited: Singles = np.minimum(np.maximum(difficulty, _LEAST_DIFFICULTY), _GREATEST_DIFFICULTY)
    return limited
