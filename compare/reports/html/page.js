"use strict";
(() => {
  const all = (query, within = document) => Array.from(within.querySelectorAll(query));
  const one = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");

  const say = (text) => { one("say").textContent = ""; setTimeout(() => { one("say").textContent = text; }, 50); };

  // Filter: the choice of an outlet and of how many is made by style; words and days are added here.
  const words = one("words"), outlet = one("outlet"), least = one("least"), from = one("from"), until = one("until");
  if (words) {
    const part = (row) => { const link = row.querySelector("h3 a"); return link && one(link.hash.slice(1)); }; // told in full below
    const rows = all(".row").map((row) => ({
      row, classes: row.classList, text: row.textContent.toLowerCase(), from: row.dataset.from, to: row.dataset.to || row.dataset.from,
      size: Number((/(?:^| )k(\d+)/.exec(row.className) || [0, 1])[1]), story: Boolean(row.closest(".rows")), part: part(row),
    }));
    const lists = all("details.alone"), closed = lists.map((list) => list.open);
    const filter = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const key = outlet ? outlet.value : "", size = Number(least.value || 0), first = from.value, last = until.value;
      let stories = 0, singles = 0;
      for (const item of rows) {
        const fits = wanted.every((word) => item.text.includes(word)) &&
          (!first || (item.to && item.to >= first)) && (!last || (item.from && item.from <= last));
        item.row.hidden = !fits;
        const shown = fits && item.size >= size && (!key || item.classes.contains(key));
        if (item.part) item.part.hidden = !shown;
        if (shown) item.story ? stories++ : singles++;
      }
      const asked = Boolean(wanted.length || key || size || first || last);
      lists.forEach((list, at) => { list.open = asked ? Boolean(singles) : closed[at]; });
      all(".nothing").forEach((line) => { line.hidden = stories > 0; });
      const count = (n, what, more) => `${n} ${n === 1 ? what : more}`;
      one("found").textContent = asked
        ? `${count(stories, "story fits", "stories fit")}, ${count(singles, "article alone", "articles alone")}`
        : `All ${stories ? count(stories, "story", "stories") : count(singles, "article alone", "articles alone")} shown`;
    };
    const told = () => { filter(); say(one("found").textContent); };
    let waiting = 0;
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(told, 120); };
    [words, outlet, least, from, until].forEach((field) => field && field.addEventListener("input", soon));
    one("clear").addEventListener("click", () => {
      [words, outlet, least, from, until].forEach((field) => { if (field) field.value = ""; });
      told();
      words.focus();
    });
    filter();
  }

  // Light: a paragraph, and all that it is linked to.
  let lit = [];
  const dark = () => { lit.forEach((part) => part.classList.remove("lit", "from")); lit = []; };
  const light = (part) => {
    dark();
    const story = part.closest(".story");
    const linked = new Set(all(".ties a[href]", part).map((link) => link.hash.slice(1)));
    if (part.matches(".passage")) { const same = one(part.dataset.p); if (same) all(".ties a[href]", same).forEach((link) => linked.add(link.hash.slice(1))); }
    for (const other of all("[data-p]", story)) {
      const self = other.dataset.p === part.dataset.p;
      if (!self && !linked.has(other.dataset.p)) continue;
      other.classList.add("lit");
      other.classList.toggle("from", self);
      lit.push(other);
    }
  };
  const part = (event) => event.target instanceof Element ? event.target.closest("[data-p]") : null;
  const follow = (event) => { const found = part(event); found ? light(found) : dark(); };
  document.addEventListener("mouseover", follow);
  document.addEventListener("focusin", follow);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dark(); });

  // Cite: a passage with its outlet, title, date, paragraph and address.
  for (const passage of all("[data-p]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy paragraph ${/[A-Z]+\d+$/.exec(passage.dataset.p)[0]} with its source`);
    const place = passage.querySelector("figcaption .p");
    place ? place.after(button) : (passage.querySelector(".permalink") || passage.querySelector(".sign")).append(button);
  }
  const citation = (passage) => {
    const home = one(passage.dataset.p), source = home.closest("[data-cite]");
    const address = source.dataset.url ? `, ${source.dataset.url}` : "";
    const number = /\d+$/.exec(passage.dataset.p)[0];
    return `“${home.querySelector(".text").textContent.trim()}” — ${source.dataset.cite}, ¶${number}${address}`;
  };
  const typed = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { return typed(text); }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button.copy") : null;
    if (!button) return;
    const done = await copy(citation(button.closest("[data-p]")));
    button.focus();
    button.textContent = done ? "Copied" : "Select the text";
    say(done ? "Copied with its source" : "It could not be copied; the text can be selected");
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });

  // Rove: of the many links of a table or a ledger, or paragraphs of a column, one is a stop of the Tab key; arrows lead from
  // there to the others, and whoever comes to the first of them is told so.
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  let hinted = false;
  const hint = () => { if (!hinted) say("Arrow keys, Home and End lead on here. Tab leaves."); hinted = true; };
  const seen = (link) => link.checkVisibility ? link.checkVisibility() : Boolean(link.offsetParent); // not in what is folded
  const rove = (holder, query) => {
    const links = all(query, holder);
    if (links.length < 2) return;
    const stop = (link) => links.forEach((other) => { other.tabIndex = other === link ? 0 : -1; });
    const first = () => stop(links.find(seen) || links[0]);
    first();
    holder.addEventListener("toggle", () => { if (!links.some((link) => link.tabIndex === 0 && seen(link))) first(); }, true);
    holder.addEventListener("focusin", (event) => {
      if (!links.includes(event.target)) return;
      stop(event.target);
      if (!holder.contains(event.relatedTarget)) hint();
    });
    holder.addEventListener("keydown", (event) => {
      if (!(event.key in step) || event.altKey || event.ctrlKey || event.metaKey || !links.includes(event.target)) return;
      const open = links.filter(seen), to = open.indexOf(event.target) + step[event.key];
      open[Math.min(Math.max(to, 0), open.length - 1)].focus();
      event.preventDefault();
    });
  };
  all(".rove").forEach((holder) => rove(holder, "a[href]"));
  all(".column").forEach((holder) => rove(holder, "summary, .sign > .copy"));

  // Anchors: whatever holds the target is opened; a point is opened from its summary.
  const open = () => {
    let target = null;
    try { target = one(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    const story = target.closest(".story");
    if (story) story.hidden = false; // though the filter leaves it out
    for (let inside = target.closest("details"); inside; inside = inside.parentElement.closest("details")) inside.open = true;
    target.scrollIntoView();
    const start = target.matches("details") ? target.querySelector("summary") : target; // what is read next begins here
    if (start === target) target.setAttribute("tabindex", "-1");
    start.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  if (location.hash) open();

  // Print: everything is opened, and closed again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((part) => { part.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach((part) => { part.open = false; }); opened = []; });
})();
