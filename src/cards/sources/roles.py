"""Which role a section has, by its heading: the words that headings are made of."""

import re

from cards.model import Role

_PHRASES: dict[Role, tuple[str, ...]] = {
    "definition": (
        "definition", "definitions", "meaning", "overview", "introduction", "summary", "description", "abstract",
        "in brief", "in short", "at a glance", "what it is", "basics", "key points", "formal definition",
    ),
    "origin": (
        "origin", "origins", "etymology", "history", "historical background", "history and etymology", "background",
        "origin of the term", "name", "naming", "terminology", "discovery", "development", "origins and history",
        "early history", "word origin", "derivation", "provenance",
    ),
    "mechanism": (
        "mechanism", "mechanisms", "mechanism of action", "how it works", "function", "functions", "process",
        "principle", "principles", "operation", "physiology", "pathophysiology", "procedure", "method", "methods",
        "steps", "structure and function", "theory", "dynamics", "algorithm", "derivation of the formula",
        "working principle", "mode of action", "pathogenesis", "proof", "implementation",
    ),
    "context": (
        "context", "scope", "setting", "place", "field", "environment", "relation to other concepts",
        "related concepts",
        "distribution", "occurrence", "habitat", "ecology", "geography", "comparison", "comparisons",
    ),
    "significance": (
        "significance", "importance", "impact", "relevance", "role", "why it matters", "implications", "legacy",
        "clinical significance", "consequences", "effects", "effect", "benefits", "advantages", "influence",
        "outcomes", "value", "reception", "purpose",
    ),
    "application": (
        "application", "applications", "use", "uses", "usage", "practice", "in practice", "practical use",
        "practical applications", "clinical application", "clinical applications", "use cases", "clinical use",
    ),
    "metric": (
        "metric", "metrics", "measurement", "measurements", "measure", "measures", "assessment", "evaluation",
        "formula",
        "formulas", "units", "unit", "calculation", "quantification", "indicators", "scale", "statistics",
        "epidemiology",
        "prevalence", "key figures", "numbers", "specifications", "equation", "equations", "properties in numbers",
    ),
    "risk": (
        "risk", "risks", "side effects", "adverse effects", "complications", "dangers", "hazards", "safety",
        "contraindications", "warnings", "precautions", "risk factors", "security", "prognosis", "toxicity",
    ),
    "cause": ("cause", "causes", "etiology", "aetiology", "triggers", "trigger", "reasons", "origins and causes"),
    "diagnosis": ("diagnosis", "diagnostics", "detection", "diagnostic criteria", "differential diagnosis",
    "screening",
                  "testing", "tests"),
    "treatment": ("treatment", "treatments", "therapy", "therapies", "management", "prevention", "cure", "care",
                  "remedies", "treatment and prevention", "intervention", "interventions", "medication"),
    "feature": (
        "feature", "features", "key features", "characteristics", "key characteristics", "properties", "structure",
        "symptoms", "signs", "signs and symptoms", "components", "elements", "composition", "anatomy", "appearance",
        "attributes", "traits", "morphology", "clinical features", "presentation", "construction", "parts", "design",
        "architecture", "biology", "life cycle", "behaviour", "behavior", "chemistry",
    ),
    "example": ("example", "examples", "case study", "case studies", "illustration", "illustrations",
    "worked example",
                "notable examples", "real world examples", "in the real world", "instances", "cases"),
    "limitation": ("limitation", "limitations", "limits", "drawbacks", "disadvantages", "criticism", "criticisms",
                   "challenges", "controversy", "controversies", "weaknesses", "caveats", "problems", "objections",
                   "pros and cons", "trade offs", "tradeoffs", "common misconceptions", "misconceptions",
                   "exceptions"),
    "type": ("type", "types", "kinds", "kind", "classification", "variants", "variations", "forms", "categories",
             "subtypes", "taxonomy", "varieties", "classes", "models", "species", "stages", "phases"),
}  # fmt: skip
_ROLE_OF_PHRASE: dict[str, Role] = {phrase: role for role, phrases in _PHRASES.items() for phrase in phrases}

_LONGEST = 120
"""Characters. What is longer is no heading."""

# questions and openings that web pages use for the same things
_OPENINGS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"what (?:is|are|was|were)\b|what does .{1,60} mean\b"), "definition"),
    (re.compile(r"what causes\b|why (?:does|do|did) .{1,60} (?:happen|occur)\b"), "cause"),
    (re.compile(r"how (?:is|are|was|were) .{1,60} (?:measured|calculated|assessed)\b"), "metric"),
    (re.compile(r"how (?:is|are|was|were) .{1,60} (?:diagnosed|detected)\b"), "diagnosis"),
    (re.compile(r"how (?:is|are|was|were) .{1,60} (?:treated|prevented|managed)\b"), "treatment"),
    (re.compile(r"how (?:is|are|was|were) .{1,60} used\b|when to use\b"), "application"),
    (re.compile(r"how (?:does|do|did|it|they|is|are|to)\b"), "mechanism"),
    (re.compile(r"why (?:is|are|does|do|it|they)\b.{0,80}\b(?:important|matters?)\b"), "significance"),
    (re.compile(r"where does .{1,60} come from\b|who (?:invented|discovered|coined)\b"), "origin"),
)


def is_role_heading(heading: str) -> bool:
    """Say whether the whole heading is one of the headings that such pages usually have ("Origin", "KEY FEATURES:")."""
    return _words(heading) in _ROLE_OF_PHRASE


def role_of(heading: str) -> Role:
    """Return the role of a section with that heading; "other" for a heading that nobody has seen before."""
    words = _words(heading)
    if words in _ROLE_OF_PHRASE:
        return _ROLE_OF_PHRASE[words]
    for pattern, role in _OPENINGS:
        if pattern.match(words):
            return role
    # "Causes of anaphylaxis", "Mechanism and regulation", "Use in medicine": the first words carry the role
    head = re.split(r" (?:of|in|and|or|for|to|on|by|with) ", words, maxsplit=1)[0]
    if head in _ROLE_OF_PHRASE:
        return _ROLE_OF_PHRASE[head]
    # "Early history", "Clinical features", "Medical uses": the last word does
    last = head.rsplit(" ", 1)[-1]
    return _ROLE_OF_PHRASE.get(last, "other") if len(head.split()) <= 3 else "other"


def _words(heading: str) -> str:
    if len(heading) > _LONGEST:
        return ""
    bare = re.sub(r"[^\w\s]|_", " ", heading.casefold())
    return re.sub(r"^(?:the|its|their|some|main) ", "", " ".join(bare.split()))
