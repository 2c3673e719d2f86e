"""Phrases that decide alone: nobody begins a sentence of a textbook with them."""

from cards.sources.furniture.patterns import Patterns, compiled

# matched at the beginning of the line
PHRASES: Patterns = compiled(
    {
        "cookie notice": (
            (
                r"(?:we|this (?:web)?site|our (?:web)?site|our partners)(?: and (?:our|selected) (?:[\w-]+ "
                r"){0,3}partners)? (?:also )?uses? (?:[\w-]+ ){0,3}cookies\b"
            ),
            r"we (?:and|value|care about) (?:our|your) (?:[\w-]+ ){0,3}(?:partners|privacy|vendors)\b",
            (
                r"by (?:continuing|using|clicking|browsing|visiting|closing)\b.{0,80}\b(?:you (?:agree|consent|"
                r"accept)|cookies)\b"
            ),
            r"(?:to (?:provide|offer|give)|in order to) .{0,60}\bwe (?:and our partners )?use .{0,60}\bcookies\b",
            (
                r"(?:manage|accept|reject|allow|decline|confirm|customi[sz]e|change|save(?= my| your| pref| cook| "
                r"cons)) (?:all |my |"
                r"your |only )?(?:\w+ )?(?:cookies?|consent|choices|cookie (?:\w+)|privacy (?:\w+)|options|"
                r"preferences)(?: .{0,20})?$"
            ),
        ),
        "newsletter": (
            (
                r"(?:.{0,60}[?!.] )?(?:please )?(?:sign up|subscribe|join|register)\b.{0,30}\b(?:newsletter|mailing "
                r"list|e-?mail list|e-?mails|updates|our (?:community|list)|inbox|for free)\b"
            ),
            r"(?:get|receive) .{0,60}\b(?:in|to|straight to|delivered to) your (?:inbox|e-?mail)\b",
            r"(?:enter )?your e-?mail(?: address)?(?: here)?$",
            r"no spam\b",
            r"unsubscribe (?:at any time|anytime)\b",
        ),
        "share links": (
            (
                r"(?:share|tweet|pin it|pin|e-?mail|like|follow)(?: (?:this|us|on|it|via|to|the|with|your|friends|"
                r"article|page|post|entry|story|share|tweet|pin|e-?mail|print|copy|link|facebook|twitter|x|linkedin|"
                r"whatsapp|reddit|pinterest|telegram|instagram|youtube|tumblr|mastodon|bluesky)\b[\s,|"
                r"/·•:-]*){1,12}$"
            ),
            r"follow us\b",
            r"find us on\b",
            (
                r"(?:facebook|twitter|linkedin|whatsapp|reddit|pinterest|x)(?:[\s,|/·•]+(?:facebook|twitter|"
                r"linkedin|whatsapp|reddit|pinterest|e-?mail|x|print|copy link|instagram|youtube|telegram)){1,10}$"
            ),
        ),
        "print link": (
            r"(?:print|download|save) (?:this|the) (?:page|article|entry|as pdf|pdf)\b.{0,20}$",
            r"printer[- ]friendly\b",
            r"download (?:as )?(?:a )?pdf$",
            r"cite this (?:page|article|entry)\b",
        ),
        "comment form": (
            r"(?:leave|post|add|write) (?:a|your) (?:comment|reply|review)\b.{0,30}$",
            r"your e-?mail address will not be published",
            r"required fields are marked",
            r"be the first to (?:comment|review)\b",
            r"(?:\d+|no) (?:comments?|responses?|replies)(?: (?:on|to) .{0,80})?$",
            r"comments are closed",
            r"save my name\b",
        ),
        "related links": (
            r"you (?:might|may)(?: also| want| be)? (?:also )?(?:like|enjoy|interested|want|find)\b.{0,120}$",
            r"(?:read|see|watch) (?:also|next)\s?:",
            (
                r"(?:related|similar|recommended|popular|more|further|latest|recent|trending)(?: \w+)? (?:articles?|"
                r"posts?|entries|terms|topics|reading|pages|links|content|stories|questions|definitions|"
                r"searches)\s?:"
            ),
            r"people also (?:ask|read|search)",
            r"more (?:from|in|on) (?:this|our|the)\b.{0,40}$",
            r"see also\s?:",
        ),
        "copyright line": (
            r"(?:copyright|©|\(c\)|&copy;)\s*(?:©\s*)?(?:19|20)\d\d\b",
            r"©\s?\w",
            r"all rights reserved",
            r"(?:.{0,80}[.|,] )?all rights reserved\.?$",
            r"content (?:is )?(?:available|licensed) under\b",
            r".{0,40}\bcreative commons attribution\b.{0,60}$",
        ),
        "breadcrumb": (r"(?:you are here\s?:|home\s*(?:>|»|›|/|→|\||::)\s?(?-i:[A-Z]))",),
        "advertisement": (
            r"(?:advertisement|sponsored|ad|promoted)\s*(?:[-–—:|•]\s*.{0,60}|content|post|links?)$",
            r"scroll (?:down )?to continue",
            r"(?:article|story|text) continues (?:below|after)",
            r"remove ads$",
            r"report (?:this )?ad$",
            r"advertise with us",
        ),
        "image credit": (
            r"(?:photo|photograph|image|picture|video|illustration)s? (?:credits?|courtesy)\s?:.{0,160}$",
        ),
        "caption": (
            r"(?:photo|photograph|picture)s?\s?:.{0,160}$",
            r"(?:click|tap) (?:on )?(?:the )?(?:image|picture|photo|map|thumbnail) (?:to|for)\b.{0,60}$",
            r"\[(?:photo|image|picture|photograph|video|illustration|figure)\b.{0,160}\]$",
            (
                r"(?:photo|image|picture|photograph|video|illustration) (?:credit|by|courtesy|source)s?:? "
                r"(?-i:[A-Z]).{0,80}$"
            ),
            r"(?:click|tap) (?:to|on the|the|for|here)\b.{0,60}$",
            r"(?:getty images|shutterstock|istock|unsplash)\b",
            r"(?:.{0,120}[-–—(]\s?)?click to (?:enlarge|zoom|play|expand)\W*$",
        ),
        "login prompt": (
            (
                r"(?:please )?(?:log ?in|sign ?in|register|create (?:a|an|your)(?: free)? account)(?: (?:now|here|"
                r"to|with|for|or)\b.{0,50})?$"
            ),
            r"already (?:a member|have an account|registered|a subscriber)\b",
            r"forgot(?:ten)? (?:your )?password",
            r"members only\b",
        ),
        "byline": (
            (
                r"(?:last |first )?(?:updated|modified|reviewed|published|posted|revised|edited)(?: on| "
                r"at)?\s?:?\s+(?:(?:on|at|by|am|pm|"
                r"utc|gmt|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
                r"nov|dec)[a-z]{0,6}|"
                r"\d[\d/:-]{0,9}(?:st|nd|rd|th)?)[ ,.]{0,3}){1,8}$"
            ),
            r"(?:medically |fact[- ]|expert[- ]|peer[- ])(?:reviewed|checked) by\b.{0,80}$",
            r"(?:written|reviewed|edited|posted|published|updated) by:? (?-i:[A-Z]).{0,80}$",
            r"(?:estimated )?reading time\b.{0,30}$",
            r"(?:about )?\d+[ -]min(?:ute)?s? (?:read|to read)(?: ?[|·•–—-].{0,60})?$",
            r"about the authors?$",
        ),
        "navigation": (
            r"skip to (?:main )?(?:content|navigation)",
            (
                r"(?:back|return|go) to (?:top|the top|home|glossary|index|all|search|results|the (?:glossary|index|"
                r"list|overview|main page))\b.{0,30}$"
            ),
            r"(?:←|«|‹|→|»|›)\s?\w.{0,60}$",
            r"(?:previous|next)(?: (?:article|entry|term|page|post|chapter|lesson|topic))?\s?(?::|→|»|›|>)",
            r"toggle (?:navigation|menu)",
            r"browse (?:by|all|the)\b.{0,40}$",
            r"all entries$",
            r"(?:a|#)(?:[\s|·]+[a-z]){8,}",
            r"jump to(?: navigation| search)?\b.{0,20}$",
        ),
        "promotion": (
            (
                r"\W{0,4}(?:listen to|hear|watch|download|try|get|join|check out|"
                r"discover) .{0,60}\b(?:our (?:new |free |latest )?(?:podcast|video|app|course|channel|e-?book|"
                r"webinar|forum|community|discord|shop|store|guide|quiz))\b"
            ),
            (
                r"(?:got|have) (?:a |any )?(?:questions?|feedback|suggestions?|comments?)\b.{0,80}\b(?:ask|contact|"
                r"let us|write|tell|e-?mail|forum|reach)\b.{0,60}$"
            ),
            r"(?:start|try|get|claim) (?:your |a )?free (?:trial|copy|account)\b",
            r"support (?:us|our work)\b",
            r"buy me a coffee",
            r"donate (?:now|today)",
            r"become a (?:member|patron|subscriber|supporter)\b",
            r"ask (?:our|an) (?:tutors?|experts?)\b",
        ),
        "feedback form": (
            r"was this (?:page|article|entry|answer|definition|information|helpful)\b.{0,40}$",
            r"did (?:you find )?this .{0,40}\bhelp(?:ful)?\b.{0,20}\?",
            r"rate this (?:page|article|entry)\b",
            r"report (?:an error|a problem|a mistake|this (?:page|article|entry|ad))\b.{0,40}$",
            r"suggest an edit",
            r"improve this (?:page|article)",
            r"help us improve\b",
            r"edit this page",
        ),
        "disclaimer": (
            (
                r"(?:the |this |all |our )?(?:content|information|material|article|page|site|website|entry|entries|"
                r"definition)s?\b.{0,80}\b(?:for "
                r"(?:(?:general|educational|informational)(?: and | or |, | )?){1,3}(?:information )?purposes|not "
                r"(?:intended as "
                r"|a substitute for |constitute )(?:\w+ ){0,2}(?:medical|legal|financial|professional|advice))"
            ),
            r"(?:[\w ]{1,40} (?:is|are) (?:\w+ )?|provided )?for (?:your |general )?(?:information|reference)(?:al)? only\b",
            r"nothing (?:here|(?:on|in) (?:this|our) \w+) (?:is|constitutes)\b.{0,40}\badvice\b",
            r"always (?:seek|consult) (?:the advice of )?your (?:doctor|physician)\b",
        ),
    }
)
