/* What makes pages handier to read where scripts run: buttons that copy a term, lists that one can narrow by typing. */
"use strict";

(() => {
  const made = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };

  /* Some browsers keep the clipboard from pages that did not come by https; there a selection is copied. */
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the older way, then */ }
    const held = made("textarea", { readonly: "", class: "hidden" });
    held.value = text;
    document.body.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    return done;
  }

  function addButtons(article) {
    const told = made("p", { role: "status", class: "hidden" });
    article.append(told);
    for (const place of article.querySelectorAll("[data-copy]")) {
      const text = place.textContent;
      const button = made("button", { type: "button", class: "copy" }, article.dataset.copyWord);
      button.append(made("span", { class: "hidden" }, ` ${text}`));
      button.addEventListener("click", async () => {
        if (!await copy(text)) return;
        told.textContent = article.dataset.copyDone.replace("{term}", text);
        document.querySelector(".copied")?.classList.remove("copied");
        button.classList.add("copied");
        button.focus();
      });
      place.after(" ", button);
    }
  }

  function addFilter(form) {
    const field = form.querySelector("input"), told = form.querySelector("[role=status]");
    const lines = [...document.querySelectorAll(form.dataset.filter)].map((line) => [line, emnLookup.fold(line.textContent)]);
    const sections = [...new Set(lines.map(([line]) => line.closest("section")).filter(Boolean))];
    const narrow = () => {
      const wanted = emnLookup.fold(field.value);
      let shown = 0;
      for (const [line, text] of lines) {
        line.hidden = !text.includes(wanted);
        shown += !line.hidden;
      }
      for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
      const words = !shown ? told.dataset.none : shown === 1 ? told.dataset.one : told.dataset.many;
      told.textContent = wanted ? words.replace("{shown}", shown).replace("{count}", lines.length) : "";
    };
    field.addEventListener("input", narrow);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value) { field.value = ""; narrow(); event.preventDefault(); }
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    narrow();
  }

  document.querySelectorAll("[data-copy-word]").forEach(addButtons);
  document.querySelectorAll("[data-filter]").forEach(addFilter);
})();
