/*
 * The presentation day: digits that tick, and a look now and then whether the day has moved on.
 * The time is the server's: it says how much is left, this device only counts on from there.
 * Without this script the page says until when the time lasts, and has a link to look again.
 */
(function () {
  "use strict";

  const EVERY = 10000;
  const LONGEST = 60000;
  const PATIENCE = 8000;

  const page = document.querySelector("[data-kyodo-day]");
  if (!page) {
    return;
  }
  const box = page.querySelector("[data-kyodo-clock]");
  const say = page.querySelector("[data-kyodo-say]");
  let clock = null;
  let before = null;
  let wait = EVERY;
  let timer = 0;

  /* What the server said, and when this device heard it. */
  function hear(left, over, running) {
    clock = { left, over, running, heard: performance.now() };
  }

  function face(seconds) {
    const whole = Math.abs(seconds);
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  }

  function show() {
    if (!box || !clock) {
      return;
    }
    const passed = clock.running ? Math.floor((performance.now() - clock.heard) / 1000) : 0;
    const left = clock.left - clock.over - passed;
    box.querySelector("[data-kyodo-face]").textContent = face(Math.max(0, left));
    box.querySelector("[data-kyodo-passed-face]").textContent = "+" + face(Math.min(0, left));
    box.querySelector("[data-kyodo-passed]").hidden = left >= 0;
    box.classList.toggle("kyodo-day-over", left < 0);
    announce(left);
  }

  /* Only twice: a voice that counts seconds would cover the one who speaks. */
  function announce(left) {
    if (before !== null && clock.running) {
      if (before > 60 && left <= 60 && left > 0) {
        say.textContent = say.dataset.kyodoMinute;
      } else if (before > 0 && left <= 0) {
        say.textContent = say.dataset.kyodoUp;
      }
    }
    before = left;
  }

  /* Somebody may be writing a reason: then the page waits for them. */
  function isBusy() {
    return Array.from(page.querySelectorAll("details[open] textarea")).some((one) => one.value);
  }

  async function look() {
    if (document.visibilityState !== "visible") {
      plan();
      return;
    }
    try {
      const options = { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) };
      const answer = await fetch(page.dataset.kyodoDay, options);
      const said = await answer.json();
      if (!answer.ok) {
        return;
      }
      wait = EVERY;
      if (said.token !== page.dataset.kyodoToken && !isBusy()) {
        window.location.reload();
        return;
      }
      if (said.timed) {
        hear(said.left, said.over, said.running);
      }
    } catch {
      wait = Math.min(LONGEST, wait * 2);
    }
    plan();
  }

  function plan() {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, wait);
  }

  if (box) {
    const data = box.dataset;
    hear(Number(data.kyodoClock), Number(data.kyodoOver), "kyodoRunning" in data);
    box.querySelector("[data-kyodo-digits]").hidden = false;
    window.setInterval(show, 250);
    show();
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      look();
    }
  });
  plan();
})();
