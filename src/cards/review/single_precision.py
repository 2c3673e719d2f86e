"""Powers and exponentials in float32, the same on every machine, and to the last bit those of glibc, on which Anki runs.

A day of an interval can hang on the last bit of a stability, and what a C library or numpy makes of a last bit differs
from one processor to the next; additions and multiplications of float64 do not. Method, tables and coefficients: `powf`
and `expf` of Arm's Optimized Routines (S. Nagy, MIT licence), which glibc took over. Arguments must give normal results.
"""

from math import isqrt

import numpy as np
import numpy.typing as npt

type Singles = npt.NDArray[np.float32]
type Doubles = npt.NDArray[np.float64]

_PARTS = 32
# 2**(i/32), correctly rounded: five nested square roots of whole numbers
_ROOTS = [isqrt(isqrt(isqrt(isqrt(isqrt(1 << (part + _PARTS * 60)))))) / 2**60 for part in range(_PARTS)]
_ROOT_BITS = np.array(_ROOTS).view(np.int64)
_EXPONENTIAL = tuple(
    float.fromhex(one) for one in ("0x1.c6af84b912394p-5", "0x1.ebfce50fac4f3p-3", "0x1.62e42ff0c52d6p-1")
)
_PARTS_PER_E = float.fromhex("0x1.71547652b82fep+0") * _PARTS
_LOGARITHM = tuple(
    float.fromhex(one)
    for one in (
        *("0x1.27616c9496e0bp-2", "-0x1.71969a075c67ap-2", "0x1.ec70a6ca7baddp-2"),
        *("-0x1.7154748bef6c8p-1", "0x1.71547652ab82bp0"),
    )
)
_LOWEST = np.uint32(0x3F330000)
# of sixteen pieces of [0.7, 1.4): the inverse of a number near its centre, and that number's binary logarithm
_INVERSES = np.array(
    [
        float.fromhex(one)
        for one in (
            *("0x1.661ec79f8f3bep+0", "0x1.571ed4aaf883dp+0", "0x1.49539f0f010bp+0", "0x1.3c995b0b80385p+0"),
            *("0x1.30d190c8864a5p+0", "0x1.25e227b0b8eap+0", "0x1.1bb4a4a1a343fp+0", "0x1.12358f08ae5bap+0"),
            *("0x1.0953f419900a7p+0", "0x1p+0", "0x1.e608cfd9a47acp-1", "0x1.ca4b31f026aap-1"),
            *("0x1.b2036576afce6p-1", "0x1.9c2d163a1aa2dp-1", "0x1.886e6037841edp-1", "0x1.767dcf5534862p-1"),
        )
    ]
)
_LOGARITHMS = np.array(
    [
        float.fromhex(one)
        for one in (
            *("-0x1.efec65b963019p-2", "-0x1.b0b6832d4fca4p-2", "-0x1.7418b0a1fb77bp-2", "-0x1.39de91a6dcf7bp-2"),
            *("-0x1.01d9bf3f2b631p-2", "-0x1.97c1d1b3b7afp-3", "-0x1.2f9e393af3c9fp-3", "-0x1.960cbbf788d5cp-4"),
            *("-0x1.a6f9db6475fcep-5", "0x0p+0", "0x1.338ca9f24f53dp-4", "0x1.476a9543891bap-3"),
            *("0x1.e840b4ac4e4d2p-3", "0x1.40645f0c6651cp-2", "0x1.88e9c2c1b9ff8p-2", "0x1.ce0a44eb17bccp-2"),
        )
    ]
)


def power(base: Singles, exponent: np.float32) -> Singles:
    """Return positive numbers raised to a power."""
    return _power_of_two(np.float64(exponent) * _binary_logarithm(base) * _PARTS)


def exponential(exponent: Singles) -> Singles:
    """Return e raised to some numbers."""
    return _power_of_two(exponent.astype(np.float64) * _PARTS_PER_E)


def _binary_logarithm(values: Singles) -> Doubles:
    bits = np.asarray(values, dtype=np.float32).view(np.uint32)
    above = bits - _LOWEST
    piece = (above >> np.uint32(19)) & np.uint32(15)
    top = above & np.uint32(0xFF800000)
    mantissa = (bits - top).view(np.float32).astype(np.float64)
    rest = mantissa * _INVERSES[piece] - 1
    whole = _LOGARITHMS[piece] + (top.view(np.int32) >> 23)
    a, b, c, d, e = _LOGARITHM
    square = rest * rest
    logarithm: Doubles = (a * rest + b) * (square * square) + ((c * rest + d) * square + (e * rest + whole))
    return logarithm


def _power_of_two(parts: Doubles) -> Singles:
    """Return 2**(parts/32)."""
    nearest = np.rint(parts)
    rest = (parts - nearest) * (1 / _PARTS)
    whole = nearest.astype(np.int64)
    a, b, c = _EXPONENTIAL
    fraction = (a * rest + b) * (rest * rest) + (c * rest + 1)
    scale = (_ROOT_BITS[whole & (_PARTS - 1)] + ((whole >> 5) << 52)).view(np.float64)
    raised: Singles = (fraction * scale).astype(np.float32)
    return raised
