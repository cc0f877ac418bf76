/* The sheet of marks: total while marking, save while marking. The page works without it. */
(function () {
  "use strict";

  function start() {
    const form = document.getElementById("kyodo-sheet");
    if (!form) {
      return;
    }
    const items = Array.from(form.querySelectorAll(".kyodo-mark"));
    const show = () => {
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
    };
    show();
    if (form.dataset.kyodoSheet !== "open") {
      return;
    }

    const saved = document.getElementById("kyodo-saved");
    const failed = document.getElementById("kyodo-saved-failed");
    const failedText = failed ? failed.textContent : "";
    let timer = 0;
    let running = false;
    let again = false;
    let leaving = false;

    async function save() {
      if (leaving) {
        return;
      }
      if (running) {
        again = true;
        return;
      }
      running = true;
      const data = new FormData(form);
      data.set("do", "autosave");
      try {
        /* No "Accept: application/json": Plone would take that for a call of its REST services. */
        const answer = await fetch(form.action, {
          method: "POST",
          body: data,
          credentials: "same-origin",
        });
        const body = await answer.json();
        if (!answer.ok) {
          throw new Error(body.error || "");
        }
        form.elements.base.value = body.base;
        saved.textContent = "✓ " + body.text;
        failed.hidden = true;
        if (!again) {
          form.dispatchEvent(new CustomEvent("kyodo:saved"));
        }
      } catch (error) {
        failed.textContent = error instanceof SyntaxError || error instanceof TypeError
          ? failedText
          : error.message || failedText;
        failed.hidden = false;
      }
      running = false;
      if (again) {
        again = false;
        save();
      }
    }

    form.addEventListener("input", (event) => {
      show();
      window.clearTimeout(timer);
      timer = window.setTimeout(save, event.target.type === "radio" ? 400 : 1500);
    });
    form.addEventListener("submit", (event) => {
      /* One save at a time: the button waits for the one under way. */
      if (running) {
        event.preventDefault();
        const button = event.submitter;
        again = false;
        window.setTimeout(() => form.requestSubmit(button), 150);
        return;
      }
      leaving = true;
      window.clearTimeout(timer);
    });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
