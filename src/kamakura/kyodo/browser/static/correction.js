/* 補正を依頼する: count and list what is marked, and take over what was found, without a request. */
(function () {
  "use strict";

  const form = document.querySelector("[data-kyodo-marking]");
  if (!form) {
    return;
  }
  const ticks = Array.from(form.querySelectorAll("input[name='mark']"));
  const list = form.querySelector("[data-kyodo-marked]");

  const sentence = (tick) => tick.closest(".kyodo-mark-line").querySelector("textarea");

  const line = (tick) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const words = document.createElement("span");
    link.href = "#" + tick.id;
    link.textContent = tick.dataset.kyodoTitle;
    words.className = "kyodo-marked-text";
    words.textContent = sentence(tick).value;
    item.append(link, " ", words);
    return item;
  };

  const count = () => {
    const marked = ticks.filter((tick) => tick.checked);
    form.querySelector("[data-kyodo-marked-count]").textContent = marked.length;
    list.replaceChildren(...marked.map(line));
    form.querySelectorAll("[data-kyodo-fold]").forEach((fold) => {
      const inside = marked.filter((tick) => fold.contains(tick)).length;
      const shown = fold.querySelector(":scope > summary [data-kyodo-marks]");
      shown.hidden = inside === 0;
      shown.querySelector("[data-kyodo-count-of]").textContent = inside;
    });
  };

  const open = (tick) => {
    for (let fold = tick.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
  };

  form.addEventListener("change", (event) => {
    if (event.target.name === "mark" || event.target.matches(".kyodo-mark-box textarea")) {
      count();
    }
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#mark-']");
    if (link) {
      open(document.getElementById(link.hash.slice(1)));
      return;
    }
    const button = event.target.closest("[data-kyodo-take]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const tick = document.getElementById(button.dataset.kyodoTake);
    tick.checked = true;
    open(tick);
    count();
    button.closest("li").append(Object.assign(document.createElement("a"), {
      href: "#" + tick.id,
      textContent: form.dataset.kyodoTaken,
    }));
    button.remove();
    sentence(tick).focus();
  });
})();
