/* The filing screen: saves by itself, and keeps what was typed on this device until it is saved. */
(function () {
  "use strict";

  const QUIET = 2000;
  const LATEST = 5000;

  const form = document.querySelector("form[data-kyodo-autosave]");
  if (!form) {
    return;
  }
  const key = "kyodo:" + form.dataset.kyodoUser + ":" + new URL(form.action).pathname;
  const saved = document.getElementById("kyodo-saved");
  const failed = document.getElementById("kyodo-saved-failed");
  let quiet = null;
  let latest = null;
  let changes = 0;
  let running = false;

  function typed() {
    const found = [];
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name.startsWith("form.widgets.")) {
        found.push([name, value]);
      }
    }
    return found;
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(typed()));
    } catch {
      /* A device that keeps nothing still saves to the server. */
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      /* nothing was kept */
    }
  }

  function kept() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function show(message) {
    failed.hidden = true;
    saved.textContent = "✓ " + message;
  }

  function complain(message) {
    failed.hidden = false;
    if (message) {
      failed.dataset.kyodoMessage = message;
    }
  }

  async function save() {
    clearTimeout(quiet);
    clearTimeout(latest);
    quiet = latest = null;
    if (running) {
      return;
    }
    running = true;
    const before = changes;
    const data = new FormData(form);
    for (const input of form.querySelectorAll("input[type=file]")) {
      data.delete(input.name);
    }
    try {
      const answer = await fetch(form.dataset.kyodoAutosave, { method: "POST", body: data });
      const said = await answer.json();
      if (!said.ok) {
        complain(said.message);
      } else {
        form.elements.base.value = said.base;
        show(said.message);
        if (before === changes) {
          forget();
          form.dispatchEvent(new CustomEvent("kyodo:saved"));
        }
      }
    } catch {
      complain();
    }
    running = false;
    if (before !== changes) {
      plan();
    }
  }

  function plan() {
    clearTimeout(quiet);
    quiet = setTimeout(save, QUIET);
    latest = latest || setTimeout(save, LATEST);
  }

  form.addEventListener("input", (event) => {
    changes += 1;
    keep();
    if (event.target.type !== "file") {
      plan();
    }
  });

  /* The page that answers shows what the server has; until then this device remembers. */
  form.addEventListener("submit", () => {
    clearTimeout(quiet);
    clearTimeout(latest);
    try {
      sessionStorage.setItem(key, form.elements.base.value);
    } catch {
      /* then the offer to restore may appear once too often */
    }
  });

  function fill(pairs) {
    const values = new Map();
    for (const [name, value] of pairs) {
      values.set(name, [...(values.get(name) || []), value]);
    }
    form.dispatchEvent(new CustomEvent("kyodo:fill", { bubbles: true, detail: [...values.keys()] }));
    for (const input of form.elements) {
      if (!input.name || !input.name.startsWith("form.widgets.") || input.type === "file") {
        continue;
      }
      const wanted = values.get(input.name) || [];
      if (input.type === "checkbox" || input.type === "radio") {
        input.checked = wanted.includes(input.value);
      } else if (wanted.length) {
        input.value = wanted[0];
      }
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function offer() {
    const text = kept();
    let before = null;
    try {
      before = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
    } catch {
      before = null;
    }
    if (!text || text === JSON.stringify(typed())) {
      forget();
      return;
    }
    /* Sent, and the server holds something else than before: it was saved. */
    if (before !== null && before !== form.elements.base.value) {
      forget();
      return;
    }
    const box = form.querySelector("[data-kyodo-restore]");
    box.hidden = false;
    box.querySelector("[data-kyodo-restore-use]").addEventListener("click", () => {
      fill(JSON.parse(text));
      box.hidden = true;
    });
    box.querySelector("[data-kyodo-restore-drop]").addEventListener("click", () => {
      forget();
      box.hidden = true;
    });
  }

  /* Questions that are asked only under a condition; the server reads the same language. */
  const TOKEN = /\s*(?:([()])|(<=|>=|!=|~=|=~|=|<|>)|"([^"]*)"|'([^']*)'|([^\s()=<>!~"']+))/y;

  function tokens(text) {
    const found = [];
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      const [, bracket, operator, double, single, word] = match;
      const kind = bracket || (operator ? "operator" : "word");
      const quoted = double !== undefined || single !== undefined;
      const value = bracket || operator || double || single || word || "";
      found.push({ kind: !quoted && /^(and|or|not)$/.test(value) ? value : kind, value });
    }
    return found;
  }

  function answers(name) {
    const plain = name.replace(/^form\.widgets\./, "").replace(/:list$/, "");
    const values = new FormData(form).getAll("form.widgets." + plain).map(String);
    return values.length ? values : [""];
  }

  function compare(operator, text, wanted) {
    const numbers = text.trim() !== "" && !isNaN(text) && !isNaN(wanted);
    switch (operator) {
      case "=":
        return text === wanted;
      case "!=":
        return text !== wanted;
      case "~=":
        return text.includes(wanted);
      case "=~":
        return wanted.includes(text);
      case "<":
        return numbers && Number(text) < Number(wanted);
      case "<=":
        return numbers && Number(text) <= Number(wanted);
      case ">":
        return numbers && Number(text) > Number(wanted);
      default:
        return numbers && Number(text) >= Number(wanted);
    }
  }

  function holds(condition) {
    const rest = tokens(condition);
    const next = () => (rest.length ? rest[0].kind : "");
    const either = () => {
      let value = both();
      while (next() === "or") {
        rest.shift();
        value = both() || value;
      }
      return value;
    };
    const both = () => {
      let value = one();
      while (next() === "and") {
        rest.shift();
        value = one() && value;
      }
      return value;
    };
    const one = () => {
      if (next() === "not") {
        rest.shift();
        return !one();
      }
      if (next() === "(") {
        rest.shift();
        const value = either();
        rest.shift();
        return value;
      }
      const given = answers(rest.shift().value);
      if (next() !== "operator") {
        return given.some((text) => text !== "");
      }
      const operator = rest.shift().value;
      const wanted = rest.shift().value;
      return given.some((text) => compare(operator, text, wanted));
    };
    return either();
  }

  function showAsked() {
    for (const question of form.querySelectorAll("[data-kyodo-when]")) {
      const names = question.dataset.kyodoWhen;
      if (names) {
        question.hidden = !holds(names);
      }
    }
  }

  /* On a phone the questions come first; the list of steps opens on demand. */
  if (window.matchMedia("(max-width: 61.9rem)").matches) {
    for (const list of document.querySelectorAll(".kyodo-filing-steps details")) {
      list.open = false;
    }
  }
  form.addEventListener("input", showAsked);
  showAsked();
  offer();
})();
