// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace demarc {

/// The style sheet of report.html. Contrasts of text are 4.5:1 and more in either scheme.
inline constexpr std::string_view report_page_style = R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1b1b; --quiet: #555555;
  --line: #d5d0c4; --band: #f5f3ec; --link: #1d5a8c; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15181c; --ink: #e8e6e1; --quiet: #b3b0a8; --line: #3d434a; --band: #1e2227;
    --link: #8dbde4; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.6rem 0 .6rem; padding-top: .8rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
p, li { max-width: 46rem; }
li { margin: .25rem 0; }
a { color: var(--link); }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .88em;
  overflow-wrap: anywhere; }
blockquote { margin: 1.4rem 0 .6rem; padding: 0 0 0 .9rem; border-left: 4px solid var(--line);
  color: var(--quiet); }
blockquote p { margin: .2rem 0; }
nav { background: var(--band); border: 1px solid var(--line); padding: .6rem 1rem; }
nav ul { columns: 18rem; padding-left: 1.2rem; margin: .6rem 0; }
summary { cursor: pointer; font-weight: 600; }
.table { overflow-x: auto; margin: 1rem 0; }
.table:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top;
  text-align: left; }
th { background: var(--band); vertical-align: bottom; }
th[align="right"], td[align="right"] { text-align: right; white-space: nowrap; }
th[align="right"] { white-space: normal; }
td:first-child { min-width: 9rem; }
figure { margin: 1rem 0; }
figure img { display: block; width: 100%; height: auto; border: 1px solid var(--line);
  background: #ffffff; }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #999999; --band: #ffffff;
    --link: #000000; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .table { overflow: visible; }
  table { font-size: 8pt; }
  h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
)css";

} // namespace demarc
