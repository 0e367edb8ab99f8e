/* The search on the front page: results as one types. Everything it shows is text, never markup. */
"use strict";

(() => {
  const form = document.getElementById("search");
  const field = document.getElementById("q");
  const list = document.getElementById("results");
  const status = document.getElementById("status");
  const advice = document.getElementById("advice");
  const more = document.getElementById("more");
  const said = JSON.parse(form.dataset.words);
  const SHOWN = 20;
  const SAME = new Set(["exact", "folded", "inflected", "acronym", "order"]); // what was asked for and nothing else
  let index = null, asked = false, hits = [];

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
    return made;
  }

  function shown(hit) {
    const concept = index.concepts[hit.concept], term = index.terms[hit.term];
    const lead = said.leads.find((lang) => concept.preferred[lang]) ?? Object.keys(concept.preferred)[0];
    const item = document.createElement("li");
    const name = concept.preferred[lead] ?? concept.id;
    item.append(element("a", name, { href: said.paths[concept.id] ?? `${concept.id}.html`, lang: lead }));
    const other = said.leads.find((lang) => lang !== lead && concept.preferred[lang]);
    if (other) item.append(" ", element("span", concept.preferred[other], { lang: other, class: "gloss" }));
    const why = element("span", "", { class: "remark" });
    why.append(said.why[hit.why] ?? hit.why);
    if (term.text !== name) {
      why.append(": ", element("span", term.text, { lang: term.lang }));
      if (said.languages[term.lang] && term.lang !== lead) why.append(` (${said.languages[term.lang]})`);
    }
    item.append(" ", why);
    if (term.role === "deprecated") item.append(" ", element("span", said.deprecated, { class: "tag deprecated" }));
    return item;
  }

  function summary(word, count) {
    if (!word) return "";
    if (!hits.length) return fill(said.none, { word });
    if (hits[0].why === "fuzzy") return fill(said.guess, { word });
    if (count < hits.length) return fill(said.part, { shown: count, count: hits.length });
    return fill(hits.length === 1 ? said.one : said.many, { count: hits.length });
  }

  function show(most = SHOWN) {
    const word = field.value.trim();
    hits = word ? emnLookup.lookup(index, word, Infinity) : [];
    const best = hits.slice(0, most);
    list.replaceChildren(...best.map(shown));
    status.textContent = summary(word, best.length);
    more.hidden = best.length === hits.length;
    advice.hidden = !word || hits.length > 0;
    document.documentElement.dataset.asked = word;
    const address = new URL(location.href);
    if (word) address.searchParams.set("q", word); else address.searchParams.delete("q");
    address.hash = "";
    try { history.replaceState(null, "", address); } catch { /* some browsers keep the address of a file as it is */ }
  }

  function search() {
    if (index) { show(); return; }
    if (asked) return;
    asked = true;
    status.textContent = said.loading;
    const script = element("script", "", { src: form.dataset.index });
    script.addEventListener("load", () => {
      index = new emnLookup.Index(emnIndex());
      document.documentElement.dataset.ready = "yes";
      show();
    });
    script.addEventListener("error", () => { status.textContent = said.failed; asked = false; });
    document.head.append(script);
  }

  /* Enter opens the entry that was asked for; where there are only likenesses, it leads to them. */
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (!index || !first) search();
    else if (SAME.has(hits[0].why)) location.assign(first.href);
    else first.focus();
  });
  field.addEventListener("input", search);
  field.addEventListener("focus", () => { if (!index) search(); });
  more.addEventListener("click", () => {
    show(Infinity);
    list.querySelectorAll("a")[SHOWN].focus();
  });

  /* Arrows walk from the field through the results and back; Escape goes back at once, and then empties the field;
     whoever types on is back in the field. */
  document.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && stops.length > 1) {
      stops[Math.min(stops.length - 1, Math.max(0, here + step))].focus();
      event.preventDefault();
    } else if (event.key === "Escape" && (here > 0 || field.value)) {
      if (here === 0) { field.value = ""; search(); }
      field.focus();
      event.preventDefault();
    } else if (here > 0 && (event.key === "Backspace" || (event.key.length === 1 && event.key !== " "))) {
      field.focus();
    }
  });

  const wanted = new URLSearchParams(location.search).get("q");
  if (wanted) { field.value = wanted; search(); }
})();
