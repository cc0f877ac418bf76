/* The filing screen: saves by itself, and keeps what was typed on this device until it is saved. */
(function () {
  "use strict";

  const QUIET = 2000;
  const LATEST = 5000;
  const PATIENCE = 20000;
  const AGAIN = [5000, 10000, 20000, 40000, 60000];

  const form = document.querySelector("form[data-kyodo-autosave]");
  if (!form) {
    return;
  }
  const key = "kyodo:" + form.dataset.kyodoUser + ":" + new URL(form.action).pathname;
  const lines = {
    saved: document.getElementById("kyodo-saved"),
    failed: document.getElementById("kyodo-saved-failed"),
    lost: document.getElementById("kyodo-saved-lost"),
  };
  const failedText = lines.failed.textContent;
  let quiet = null;
  let latest = null;
  let again = null;
  let failures = 0;
  let changes = 0;
  let kept = 0;
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

  function remembered() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /* One of the three lines: saved, failed, lost. The last good time stays in view. */
  function tell(line, message) {
    lines.failed.hidden = line !== "failed";
    lines.lost.hidden = line !== "lost";
    if (line === "saved") {
      lines.saved.textContent = "✓ " + message;
    } else if (line === "failed") {
      lines.failed.textContent = message ? `${failedText}。${message}` : failedText;
    }
  }

  /* Not saved: the network, the server or a pause. Tries again, later each time. */
  function retry() {
    tell("failed");
    clearTimeout(again);
    again = setTimeout(save, AGAIN[Math.min(failures, AGAIN.length - 1)]);
    failures += 1;
  }

  async function ask(data) {
    const options = { method: "POST", body: data, signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(form.dataset.kyodoAutosave, options);
    return { status: answer.status, ...(await answer.json()) };
  }

  async function save() {
    [quiet, latest, again].forEach(clearTimeout);
    quiet = latest = again = null;
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
      const said = await ask(data);
      if (said.ok) {
        done(said, before);
      } else if (said.status === 401) {
        tell("lost");
      } else {
        /* Trying again changes nothing: somebody else wrote here, or the form has closed. */
        tell("failed", said.message);
      }
    } catch {
      retry();
    }
    running = false;
    if (before !== changes && !again) {
      plan();
    }
  }

  function done(said, before) {
    failures = 0;
    kept = before;
    form.elements.base.value = said.base;
    tell("saved", said.message);
    if (before === changes) {
      forget();
      form.dispatchEvent(new CustomEvent("kyodo:saved"));
    }
  }

  function plan() {
    clearTimeout(quiet);
    quiet = setTimeout(save, QUIET);
    latest = latest || setTimeout(save, LATEST);
  }

  /* Back in the net, or back from logging in in another tab: at once. */
  function saveRest() {
    if (kept !== changes && document.visibilityState === "visible") {
      save();
    }
  }
  window.addEventListener("online", saveRest);
  window.addEventListener("focus", saveRest);
  document.addEventListener("visibilitychange", saveRest);

  form.addEventListener("input", (event) => {
    changes += 1;
    keep();
    if (event.target.type !== "file") {
      plan();
    }
  });

  /* The page that answers shows what the server has; until then this device remembers. */
  form.addEventListener("submit", () => {
    [quiet, latest, again].forEach(clearTimeout);
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
    /* The tables make as many rows as were written. */
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
    const text = remembered();
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

  const known = JSON.parse(form.dataset.kyodoKnown || "{}");

  /* What the server will have understood of a question: its answers as texts. */
  function answersOf(question) {
    const name = "form.widgets." + question.dataset.kyodoName;
    const data = new FormData(form);
    const first = String(data.get(name) ?? "");
    switch (question.dataset.kyodoKind) {
      case "check":
        return [data.has(name) ? "selected" : ""];
      case "number":
        return [kyodo.readNumber(first)];
      case "date":
        return [kyodo.readDate(...["year", "month", "day"].map((part) => data.get(`${name}.${part}`)))];
      case "file": {
        const file = data.get(name);
        const stored = question.querySelector("[data-kyodo-stored]");
        return [(file && file.name) || (stored ? stored.dataset.kyodoStored : "")];
      }
      case "text":
        return [kyodo.clean(first, true)];
      case "choices":
        return data.getAll(name).map(String);
      default:
        return [kyodo.clean(first, false)];
    }
  }

  function answers(name, shown) {
    const plain = name.replace(/^form\.widgets\./, "").replace(/:list$/, "");
    if (plain in known) {
      return known[plain];
    }
    const question = form.querySelector(`[data-kyodo-name="${CSS.escape(plain)}"]`);
    if (!question || shown.get(question) === false) {
      return [""];
    }
    const values = answersOf(question);
    return values.length ? values : [""];
  }

  const PLAIN_NUMBER = /^[+-]?[0-9]+(?:\.[0-9]+)?$/;

  function compare(operator, text, wanted) {
    const numbers = PLAIN_NUMBER.test(text.trim()) && PLAIN_NUMBER.test(wanted.trim());
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

  function holds(condition, shown) {
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
      const given = answers(rest.shift().value, shown);
      if (next() !== "operator") {
        return given.some((text) => text !== "");
      }
      const operator = rest.shift().value;
      const wanted = rest.shift().value;
      return given.some((text) => compare(operator, text, wanted));
    };
    return either();
  }

  /* An answer to a question that is itself hidden does not count, however it is chained. */
  function showAsked() {
    const asked = Array.from(form.querySelectorAll("[data-kyodo-when]")).filter(
      (question) => question.dataset.kyodoWhen
    );
    let shown = new Map(asked.map((question) => [question, true]));
    for (let round = 0; round <= asked.length; round += 1) {
      const now = new Map(
        asked.map((question) => [question, holds(question.dataset.kyodoWhen, shown)])
      );
      const same = asked.every((question) => now.get(question) === shown.get(question));
      shown = now;
      if (same) {
        break;
      }
    }
    for (const [question, isShown] of shown) {
      question.hidden = !isShown;
    }
  }

  /* On a phone the questions come first; the list of steps opens on demand. */
  if (window.matchMedia("(max-width: 61.9rem)").matches) {
    for (const list of document.querySelectorAll(".kyodo-filing-steps details")) {
      list.open = false;
    }
  }
  function start() {
    form.addEventListener("input", showAsked);
    showAsked();
    offer();
  }

  /* After kyodo.js, which reads numbers and dates. */
  if (document.readyState === "complete") {
    start();
  } else {
    document.addEventListener("DOMContentLoaded", start);
  }
})();
