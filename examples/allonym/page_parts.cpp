#include "page_parts.hpp"

namespace tool {

// Each type has a hue; light and dark differ in how light fills and lines are.
const std::string_view page_style = R"css(
:root { color-scheme: light dark; --back: #fdfdfb; --ink: #1d1f21; --soft: #5c6166; --rule: #dcdcd6; --card: #fff;
  --fill: 91%; --fill-on: 76%; --line: 42%; --focus: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --back: #16181a; --ink: #e6e6e3; --soft: #a3a8ad; --rule: #34383c; --card: #1d2023;
  --fill: 22%; --fill-on: 38%; --line: 62%; --focus: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 5rem; max-width: 92rem; background: var(--back); color: var(--ink);
  font: 1rem/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; margin: 0; }
h2 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .25rem 0; color: var(--soft); }
.person { --h: 212; --s: 85%; } .organization { --h: 275; --s: 60%; } .place { --h: 140; --s: 50%; } .event { --h: 22; --s: 85%; }
.law { --h: 185; --s: 65%; } .work { --h: 328; --s: 70%; } .product { --h: 52; --s: 75%; } .other { --h: 0; --s: 0%; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1rem; margin: .75rem 0 1.25rem; padding: 0; list-style: none; font-size: .9rem; }
.legend span { padding: .05em .35em; }
.texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.25rem; }
.texts section { min-width: 0; padding: 1rem 0 1rem 1.25rem; background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; }
.text { position: relative; max-height: 72vh; overflow: auto; padding: .25rem 1.25rem .25rem .25rem; margin-left: -.25rem;
  white-space: pre-wrap; line-height: 1.75; }
.name { color: inherit; text-decoration: none; border-radius: .2em; padding: .08em .12em; margin: 0 -.12em; cursor: pointer;
  unicode-bidi: isolate; -webkit-box-decoration-break: clone; box-decoration-break: clone;
  border-bottom: 2px solid hsl(var(--h) var(--s) var(--line)); background: hsl(var(--h) var(--s) var(--fill)); }
.alone { background: none; border-bottom-style: dotted; }
.name.on { background: hsl(var(--h) var(--s) var(--fill-on)); box-shadow: 0 0 0 2px hsl(var(--h) var(--s) var(--line)); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: .2em; }
table { width: 100%; margin-top: 2rem; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem; border-bottom: 1px solid var(--rule); }
thead th { font-size: .85rem; color: var(--soft); }
tbody th { font-weight: 400; white-space: nowrap; }
tbody th::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .5em; border-radius: 50%;
  background: hsl(var(--h) var(--s) var(--line)); }
tr.on > * { background: hsl(var(--h) var(--s) var(--fill)); }
td a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .2em; }
td a:hover { text-decoration-color: currentColor; }
.names div:first-child { font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.why { color: var(--soft); font-size: .9rem; }
.why code { font-size: .85em; }
.count, .none { color: var(--soft); font-weight: 400; }
#now { position: fixed; left: 0; right: 0; bottom: 0; padding: .6rem clamp(1rem, 3vw, 2.5rem); background: var(--card);
  border-top: 1px solid var(--rule); box-shadow: 0 -2px 12px #0002; max-height: 30vh; overflow: auto; }
#now:empty { display: none; }
@media screen and (max-width: 44rem) {
  .text { max-height: none; }
  thead { position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
  table, caption, tbody, tr, tbody th, td { display: block; }
  tbody .number { text-align: left; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
  tbody th, td { padding: .1rem .25rem; border: 0; text-align: left; }
  td::before { content: attr(data-label); display: block; font-size: .8rem; font-weight: 400; color: var(--soft); }
  td.none { display: none; }
}
@media print {
  :root { --back: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --fill: 91%; --line: 42%; color-scheme: light; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  .texts { grid-template-columns: repeat(auto-fit, minmax(7cm, 1fr)); }
  .texts section { padding: 0; border: 0; } .text { max-height: none; overflow: visible; }
  .name, tbody th::before, .legend span { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  tr, h2 { break-inside: avoid; break-after: auto; } #now { display: none; } td a { text-decoration: none; }
}
)css";

// The page is complete without it but for the lighting up.
const std::string_view page_script = R"js(
"use strict";
const now = document.getElementById("now");
const rowOf = node => node instanceof Element ? node.closest("[data-row]")?.dataset.row : undefined;
const namesOf = row => [...document.querySelectorAll(`.text [data-row="${row}"]`)];
let lit;

function light(row) {
  if (row === lit) return;
  lit = row;
  for (const node of document.querySelectorAll(".on")) node.classList.remove("on");
  now.textContent = "";
  if (row === undefined) return;
  for (const node of document.querySelectorAll(`[data-row="${row}"]`)) node.classList.add("on");
  const line = document.getElementById(`e${row}`);
  const names = [...line.querySelectorAll(".names a:first-child")].filter(a => a.parentElement.matches(":first-child")).map(a => a.textContent);
  const probability = line.querySelector(".number")?.textContent;
  now.textContent = [line.querySelector("th").textContent, names.join(" = "), probability].filter(part => part && part !== "–").join(" · ");
}

// Brings the first counterpart into sight where a text is scrolled past it; the page itself stays.
function reveal(from) {
  for (const text of document.querySelectorAll(".text")) {
    const name = text.querySelector(`[data-row="${rowOf(from)}"]`);
    if (!name || text.contains(from) || text.scrollHeight <= text.clientHeight) continue;
    const top = name.getBoundingClientRect().top - text.getBoundingClientRect().top;
    if (top < 0 || top > text.clientHeight - 30) text.scrollTop += top - text.clientHeight / 3;
  }
}

document.addEventListener("mouseover", event => light(rowOf(event.target) ?? rowOf(document.activeElement)));
document.documentElement.addEventListener("mouseleave", () => light(rowOf(document.activeElement)));
document.addEventListener("focusin", event => { light(rowOf(event.target)); reveal(event.target); });
document.addEventListener("focusout", () => light(undefined));
document.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  const target = link.closest(".text") ? link : document.getElementById(link.hash.slice(1));
  target.focus();
  reveal(target);
});
document.addEventListener("keydown", event => {
  const at = document.activeElement;
  if (event.key === "Escape") at.blur();
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !at.closest(".text [data-row]")) return;
  event.preventDefault();
  const names = namesOf(rowOf(at));
  names[(names.indexOf(at) + step + names.length) % names.length].focus();
});
)js";

}  // namespace tool
