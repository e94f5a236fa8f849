"use strict";
(() => {
  const all = (query, within = document) => Array.from(within.querySelectorAll(query));
  const one = (id) => document.getElementById(id);

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
    const more = document.querySelector(".more"), small = matchMedia("(max-width: 40rem)");
    const fold = () => { more.open = !small.matches; }; // on a phone the list begins on the first screen
    small.addEventListener("change", fold);
    fold();
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
  // there to the others, in a table along its rows and columns, and whoever comes to one of them first is told so.
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const seen = (link) => { // not in what is folded; asked of thousands as the page opens, so that no layout may be needed
    const part = link.matches("summary") ? link.parentElement.parentElement : link;
    return !part.closest("details:not([open])");
  };
  const met = new Set(); // the holders that one has come to
  const hint = (holder, links) => {
    if (!met.has(holder)) say(`${links.filter(seen).length} places.${met.size ? "" : " Arrow keys lead on; Tab leaves."}`);
    met.add(holder);
  };
  const led = (links, from, key) => {
    const cell = from.closest("table.grid th, table.grid td");
    const fits = (link) => !cell || key === "Home" || key === "End" || (/Up|Down/.test(key)
      ? link.closest("th, td").cellIndex === cell.cellIndex : link.closest("tr") === cell.parentElement);
    const open = links.filter((link) => fits(link) && seen(link));
    return open[Math.min(Math.max(open.indexOf(from) + step[key], 0), open.length - 1)];
  };
  const rove = (holder, query) => {
    const links = all(query, holder).filter((link) => link.closest(".rove, .column") === holder);
    if (links.length < 2) return;
    const stop = (link) => links.forEach((other) => { other.tabIndex = other === link ? 0 : -1; });
    const first = () => stop(links.find(seen) || links[0]);
    const near = (target) => { // the place that one is at: on it, on what holds it, or in what it has opened
      const part = target.closest(".para, .entry");
      return links.includes(target) ? target
        : links.find((link) => (target.contains(link) || (part && part.contains(link))) && seen(link));
    };
    first();
    holder.addEventListener("toggle", () => { if (!links.some((link) => link.tabIndex === 0 && seen(link))) first(); }, true);
    holder.addEventListener("focusin", (event) => {
      const at = near(event.target);
      if (!at) return;
      stop(at);
      if (at === event.target && !holder.contains(event.relatedTarget)) hint(holder, links);
    });
    holder.addEventListener("keydown", (event) => {
      if (!(event.key in step) || event.altKey || event.ctrlKey || event.metaKey || !near(event.target)) return;
      led(links, near(event.target), event.key).focus();
      event.preventDefault();
    });
  };
  all(".rove").forEach((holder) => rove(holder, "a[href]"));
  all(".column").forEach((holder) => rove(holder, "summary, .sign > .copy"));

  // Anchors: whatever holds the target is opened, and what is read next begins there: at a heading or a summary, which have names.
  const start = (target) => {
    const within = target.matches("details") || target.id.endsWith("-list") ? "summary" : target.matches("section, li[id], .entry") ? "h2, h3, h4" : "";
    return (within && target.querySelector(within)) || target;
  };
  const open = () => {
    let target = null;
    try { target = one(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    const story = target.closest(".story");
    if (story) story.hidden = false; // though the filter leaves it out
    for (let inside = target.closest("details"); inside; inside = inside.parentElement.closest("details")) inside.open = true;
    target.scrollIntoView();
    const first = start(target);
    if (!first.matches("summary")) first.setAttribute("tabindex", "-1");
    first.focus({ preventScroll: true });
  };
  const left = new Map(); // the link that was followed, by the address that it led away from: whoever goes back is there again
  let followed = false;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.hash === location.hash) { // the browser would do nothing
      event.preventDefault();
      open();
    } else {
      left.set(location.hash, link);
      followed = true;
    }
  });
  addEventListener("hashchange", () => {
    const link = left.get(location.hash);
    if (!followed && link && seen(link)) link.focus({ preventScroll: true });
    else open();
    followed = false;
  });
  if (location.hash) {
    open();
    addEventListener("load", () => setTimeout(open)); // the browser goes there too, and takes the focus away
  }
})();
