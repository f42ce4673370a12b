// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace demarc {

/// The style sheet of report.html. Contrasts of text are 4.5:1 and more in either scheme. A shadow
/// at the side of a table says that it goes on: it scrolls with the window, its cover with the
/// table.
inline constexpr std::string_view report_page_style = R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1b1b; --quiet: #555555;
  --line: #d5d0c4; --band: #f5f3ec; --link: #1d5a8c; --shade: #00000059; --none: #ffffff00; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15181c; --ink: #e8e6e1; --quiet: #b3b0a8; --line: #3d434a; --band: #1e2227;
    --link: #8dbde4; --shade: #ffffff66; --none: #15181c00; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: .5rem; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: .6rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .4rem 0 .6rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .6rem; }
h3 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
p, li { max-width: 46rem; }
p { margin: .6rem 0; }
li { margin: .25rem 0; }
a { color: var(--link); }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .88em;
  overflow-wrap: anywhere; }
blockquote { margin: 1.4rem 0 .6rem; padding: 0 0 0 .9rem; border-left: 4px solid var(--line);
  color: var(--quiet); }
blockquote p { margin: .2rem 0; }
.shapes { position: absolute; }
section.chapter { margin-top: 2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
.chapter::after { content: ""; display: block; clear: both; }
.figures { list-style: none; margin: .8rem 0; padding: 0; display: flex; flex-wrap: wrap;
  gap: .6rem 1.4rem; }
.figures li { flex: 1 1 9rem; max-width: 15rem; margin: 0; font-size: .92rem; line-height: 1.35; }
.figures strong { display: block; font-size: 1.5rem; line-height: 1.2; }
figure { margin: .8rem 0; max-width: 24rem; }
.map { display: block; width: 100%; height: auto; border: 1px solid var(--line);
  background: #ffffff; }
details { clear: both; margin: .8rem 0; border: 1px solid var(--line); padding: 0 .9rem; }
details[open] { padding-bottom: .6rem; }
summary { cursor: pointer; font-weight: 600; margin: 0 -.9rem; padding: .5rem .9rem;
  background: var(--band); }
.table { overflow-x: auto; margin: .8rem 0; background:
    linear-gradient(to right, var(--paper) 40%, var(--none)) left / 3rem 100%,
    linear-gradient(to left, var(--paper) 40%, var(--none)) right / 3rem 100%,
    linear-gradient(to right, var(--shade), transparent) left / 1rem 100%,
    linear-gradient(to left, var(--shade), transparent) right / 1rem 100%;
  background-repeat: no-repeat; background-attachment: local, local, scroll, scroll; }
.table:focus-visible { outline: 2px solid var(--link); }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top;
  text-align: left; }
th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
th[align="right"], td[align="right"] { text-align: right; white-space: nowrap; }
th[align="right"] { white-space: normal; }
td:first-child { min-width: 9rem; }
nav { padding: .6rem 1rem; border-bottom: 1px solid var(--line); font-size: .9rem; }
nav p { font-weight: 600; margin: 0; }
nav ul { list-style: none; padding: 0; margin: .4rem 0; }
nav .group { color: var(--quiet); margin-top: .7rem; }
.to-contents { position: fixed; right: .6rem; bottom: .6rem; z-index: 1; padding: .5rem .9rem;
  background: var(--ink); color: var(--paper); border-radius: 1.2rem; font-size: .9rem; }
@media (max-width: 67.99rem) {
  body { display: flex; flex-direction: column; }
  nav { order: 2; border: 0; border-top: 1px solid var(--line); padding-bottom: 4rem; }
  main { width: 100%; padding-bottom: 1rem; }
  nav ul { columns: 18rem; }
}
@media (min-width: 40rem) {
  figure { float: right; width: 20rem; margin: 0 0 1rem 1.4rem; }
  h1 { font-size: 1.9rem; }
}
@media (min-width: 68rem) {
  body { padding-left: 17rem; }
  nav { position: fixed; inset: 0 auto 0 0; width: 17rem; overflow-y: auto; border: 0;
    border-right: 1px solid var(--line); background: var(--band); }
  .to-contents { display: none; }
}
@page { size: A4; margin: 14mm 14mm 16mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --quiet: #444444; --line: #999999; --band: #ffffff;
    --link: #000000; --shade: #ffffff00; }
  body { display: block; padding: 0; font-size: 8.5pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  nav, .to-contents, details:not([open]) { display: none; }
  h1 { font-size: 17pt; }
  h2 { font-size: 11.5pt; margin-bottom: 1.5mm; }
  p { margin: 1.2mm 0; }
  p, li { max-width: none; }
  section.chapter { margin-top: 3mm; padding-top: 2mm; }
  section.chapter:has(figure) { break-inside: avoid; }
  figure { float: right; width: 54mm; margin: 0 0 1mm 5mm; }
  .figures { flex-wrap: nowrap; }
  .figures li { font-size: 8pt; }
  .figures strong { font-size: 13pt; }
  .table { overflow: visible; margin: 1.5mm 0; background: none; }
  table { font-size: 7.5pt; }
  th, td { padding: .5mm 1.5mm; }
  h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
)css";

} // namespace demarc
