/*
 * Saving by itself, for every screen on which people type for long: saves while they write, keeps
 * what was typed on this device until the server has it, tries again, and offers what was left.
 *
 * window.kyodoAutosave(form, options) starts it. The form names the address that saves
 * (data-kyodo-autosave) and the person (data-kyodo-user), and has a field "base": the moment the
 * page was made from. options:
 *   place       what is filled in, the same on every visit
 *   isOurs      (name) => whether a field is remembered
 *   prepare     (data) => changes what is sent
 *   beforeFill  (names) => makes room for what is put back
 *   wait        (event) => milliseconds of quiet before a save
 *   holds       true: a button does not leave the page while something cannot be saved
 */
(function () {
  "use strict";

  const QUIET = 2000;
  const LATEST = 5000;
  const PATIENCE = 20000;
  const AGAIN = [5000, 10000, 20000, 40000, 60000];

  /* A device that keeps nothing still saves to the server. */
  function quietly(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }

  window.kyodoAutosave = function (form, options) {
    const key = "kyodo:" + form.dataset.kyodoUser + ":" + options.place;
    /* Every opening of the page remembers for itself: two tabs never erase each other's text. */
    const origin = Array.from(crypto.getRandomValues(new Uint32Array(2)), (one) => one.toString(36)).join("");
    const slot = key + "#" + origin;
    const lines = {
      saved: document.getElementById("kyodo-saved"),
      failed: document.getElementById("kyodo-saved-failed"),
      lost: document.getElementById("kyodo-saved-lost"),
      other: document.getElementById("kyodo-saved-other"),
    };
    const failedText = lines.failed ? lines.failed.textContent : "";
    let quiet = null;
    let latest = null;
    let again = null;
    let failures = 0;
    let changes = 0;
    let kept = 0;
    let sent = 0;
    let running = false;

    function typed() {
      const found = [];
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string" && options.isOurs(name)) {
          found.push([name, value]);
        }
      }
      return found;
    }

    function keep() {
      const text = JSON.stringify({ at: Date.now(), typed: typed() });
      quietly(() => localStorage.setItem(slot, text));
    }

    function forget(name) {
      quietly(() => localStorage.removeItem(name));
    }

    /* What earlier openings of this page could not save, the newest first. */
    function remembered() {
      const found = [];
      quietly(() => {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith(key + "#") && name !== slot) {
            const value = quietly(() => JSON.parse(localStorage.getItem(name)));
            if (value && Array.isArray(value.typed)) {
              found.push({ name, ...value });
            }
          }
        }
      });
      return found.sort((one, two) => two.at - one.at);
    }

    /* One of the lines: saved, failed, lost. The last good time stays in view. */
    function tell(line, message) {
      lines.failed.hidden = line !== "failed";
      lines.lost.hidden = line !== "lost";
      if (line === "saved") {
        lines.saved.textContent = "✓ " + message;
      } else if (line === "failed") {
        lines.failed.textContent = message ? `${failedText}。${message}` : failedText;
      }
      if (lines.other) {
        lines.other.hidden = line !== "failed" || !message;
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
      const sending = { method: "POST", body: data, signal: AbortSignal.timeout(PATIENCE) };
      const answer = await fetch(form.dataset.kyodoAutosave, sending);
      return { status: answer.status, ...(await answer.json()) };
    }

    /* True when the server has everything that was typed until now. */
    async function save() {
      [quiet, latest, again].forEach(clearTimeout);
      quiet = latest = again = null;
      if (running) {
        return false;
      }
      running = true;
      const before = changes;
      const data = new FormData(form);
      /* An answer that got lost is no other person: the server knows this page, and which save. */
      sent += 1;
      data.set("origin", origin);
      data.set("number", String(sent));
      if (options.prepare) {
        options.prepare(data);
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
        plan(QUIET);
      }
      return kept === changes;
    }

    function done(said, before) {
      failures = 0;
      kept = before;
      form.elements.base.value = said.base;
      tell("saved", said.message);
      if (before === changes) {
        forget(slot);
        form.dispatchEvent(new CustomEvent("kyodo:saved"));
      }
    }

    function plan(wait) {
      clearTimeout(quiet);
      quiet = setTimeout(save, wait);
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
        plan(options.wait ? options.wait(event) : QUIET);
      }
    });

    /* The page that answers shows what the server has; until then this device remembers. */
    let goes = false;
    form.addEventListener("submit", async (event) => {
      if (options.holds && !goes && (running || kept !== changes)) {
        event.preventDefault();
        const button = event.submitter;
        if (await settled()) {
          goes = true;
          form.requestSubmit(button);
        }
        return;
      }
      [quiet, latest, again].forEach(clearTimeout);
      quietly(() => sessionStorage.setItem(key, JSON.stringify([slot, form.elements.base.value])));
    });

    /* Waits for the save under way, then saves what is left; false when that cannot be. */
    async function settled() {
      while (running) {
        await new Promise((go) => setTimeout(go, 100));
      }
      return kept === changes || save();
    }

    function fill(pairs) {
      const values = new Map();
      for (const [name, value] of pairs) {
        values.set(name, [...(values.get(name) || []), value]);
      }
      if (options.beforeFill) {
        options.beforeFill([...values.keys()]);
      }
      for (const input of form.elements) {
        if (!input.name || !options.isOurs(input.name) || input.type === "file") {
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

    /* What is left and differs from what the page shows. */
    function leftovers() {
      const sending = quietly(() => JSON.parse(sessionStorage.getItem(key)));
      quietly(() => sessionStorage.removeItem(key));
      const shown = JSON.stringify(typed());
      return remembered().filter((one) => {
        /* Sent, and the server holds something else than before: it was saved. */
        const arrived = sending && sending[0] === one.name && sending[1] !== form.elements.base.value;
        if (arrived || JSON.stringify(one.typed) === shown) {
          forget(one.name);
          return false;
        }
        return true;
      });
    }

    function offer() {
      const [left] = leftovers();
      const box = form.querySelector("[data-kyodo-restore]");
      if (!left || !box) {
        return;
      }
      box.hidden = false;
      const close = () => {
        forget(left.name);
        box.hidden = true;
      };
      box.querySelector("[data-kyodo-restore-use]").addEventListener("click", () => {
        fill(left.typed);
        close();
      });
      box.querySelector("[data-kyodo-restore-drop]").addEventListener("click", close);
    }

    return { offer, leftovers, forget };
  };
})();
