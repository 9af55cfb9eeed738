// The queue of proposals without a page load: a press goes into an outbox, the focus to the next row, and what
// is in the outbox is sent in order, one after the other, again and again until it is answered. A press sent
// twice is made once (deciding/presses.py), so that a cut connection loses none and doubles none.
(() => {
  "use strict";
  const list = document.querySelector("[data-queue]"), form = document.getElementById("queue");
  const said = document.querySelector("[data-said]"), words = document.getElementById("queue-words");
  if (!list || !form) return;
  const desk = document.querySelector(".to-desk").pathname;
  const AGAIN = 2000; // milliseconds before it is sent again
  const BUSY = [502, 503, 504];
  const outbox = [], undoable = [];
  const became = new WeakMap(); // rows and what took their places
  let sending = false, onward = null, ticked = null, coming = null;

  const rowOf = (node) => node?.closest?.("[data-queue] > li") ?? null;
  const linkOf = (row) => row.querySelector("h2 a") ?? row;
  const open = () => [...list.querySelectorAll(":scope > .proposal:not(.pressed)")];
  const word = (name) => words.content.querySelector(`.${name}`).cloneNode(true);
  const say = (text) => { said.textContent = text; };
  const counted = (row, by) => {
    for (const name of (row.dataset.counts ?? "").split(" ")) {
      document.querySelectorAll(`[data-count="${name}"]`).forEach((each) => { each.textContent = Number(each.textContent) + by; });
    }
  };
  // Said with what was decided, in one breath: the numbers themselves are silent.
  const left = () => [...document.querySelectorAll("[data-left]")].at(-1)?.textContent ?? "";

  function focus(node) {
    if (!node.matches("a, button, [tabindex]")) node.tabIndex = -1;
    node.focus();
    node.scrollIntoView({ block: "nearest" });
  }

  // Where one goes on from a row: the next that is open, else one above, else nowhere is left.
  async function goOn(row) {
    const after = (each) => row.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!open().some(after)) await more();
    while (!row.isConnected && became.has(row)) row = became.get(row);
    const rows = open().filter((each) => each !== row);
    const next = rows.find(after) ?? rows.at(-1);
    if (next) return focus(linkOf(next));
    if (!said.textContent) say(word("last").textContent);
    focus(said);
  }

  // The next page, once for all who wait for it.
  const more = () => coming ??= fetched().finally(() => { coming = null; });

  async function fetched() {
    const link = document.querySelector(".more.after a");
    if (!link) return;
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const row of page.querySelectorAll("[data-queue] > .proposal")) {
        if (!document.getElementById(row.id)) list.append(document.adoptNode(row));
      }
      // What colleagues decided meanwhile, unless a press of one's own is on its way.
      if (!outbox.length) for (const each of document.querySelectorAll(".page-head [data-count], .narrowed [data-count]")) {
        each.textContent = page.querySelector(`[data-count="${each.dataset.count}"]`)?.textContent ?? each.textContent;
      }
      const further = page.querySelector(".more.after");
      further ? link.parentElement.replaceWith(document.adoptNode(further)) : link.parentElement.remove();
    } catch {
      // The link stands, and is asked again.
    }
  }

  const note = (row, name) => {
    row.querySelectorAll(".sending, .unsent").forEach((each) => each.remove());
    if (name) row.append(word(name));
  };

  function press(row, url, body, stay = false) {
    if (row.classList.contains("pressed")) return;
    row.classList.add("pressed");
    note(row, "sending");
    outbox.push({ row, url, body });
    if (!stay) goOn(row);
    send();
  }

  async function send() {
    if (sending) return;
    sending = true;
    while (outbox.length) {
      const first = outbox[0];
      if (first.undo && !undone(first)) { outbox.shift(); continue; }
      let answer, text;
      try {
        answer = await fetch(first.url, { method: "POST", body: first.body, headers: { "HX-Request": "true" } });
        if (BUSY.includes(answer.status)) throw new Error(answer.status);
        text = await answer.text(); // it may be cut here too
      } catch {
        outbox.forEach((each) => each.row && note(each.row, "unsent"));
        await new Promise((go) => { setTimeout(go, AGAIN); addEventListener("online", go, { once: true }); });
        continue;
      }
      outbox.shift();
      await answered(first, answer, text);
    }
    sending = false;
    if (onward) onward();
  }

  // What "u" takes back is known when all before it is answered.
  function undone(first) {
    const row = undoable.pop();
    const asks = row?.querySelector("form");
    if (!asks) return false;
    Object.assign(first, { row, url: asks.action, body: new URLSearchParams(new FormData(asks)) });
    delete first.undo;
    return true;
  }

  async function answered({ row, body }, answer, text) {
    const held = row.contains(document.activeElement);
    const there = answer.headers.get("HX-Redirect");
    note(row);
    row.classList.remove("pressed");
    if (there) { onward = () => { location.assign(there); if (new URL(there, location).pathname === location.pathname) location.reload(); }; return; }
    const made = !answer.ok ? null
      : answer.status !== 204 ? rowIn(text)
      : body.has("row") ? await standing(body.get("row"))
      : saved(answer.headers.get("Decision"), row);
    if (!made) {
      document.querySelector(answer.status === 401 ? "[data-logged-out]" : "[data-refused]").hidden = false;
      return focus(linkOf(row));
    }
    made.dataset.counts ??= row.dataset.counts;
    counted(made, made.matches(".decided") ? -1 : row.matches(".decided") ? 1 : 0);
    row.replaceWith(made); // its own numbers are the server's
    besideOthers(made.dataset.decided ?? made.dataset.proposal ?? row.dataset.proposal);
    became.set(row, made);
    if (made.matches(".decided")) {
      if (made.querySelector("form")) undoable.push(made); // none, where a colleague decided it
      say(`${made.querySelector("p").textContent} ${left()}`);
      if (held) goOn(made);
    } else if (made.matches(".asking")) {
      say(made.querySelector("p").textContent);
      focus(made);
    } else {
      say(`${word("gone").textContent} ${linkOf(made).textContent} ${left()}`);
      focus(linkOf(made));
    }
  }

  // What stands beside the rows that tell the same: the event is on its timeline now, or no longer.
  function besideOthers(proposal) {
    for (const row of open().filter((each) => each.querySelector(`.close-by a[href="${desk}proposals/${proposal}/"]`))) {
      standing(row.dataset.proposal).then((made) => {
        if (!made || row.querySelector(".close-by :focus")) return;
        row.querySelectorAll(".close-by").forEach((each) => each.remove());
        row.querySelector(".buttons").before(...made.querySelectorAll(".close-by"));
      });
    }
  }

  function rowIn(text) {
    const found = new DOMParser().parseFromString(text, "text/html").querySelector("li.proposal, li.decided");
    return found && document.adoptNode(found);
  }

  // The row as it stands now: after an undo whose answer was lost on its way, or beside another one.
  async function standing(proposal) {
    const back = encodeURIComponent(form.elements.next.value);
    try {
      const answer = await fetch(`${desk}proposals/${proposal}/row/?next=${back}`, { headers: { "HX-Request": "true" } });
      return answer.ok ? rowIn(await answer.text()) : null;
    } catch {
      return null;
    }
  }

  // It was made when it was sent first, and the answer was lost on its way.
  function saved(decision, row) {
    const made = document.createElement("li");
    made.className = "decided";
    made.append(word("done"));
    const undo = document.createElement("form");
    undo.action = `${desk}decisions/${decision}/undo/`;
    const fields = { csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, next: form.elements.next.value, row: row.dataset.decided ?? row.dataset.proposal };
    for (const [name, value] of Object.entries(fields)) {
      undo.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    if (decision) made.append(undo);
    return made;
  }

  // A button of a row: what it sends is the token, where one comes back to, and what belongs to its row.
  function pressed(button) {
    const row = rowOf(button);
    const body = new URLSearchParams();
    for (const name of ["csrfmiddlewaretoken", "next"]) body.set(name, form.elements[name].value);
    const chosen = row.querySelector("select");
    if (button.matches("[data-accept]")) {
      if (!chosen.value) { chosen.focus(); return; }
      body.set("timeline", chosen.value);
    }
    if (button.matches("[data-reject]")) { body.set("why", form.elements.why.value); form.elements.why.value = ""; }
    if (button.name) body.set(button.name, button.value);
    const asks = button.matches("[data-accept]") && chosen.selectedOptions[0].dataset.published !== undefined;
    press(row, button.formAction, body, asks);
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter, row = rowOf(button) ?? rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.target === form) return pressed(button);
    const at = undoable.indexOf(row);
    if (at >= 0) undoable.splice(at, 1);
    press(row, event.target.action, new URLSearchParams(new FormData(event.target)), at >= 0);
  }, true);

  list.addEventListener("click", ({ target, shiftKey }) => {
    if (!target.matches("[name=proposal]")) return;
    const boxes = [...list.querySelectorAll("[name=proposal]")];
    const ends = [boxes.indexOf(ticked), boxes.indexOf(target)].sort((a, b) => a - b);
    if (shiftKey && ends[0] >= 0) boxes.slice(ends[0], ends[1] + 1).forEach((box) => { box.checked = target.checked; });
    ticked = target;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".more.after a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const last = list.lastElementChild;
    more().then(() => last && goOn(last));
  });

  const click = (selector) => (row) => row?.querySelector(selector)?.click();
  const KEYS = {
    a: click("[data-accept], button.primary"), x: click("[data-reject]"), m: click("[data-cite]"),
    e: (row) => {
      const link = row?.querySelector("[data-edit]");
      if (link) outbox.length ? (onward = () => link.click()) : link.click();
    },
    u: () => { outbox.push({ undo: true }); send(); },
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (getComputedStyle(document.documentElement).getPropertyValue("--keys").trim() === "off") return;
    if (target.isContentEditable || target.closest?.("input, textarea, select, [role=textbox]")) return;
    if (!Object.hasOwn(KEYS, key) || document.querySelector("dialog[open]")) return;
    const row = rowOf(document.activeElement) ?? open().find((each) => each.getBoundingClientRect().bottom > 0);
    KEYS[key](row);
    event.preventDefault();
  });

  addEventListener("beforeunload", (event) => { if (outbox.length) event.preventDefault(); });
})();
