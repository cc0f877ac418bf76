/* The filing screen: saves by itself (autosave.js), and asks what is asked under a condition. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-kyodo-autosave]");
  if (!form) {
    return;
  }
  const autosave = window.kyodoAutosave(form, {
    place: new URL(form.action).pathname,
    isOurs: (name) => name.startsWith("form.widgets."),
    /* A half-sent file is no file: the page itself sends them. */
    prepare: (data) => {
      for (const input of form.querySelectorAll("input[type=file]")) {
        data.delete(input.name);
      }
    },
    /* The tables make as many rows as were written. */
    beforeFill: (names) => {
      form.dispatchEvent(new CustomEvent("kyodo:fill", { bubbles: true, detail: names }));
    },
  });

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
    autosave.offer();
  }

  /* After kyodo.js, which reads numbers and dates. */
  if (document.readyState === "complete") {
    start();
  } else {
    document.addEventListener("DOMContentLoaded", start);
  }
})();
