"""Powers in single precision are right to the last bit or the one beside it, and to the last bit what glibc makes of them."""

import ctypes
import ctypes.util
import platform
from collections.abc import Callable

import numpy as np
import pytest

from cards.review.single_precision import exponential, power

CHANCE = np.random.default_rng(7)
BASES = np.exp(CHANCE.uniform(-7, 18, 20_000)).astype(np.float32)
ARGUMENTS = CHANCE.uniform(-5, 12, 20_000).astype(np.float32)


@pytest.mark.parametrize("exponent", [-0.1542, 0.2629, -0.0658, 0.9, -0.8])
def test_power(exponent: float) -> None:
    single = np.float32(exponent)
    ours = power(BASES, single)
    exact = np.power(BASES.astype(np.float64), np.float64(single))
    assert (np.abs(ours - exact) <= 0.6 * np.spacing(ours)).all()
    glibc = _function("powf", 2)
    if glibc:
        assert ours.tolist() == [glibc(float(base), float(single)) for base in BASES]


def test_exponential() -> None:
    ours = exponential(ARGUMENTS)
    exact = np.exp(ARGUMENTS.astype(np.float64))
    assert (np.abs(ours - exact) <= 0.6 * np.spacing(ours)).all()
    glibc = _function("expf", 1)
    if glibc:
        assert ours.tolist() == [glibc(float(argument)) for argument in ARGUMENTS]


def test_exact_results() -> None:
    assert power(np.array([1, 4, 0.25], np.float32), np.float32(0.5)).tolist() == [1, 2, 0.5]
    assert exponential(np.array([0], np.float32)).tolist() == [1]


def _function(name: str, arguments: int) -> Callable[..., float] | None:
    """A function of the C library, where that is glibc."""
    if platform.libc_ver()[0] != "glibc":
        return None
    function = getattr(ctypes.CDLL(ctypes.util.find_library("m")), name)
    function.restype, function.argtypes = ctypes.c_float, [ctypes.c_float] * arguments
    found: Callable[..., float] = function
    return found
