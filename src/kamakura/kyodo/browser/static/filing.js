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
      sessionStorage.setItem(key, "sent");
    } catch {
      /* then the offer to restore may appear once too often */
    }
  });

  function fill(pairs) {
    const values = new Map();
    for (const [name, value] of pairs) {
      values.set(name, [...(values.get(name) || []), value]);
    }
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
    let sent = false;
    try {
      sent = sessionStorage.getItem(key) === "sent";
      sessionStorage.removeItem(key);
    } catch {
      sent = false;
    }
    if (!text || text === JSON.stringify(typed())) {
      forget();
      return;
    }
    const isError = document.getElementById("kyodo-errors");
    if (sent && !isError && form.dataset.kyodoFresh) {
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

  offer();
})();
