"""A corpus of made-up textbook entries: the same number gives the same entries, on every machine."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 20260101

_FIRST = """adaptive ambient axial basal binary capillary cascade catalytic coastal columnar composite convective cyclic
delayed diffuse directed elastic embedded episodic fractional gated glacial graded hybrid inertial inverse kinetic
laminar lateral layered magnetic marginal mutual nested neutral nodal optical oscillating passive periodic phased polar
radial reciprocal residual resonant saline seasonal selective shared spectral stable static symmetric thermal tidal
transient""".split()
_SECOND = """absorption aggregation alignment allocation attenuation balancing bonding buffering calibration capture
clustering compensation condensation conduction coupling damping decay deposition diffusion dispersion drift erosion
exchange feedback filtration fixation folding hysteresis inhibition interference inversion labelling latency locking
migration mixing modulation partition priming pumping recruitment reflection regulation relaxation remodelling
saturation scattering screening shielding signalling sorting storage switching transport trapping turnover
weathering""".split()
_FIELDS = """cell biology|marine geology|soil chemistry|control engineering|labour economics|materials science|plant
physiology|computer networking|atmospheric physics|behavioural ecology|structural engineering|neuroscience"""
_PEOPLE = """Adela Brandt|Tomas Rivero|Ingrid Solheim|Kenji Morita|Louise Carpentier|Samuel Okafor|Vera Lindqvist|Paul
Hartmann|Amina Haddad|George Whitlock|Elena Petrova|Mateo Quiroga|Ruth Abelson|Dmitri Volkov|Clara Jensen"""
_PLACES = """Uppsala|Leiden|Kyoto|Edinburgh|Bologna|Zurich|Toronto|Melbourne|Cape Town|Lisbon|Heidelberg|Montreal"""
_ROOTS = """Greek kyklos (circle)|Latin gradus (step)|Greek tropos (turn)|Latin fluere (to flow)|Greek desmos
(bond)|Latin limes (boundary)|Greek phasis (appearance)|Latin nodus (knot)|Greek kinesis (movement)"""
_THINGS = """calcium ions|sediment grains|water molecules|charged particles|data packets|carbon atoms|nutrient
pools|electrical pulses|migrating cells|heat packets|salt crystals|price signals|surface proteins|trace gases"""
_CLASSES = """process|mechanism|principle|technique|phenomenon|strategy|property|method"""
_EFFECTS = """slows the loss of energy|keeps two reservoirs in step|raises the yield of a reaction|limits the spread of
errors|separates small particles from large ones|returns a system to its resting state|delays the response to a
shock|lowers the cost of a transfer"""
_CAUSES = """a fall in pressure|a rise in temperature|a change in salinity|a sudden load|a drop in demand|a shift in
acidity|a pulse of light|a loss of contact"""
_TRIADS = """membranes, channels, and pumps|basins, ridges, and terraces|sensors, amplifiers, and actuators|roots, stems,
and leaves|buffers, queues, and schedulers|wages, prices, and inventories|clays, oxides, and carbonates|lenses, mirrors,
and gratings|glaciers, rivers, and deltas"""
_USES = """water treatment|crop breeding|bridge design|medical imaging|battery storage|weather forecasting|traffic
planning|food preservation|satellite navigation|drug delivery|speech recognition|waste recycling"""
_RISKS = """overheating, fatigue, or cracking|drift, noise, or bias|flooding, erosion, or subsidence|inflammation,
scarring, or infection|congestion, loss, or delay|shortages, hoarding, or speculation"""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(item.split()) for item in text.split("|"))


@dataclass(frozen=True, slots=True)
class MadeUpEntry:
    """An entry before it has a layout: its sections are heading and paragraphs, the first without a heading."""

    term: str
    acronym: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def made_up_entries(number: int) -> list[MadeUpEntry]:
    """Return that many entries of about 200 words, each with a term of its own. Raises ValueError above 3,000."""
    terms = [f"{first} {second}" for first in _FIRST for second in _SECOND]
    if not 0 < number <= len(terms):
        raise ValueError(f"between 1 and {len(terms)} entries can be made up, not {number}")
    chance = random.Random(SEED)
    chance.shuffle(terms)
    return [_entry(term, chance) for term in terms[:number]]


def _entry(term: str, chance: random.Random) -> MadeUpEntry:
    acronym = "".join(word[0] for word in term.split()).upper() + chance.choice("FLMPRST")
    middle = [_origin, _mechanism, _significance, _application, _measurement, _risk]
    chosen = sorted(chance.sample(range(len(middle)), chance.randint(4, 5)))
    sections = (("", _definition(term, acronym, chance)), *(middle[place](term, chance) for place in chosen))
    return MadeUpEntry(term, acronym, sections)


def _one(text: str, chance: random.Random) -> str:
    return chance.choice(_listed(text))


def _two(text: str, chance: random.Random) -> Sequence[str]:
    return chance.sample(_listed(text), 2)


def _definition(term: str, acronym: str, chance: random.Random) -> tuple[str, ...]:
    kind, effect, field = _one(_CLASSES, chance), _one(_EFFECTS, chance), _one(_FIELDS, chance)
    opening = chance.choice(
        (
            f"{term.capitalize()} is a {kind} in {field} that {effect}.",
            (
                f"{term.capitalize()} refers to the {kind} by which {_one(_THINGS, chance)} respond to"
                f" {_one(_CAUSES, chance)}."
            ),
            f"In {field}, {term} is the {kind} that {effect} after {_one(_CAUSES, chance)}.",
            f"{term.capitalize()} ({acronym}) is a {kind} that {effect}.",
        )
    )
    return (
        (
            f"{opening} It depends on {_one(_TRIADS, chance)},"
            f" and it is seldom seen where {_one(_THINGS, chance)} are rare."
        ),
    )


def _origin(term: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    person, other = _two(_PEOPLE, chance)
    year = chance.randint(1821, 1989)
    coined = chance.choice(
        (
            f"The term was coined by {person} in {year}, from the {_one(_ROOTS, chance)}.",
            f"{person} described {term} for the first time in {year}, working in {_one(_PLACES, chance)}.",
            f"The name goes back to {person}, who used it in a lecture in {_one(_PLACES, chance)} in {year}.",
        )
    )
    later = f"By the {year // 10 + chance.randint(1, 3)}0s {other} had extended the idea to {_one(_FIELDS, chance)}."
    return chance.choice(("Origin", "History", "Etymology")), (f"{coined} {later}",)


def _mechanism(term: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    one, other = _two(_THINGS, chance)
    steps = (
        (
            f"When {_one(_CAUSES, chance)} sets {term} going, {one} move towards the boundary and displace {other}."
            f" This displacement {_one(_EFFECTS, chance)} within {chance.randint(2, 90)} milliseconds."
        ),
        (
            f"The response has three parts: {_one(_TRIADS, chance)}. They act in turn, so that the whole system"
            f" {_one(_EFFECTS, chance)}. If one of them fails, the others can compensate for about"
            f" {chance.randint(5, 60)} % of its share."
        ),
    )
    return chance.choice(("Mechanism", "How It Works", "Principles")), steps


def _significance(term: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    return chance.choice(("Significance", "Importance")), (
        (
            f"Without {term}, {_one(_THINGS, chance)} would accumulate after {_one(_CAUSES, chance)}."
            f" A survey in {_one(_PLACES, chance)} attributed {chance.randint(12, 70)} % of failures to its absence."
        ),
    )


def _application(term: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    use, other = _two(_USES, chance)
    return chance.choice(("Applications", "Uses", "Practical Applications")), (
        (
            f"Engineers rely on {term} in fields such as {use}, {other}, and {_one(_FIELDS, chance)}."
            f" In {use} it is combined with {_one(_THINGS, chance)} to reach an efficiency of {chance.randint(40, 97)} %."
        ),
    )


def _measurement(term: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    person = _one(_PEOPLE, chance)
    return chance.choice(("Measurement", "Key Figures")), (
        (
            f"The strength of {term} is measured with a device called the {person.split()[1]} meter."
            f" Typical values lie between {chance.randint(2, 9)} and {chance.randint(10, 80)} units,"
            f" and anything above {chance.randint(90, 200)} units indicates {_one(_CAUSES, chance)}."
        ),
    )


def _risk(term: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    return chance.choice(("Risks", "Limitations", "Side Effects")), (
        (
            f"Excessive {term} can lead to {_one(_RISKS, chance)}. These effects appear after"
            f" {chance.randint(3, 48)} hours and are reversed by {_one(_CAUSES, chance)}."
            " However, they are rarely permanent."
        ),
    )
