"""How the page of statistics looks: one column on a phone, several on a desk, light or dark as the reader's system is.

Colours of ratings are told apart by the colour-blind (Okabe and Ito). No sign in it may need escaping: it goes into HTML.
"""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f6f5f1; --sheet: #ffffff; --text: #1d1f24; --soft: #5c616b; --rule: #d9d8d2;
  --bar: #2f6f9f; --room: #eceae4; --mark: #b3261e;
  --share-0: #d55e00; --share-1: #e69f00; --share-2: #0072b2; --share-3: #009e73;
  --on-0: #000000; --on-1: #000000; --on-2: #ffffff; --on-3: #000000;
  --level-0: #eceae4; --level-1: #b9d3e6; --level-2: #7fb0d3; --level-3: #3f83b5; --level-4: #164f7a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181c; --sheet: #1f2227; --text: #e8e6e1; --soft: #a5abb5; --rule: #3a3e46;
    --bar: #6fb1de; --room: #2a2e35; --mark: #ff8a80;
    --share-2: #56a8e0; --on-2: #000000;
    --level-0: #2a2e35; --level-1: #1d4563; --level-2: #2b6a98; --level-3: #5298c9; --level-4: #a7d4f2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 78rem; padding: 1rem; background: var(--page); color: var(--text);
  font: 1rem/1.45 system-ui, sans-serif;
}
h1 { margin: 0; font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { margin: 0; font-size: 1.05rem; }
header p, section p, footer { margin: .15rem 0 .75rem; color: var(--soft); font-size: .875rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 0 0 .75rem; }
dl div, section { background: var(--sheet); border: 1px solid var(--rule); border-radius: .5rem; padding: .75rem .9rem; }
dt { color: var(--soft); font-size: .8rem; }
dd { margin: 0; font-weight: 600; }
main { columns: 21rem; column-gap: .75rem; }
section { break-inside: avoid; margin-bottom: .75rem; }
.wide { column-span: all; margin-top: .75rem; }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft); }
.bar { fill: var(--bar); } .room { fill: var(--room); }
.rule { stroke: var(--rule); } .mark { stroke: var(--mark); stroke-width: 2; }
.share-0 { fill: var(--share-0); } .share-1 { fill: var(--share-1); }
.share-2 { fill: var(--share-2); } .share-3 { fill: var(--share-3); }
svg .on-0 { fill: var(--on-0); } svg .on-1 { fill: var(--on-1); }
svg .on-2 { fill: var(--on-2); } svg .on-3 { fill: var(--on-3); }
.level-0 { fill: var(--level-0); } .level-1 { fill: var(--level-1); } .level-2 { fill: var(--level-2); }
.level-3 { fill: var(--level-3); } .level-4 { fill: var(--level-4); }
details { margin-top: .6rem; font-size: .875rem; }
summary { color: var(--soft); cursor: pointer; }
.scrolled { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { font-weight: 600; }
td { overflow-wrap: anywhere; }
td.name { min-width: 9rem; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
"""
