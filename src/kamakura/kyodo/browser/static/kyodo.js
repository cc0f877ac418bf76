/* Small helps on top of pages that work without them. */
(function () {
  "use strict";

  const forEach = (selector, act) => document.querySelectorAll(selector).forEach(act);

  /*
   * What the server will understand of a text. It decides; these only say it beforehand, so each
   * does the same as its twin in domain/japanese.py, domain/fiscal.py and domain/answers.py.
   */
  const INVISIBLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

  function clean(text, isLong) {
    const breaks = text.replace(/\r\n|[\r\v\f\x85\u2028\u2029]/g, "\n");
    const plain = breaks.replace(INVISIBLE, "").normalize("NFC");
    if (isLong) {
      return plain.replace(/^\n+|\n+$/g, "");
    }
    return plain.replace(/\n/g, " ").replace(/^[ \t\u3000]+|[ \t\u3000]+$/g, "");
  }

  /* 字数: code points, 𠮷 is one; line breaks are not counted. */
  function countCharacters(text, isLong) {
    return Array.from(clean(text, isLong).replace(/\n/g, "")).length;
  }

  const ERAS = [
    ["令和", "R", "2019-05-01"],
    ["平成", "H", "1989-01-08"],
    ["昭和", "S", "1926-12-25"],
    ["大正", "T", "1912-07-30"],
    ["明治", "M", "1868-01-25"],
  ];
  const compact = (text) => text.normalize("NFKC").replace(/\s/g, "");
  const YEAR = /^(令和|平成|昭和|大正|明治|[RHSTM])?(元|\d{1,4})(?:年?\((\d{4})年?\))?$/i;
  const WHOLE = /^(.+?)[年./-](\d{1,2})[月./-](\d{1,2})日?(?:\([日月火水木金土](?:曜日?)?\))?$/;

  /* The western year of 2026, 令和8, R8, 令和元; NaN for none. */
  function readYear(text) {
    const found = YEAR.exec(compact(text).replace(/年$/, ""));
    if (!found) {
      return NaN;
    }
    const [, name, number, check] = found;
    const era = ERAS.find((one) => name && (one[0] === name || one[1] === name.toUpperCase()));
    if (!era && (number === "元" || number.length !== 4)) {
      return NaN;
    }
    const count = number === "元" ? 1 : Number(number);
    if (era && (count < 1 || count > 99)) {
      return NaN;
    }
    const year = era ? Number(era[2].slice(0, 4)) + count - 1 : count;
    return check && Number(check) !== year ? NaN : year;
  }

  /* 2026-09-27 of what stands in 年, 月 and 日, or of a whole date in the first box; "" for none. */
  function readDate(year, month, day) {
    if (!month.trim() && !day.trim()) {
      const whole = WHOLE.exec(compact(year).replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
      return whole ? readDate(whole[1], whole[2], whole[3]) : "";
    }
    const numbers = [month, day].map((text, place) => compact(text).replace("月日"[place], ""));
    const parts = [readYear(year), ...numbers.map((text) => (/^\d{1,2}$/.test(text) ? +text : NaN))];
    const when = new Date(0);
    when.setUTCFullYear(parts[0], parts[1] - 1, parts[2]);
    const real = when.getUTCFullYear() === parts[0] && when.getUTCMonth() === parts[1] - 1;
    return real && when.getUTCDate() === parts[2] ? when.toISOString().slice(0, 10) : "";
  }

  /* 令和8年9月27日(日曜日) of 2026-09-27. */
  function sayDate(iso) {
    if (!iso) {
      return "";
    }
    const [year, month, day] = iso.split("-").map(Number);
    const era = ERAS.find((one) => iso >= one[2]);
    const count = era ? year - Number(era[2].slice(0, 4)) + 1 : year;
    const weekday = "日月火水木金土"[new Date(iso).getUTCDay()];
    const said = count === 1 ? "元" : count;
    return `${era ? era[0] : ""}${said}年${month}月${day}日(${weekday}曜日)`;
  }

  /* "1200" of １，２００人; "" for what is no whole number. */
  function readNumber(text) {
    const plain = compact(text)
      .replace(/[−‐–△▲]/g, "-")
      .replace(/、/g, ",")
      .replace(/^[¥\\]|[人名円件回年個]$/g, "");
    const found = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)$/.test(plain);
    return found ? String(BigInt(plain.replace(/,/g, "").replace(/^\+/, ""))) : "";
  }

  window.kyodo = { clean, countCharacters, readDate, readNumber, sayDate };

  function count() {
    forEach("[data-kyodo-count]", (input) => {
      const note = document.getElementById(input.id + "-count");
      const most = Number(input.dataset.kyodoCount);
      if (!note || !most) {
        return;
      }
      const said = note.dataset.kyodoSaid;
      const show = () => {
        const length = countCharacters(input.value, input.tagName === "TEXTAREA");
        note.textContent = said.replace("{length}", length).replace("{most}", most);
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
    forEach(".kyodo-date", (group) => {
      const reading = group.querySelector("[data-kyodo-wareki]");
      const inputs = Array.from(group.querySelectorAll("input")).slice(0, 3);
      if (!reading || inputs.length !== 3 || document.documentElement.lang !== "ja") {
        return;
      }
      group.addEventListener("input", () => {
        reading.textContent = sayDate(readDate(...inputs.map((input) => input.value)));
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

  /* The button that closes Plone's menu on a phone is named in English only. */
  function nameClose() {
    if (document.documentElement.lang === "ja") {
      forEach(".btn-close[aria-label='Close']", (button) => {
        button.setAttribute("aria-label", "閉じる");
      });
    }
  }

  function start() {
    nameToolbar();
    nameClose();
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
