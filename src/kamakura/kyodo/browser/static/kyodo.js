/* Small helps on top of pages that work without them. */
(function () {
  "use strict";

  const forEach = (selector, act) => document.querySelectorAll(selector).forEach(act);

  /* Characters as people count them: 𠮷 is one. */
  function count() {
    forEach("[data-kyodo-count]", (input) => {
      const note = document.getElementById(input.id + "-count");
      const most = Number(input.dataset.kyodoCount);
      if (!note || !most) {
        return;
      }
      const show = () => {
        const length = Array.from(input.value.normalize("NFC").replace(/[\r\n]/g, "")).length;
        note.textContent = length + " / " + most + "文字";
        note.classList.toggle("kyodo-counter-over", length > most);
      };
      input.addEventListener("input", show);
      show();
    });
  }

  function warnUnsaved() {
    forEach("form[data-kyodo-unsaved]", (form) => {
      let changed = false;
      form.addEventListener("input", () => (changed = true));
      form.addEventListener("submit", () => (changed = false));
      form.addEventListener("kyodo:saved", () => (changed = false));
      window.addEventListener("beforeunload", (event) => {
        if (changed) {
          event.preventDefault();
        }
      });
    });
  }

  function showEra() {
    const eras = [
      ["令和", "2019-05-01"],
      ["平成", "1989-01-08"],
      ["昭和", "1926-12-25"],
      ["大正", "1912-07-30"],
      ["明治", "1868-01-25"],
    ];
    forEach(".kyodo-date", (group) => {
      const reading = group.querySelector("[data-kyodo-wareki]");
      const inputs = group.querySelectorAll("input");
      if (!reading || inputs.length !== 3 || document.documentElement.lang !== "ja") {
        return;
      }
      group.addEventListener("input", () => {
        const [year, month, day] = Array.from(inputs, (input) => Number(half(input.value)));
        const when = new Date(Date.UTC(year, month - 1, day));
        const real = when.getUTCFullYear() === year && when.getUTCMonth() === month - 1;
        const text = real && when.getUTCDate() === day ? when.toISOString().slice(0, 10) : "";
        const era = eras.find((one) => text && text >= one[1]);
        if (!era) {
          reading.textContent = "";
          return;
        }
        const number = year - Number(era[1].slice(0, 4)) + 1;
        const weekday = "日月火水木金土"[when.getUTCDay()];
        const count = number === 1 ? "元" : String(number);
        reading.textContent = `${era[0]}${count}年${month}月${day}日(${weekday})`;
      });
    });
  }

  const half = (text) => text.normalize("NFKC").replace(/[,円¥\s]/g, "");

  /* A newly chosen file takes the place of the old one. */
  function helpFiles() {
    forEach(".kyodo-file input[type=file]", (input) => {
      input.addEventListener("change", () => {
        const keep = input.closest(".kyodo-file").querySelector("[value=nochange][type=radio]");
        if (keep) {
          keep.checked = true;
        }
      });
    });
  }

  function focusErrors() {
    const summary = document.getElementById("kyodo-errors");
    if (summary) {
      summary.focus();
    }
  }

  /* The big field of Plone's search page is named by its tooltip only. */
  function nameSearch() {
    forEach("input.searchPage[title]", (input) => input.setAttribute("aria-label", input.title));
  }

  /* Plone's toolbar folds by links without an address: let them be buttons for everybody. */
  function nameToolbar() {
    forEach("a.toolbar-collapse:not([href]), a.toolbar-expand:not([href])", (link) => {
      link.setAttribute("role", "button");
      link.tabIndex = 0;
      link.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          link.click();
        }
      });
    });
  }

  function start() {
    nameToolbar();
    count();
    warnUnsaved();
    showEra();
    helpFiles();
    nameSearch();
    focusErrors();
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
