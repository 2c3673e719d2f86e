"""Lines that are furniture where they stand alone; as a heading over text of the page they are none."""

from cards.sources.furniture.patterns import Patterns, compiled

# matched against the whole line
LABELS: Patterns = compiled(
    {
        "advertisement": (r"\W*(?:advertisement|ad|ads|sponsored|promoted)\W*",),
        "cookie notice": (
            r"got it!?|ok(?:ay)?!?|i (?:agree|accept|understand)|understood",
            (
                r"(?:your |detailed |about |our |manage )?(?:cookies?|privacy|consent)(?: (?:settings|preferences|"
                r"choices|policy|notice|consent|options|statement|center|centre|and privacy|& privacy))+"
            ),
            r"manage (?:options|preferences|settings|consent|choices)",
            r"(?:accept|reject|allow|decline|agree)(?: (?:all|and close|and continue))?",
            r"privacy",
            r"cookies",
            r"(?:strictly )?necessary(?: cookies)?",
            r"(?:analytics|marketing|functional|performance|advertising) cookies",
            r"do not sell .{0,40}",
        ),
        "newsletter": (
            r"(?:our |the )?newsletter",
            r"mailing list",
            r"subscribe",
            r"subscribe now",
            r"sign up",
            r"stay (?:in touch|informed|up to date|connected)",
        ),
        "share links": (
            (
                r"(?:share|tweet|pin it|facebook|twitter|linkedin|whatsapp|e-?mail|copy link)(?:\s*[:|"
                r"·/,]?\s*(?:share|tweet|pin it|facebook|twitter|linkedin|whatsapp|e-?mail|copy link|print)){0,8}:?"
            ),
            r"share this(?: \w+)?:?",
        ),
        "print link": (
            r"print",
            r"print (?:this )?(?:page|article)",
            r"pdf",
            r"download",
        ),
        "comment form": (
            r"(?:\d+ )?comments?",
            r"leave a (?:reply|comment)",
            r"discussion",
            r"reply",
            r"post comment",
        ),
        "related links": (
            (
                r"(?:related|similar|recommended|more|further|popular|latest|recent)(?: (?:articles?|posts?|entries|"
                r"terms|topics|pages|links|content|stories|searches|to explore))?"
            ),
            r"see also",
            r"read (?:more|next|also)",
            r"learn more",
            r"keep reading",
            r"more like this",
            r"you (?:may|might) also like",
        ),
        "navigation": (
            r"menu",
            r"home",
            r"search",
            r"next",
            r"previous",
            r"prev",
            r"back",
            r"top",
            r"about(?: us)?",
            r"contact(?: us)?",
            r"help",
            r"faq",
            r"sitemap",
            r"site map",
            r"login",
            r"log in",
            r"sign in",
            r"register",
            r"sign out",
            r"log out",
            r"close",
            r"loading",
            r"table of contents",
            r"contents",
            r"on this page",
            r"in this article",
            r"glossary",
            r"index",
            r"terms(?: of (?:use|service)| (?:and|&) conditions)",
            r"privacy policy",
            r"imprint",
            r"impressum",
            r"legal(?: notice)?",
            r"accessibility",
            r"careers",
            r"press",
            r"show (?:more|less)",
            r"expand all",
            r"collapse all",
            r"load more",
        ),
        "promotion": (
            r"(?:our )?podcast",
            r"our app",
            r"donate",
            r"shop",
            r"store",
            r"follow us",
            r"get the app",
            r"support us",
        ),
        "byline": (
            # a person's name has capitals: "By hand" is none
            (
                r"by (?-i:[A-Z])[\w.'’-]+(?: (?-i:[A-Z])[\w.'’-]*){1,3}(?:, (?:MD|PhD|RN|MS|MSc|BSc|DO)\.?){0,3}"
                r"(?:[,|·•–—-].{0,40})?"
            ),
            r"staff writer",
            r"(?:the )?editorial (?:team|staff)",
        ),
    }
)
