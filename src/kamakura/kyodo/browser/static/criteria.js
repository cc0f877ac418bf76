/* The criteria editor: the worked example follows what is typed. Without this a button does it. */
(function () {
  "use strict";

  const PAUSE = 600;
  const form = document.querySelector("form[data-kyodo-criteria]");
  const example = document.getElementById("kyodo-criteria-example");
  if (!form || !example) {
    return;
  }
  let waiting = null;
  let asked = 0;

  async function renew() {
    const mine = ++asked;
    const data = new FormData(form);
    data.set("do", "example");
    let page;
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      /* The button of the example still works when the line is back. */
      return;
    }
    const found = page.getElementById("kyodo-criteria-example");
    if (found && mine === asked) {
      example.innerHTML = found.innerHTML;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, PAUSE);
  });
})();
