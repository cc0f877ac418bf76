/* The sheet of marks: total while marking; saves by itself (autosave.js). The page works without it. */
(function () {
  "use strict";

  const form = document.getElementById("kyodo-sheet");
  if (!form) {
    return;
  }
  const items = Array.from(form.querySelectorAll(".kyodo-mark"));

  function show() {
    let total = 0;
    let left = 0;
    items.forEach((item) => {
      const chosen = item.querySelector("input[type=radio]:checked");
      item.classList.toggle("kyodo-mark-done", Boolean(chosen));
      if (!chosen) {
        left += 1;
        return;
      }
      const [over, under] = item.dataset.weight.split("/").map(Number);
      total += Number(chosen.value) * (under ? over / under : over);
    });
    form.querySelector("#kyodo-total").textContent = String(Math.round(total * 100) / 100);
    const rest = form.querySelector("#kyodo-left");
    if (rest) {
      rest.textContent = String(left);
    }
  }
  show();
  form.addEventListener("input", show);
  if (!form.dataset.kyodoAutosave) {
    return;
  }

  const isOpen = form.dataset.kyodoSheet === "open";
  const autosave = window.kyodoAutosave(form, {
    place: new URL(form.dataset.kyodoAutosave).pathname,
    isOurs: (name) => /^(mark-|comment)/.test(name),
    wait: (event) => (event.target.type === "radio" ? 400 : 1500),
    holds: true,
  });
  if (isOpen) {
    autosave.offer();
    return;
  }

  /* The sheet is closed: what this device could not save any more stays readable. */
  const box = document.querySelector("[data-kyodo-leftover]");
  const [left] = autosave.leftovers();
  if (!left || !box) {
    return;
  }
  const list = box.querySelector("dl");
  /* The words of a label without 必須. */
  const words = (label) => {
    const copy = label.cloneNode(true);
    copy.querySelectorAll(".kyodo-required").forEach((mark) => mark.remove());
    return copy.textContent.trim();
  };
  for (const [name, value] of left.typed) {
    const field = form.elements[name];
    const holder = document.getElementById(name.replace("comment-", "mark-"));
    const legend = holder ? holder.querySelector("legend") : null;
    const stored = field instanceof RadioNodeList ? field.value : field ? field.value : "";
    if (!value || value === stored) {
      continue;
    }
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = words(legend || form.querySelector(`label[for="${CSS.escape(name)}"]`));
    text.textContent = value;
    text.className = "kyodo-text";
    list.append(term, text);
  }
  if (!list.children.length) {
    autosave.forget(left.name);
    return;
  }
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    autosave.forget(left.name);
    box.hidden = true;
  });
})();
