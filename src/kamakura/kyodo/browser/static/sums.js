/* The figures and remarks beside the tables of money. The rules are those of domain/money.py,
   budget.py, breakdown.py, settlement.py, typed_budget.py and sums.py; a test types budgets and
   compares every figure and sentence. The server sends the city's numbers with the page. */
(function () {
  "use strict";

  const SAY_AFTER = 1500;
  const LONGEST = 40;
  const LARGEST_DIGITS = 12;
  const BARE_PRICE = 100n;
  const SPECIFIC = ["fees", "donations", "other_grants"];

  const number = (amount) => (amount < 0 ? "△" : "") + Math.abs(amount).toLocaleString("ja-JP");
  const yenText = (amount) => number(amount) + "円";
  const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);

  /* money as typed */

  const SIGNS = { "▲": "-", "△": "-", "−": "-", "－": "-", "‐": "-", "–": "-", "、": "," };
  const MAN = /^([-¥\\]*)(\d{1,3}(?:,\d{3})+|\d{1,8})万(?:(\d)千(\d{1,3})?|(\d,\d{3}|\d{1,4}))?(?=円|yen|也|$)/;
  const AMOUNT = /^(-?)[¥\\]?(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:円|yen)?(?:也)?$/;

  /* A character that only one computer knows. */
  function unusable(text) {
    const place = Array.from(text).findIndex((char) => /[\p{Co}\p{Cs}]|\p{Noncharacter_Code_Point}/u.test(char));
    if (place < 0) {
      return null;
    }
    const code = Array.from(text)[place].codePointAt(0).toString(16).toUpperCase();
    return { position: place + 1, code: "U+" + code.padStart(4, "0") };
  }

  function cleaned(text) {
    const lines = text.replace(/\r\n|[\r\v\f\x85\u2028\u2029]/g, "\n");
    const kept = lines.replace(/[^\n\t\u200c\u200d]/gu, (char) => (/[\p{Cc}\p{Cf}]/u.test(char) ? "" : char));
    return kept.replace(/\n/g, " ").normalize("NFC").trim();
  }

  /* {yen} of a cell, null when it is empty, or {code, params} when it cannot be read. */
  function readYen(typed, largest) {
    const strange = unusable(typed);
    if (strange) {
      return { code: "unusable_character", params: strange };
    }
    const text = cleaned(typed);
    if (!text) {
      return null;
    }
    const plain = text
      .normalize("NFKC")
      .replace(/[▲△−－‐–、]/g, (char) => SIGNS[char])
      .replace(/[\s\x1c-\x1f\x85]/g, "")
      .replace(MAN, (_all, sign, ...parts) => {
        const [man, sen, ...rest] = parts.slice(0, 4).map((part) => Number((part || "0").replace(/,/g, "")));
        return sign + String(man * 10000 + sen * 1000 + rest[0] + rest[1]);
      });
    const found = AMOUNT.exec(plain);
    const params = { text };
    if (!found || (found[1] && found[2])) {
      return { code: "amount_unreadable", params };
    }
    if (found[4] && /[^.0]/.test(found[4])) {
      return { code: "amount_not_whole_yen", params };
    }
    const digits = found[3].replace(/,/g, "").replace(/^0+/, "") || "0";
    if (digits.length > LARGEST_DIGITS) {
      return { code: "amount_too_large", params };
    }
    const yen = Number(digits);
    if (yen && (found[1] || found[2])) {
      return { code: "amount_negative", params };
    }
    if (yen > largest) {
      return { code: "answer_number_too_large", params: { limit: number(largest) } };
    }
    return { yen };
  }

  window.kyodoMoney = {
    number,
    yen: (text) => (readYen(text, Infinity) || {}).yen || 0,
  };

  /* 積算内訳 */

  const TERM_END = /([、。;\n+=()]|,(?![0-9]{3})|(?<=[^0-9×,]) +(?=[0-9¥\\]))/;
  const NUMBER = "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]{1,3})?";
  const FIRST = new RegExp(`((?<![A-Za-z0-9.,/÷%万千百-])[¥\\\\]?)(${NUMBER})(万?)([^0-9.,/÷%-]{0,8})$`);
  const NEXT = new RegExp(`^([¥\\\\]?)(${NUMBER})(万?)([^0-9.,/÷%-]{0,8})$`);
  const LAST = new RegExp(`^([¥\\\\]?)(${NUMBER})(万?)(?![0-9.,/÷%])([^0-9.,/÷%-]{0,8})`);
  const PRICE = new RegExp(`(?<![0-9.,])(?:[¥\\\\](${NUMBER})|(${NUMBER})円)`, "g");
  const ONE = 1000n;

  /* Exact: a number in thousandths. */
  function thousandths(text) {
    const [whole, part] = text.replace(/,/g, "").split(".");
    return BigInt(whole) * ONE + BigInt((part || "").padEnd(3, "0"));
  }

  function product(term) {
    const [first, ...more] = term.split("×");
    if (!more.length) {
      return null;
    }
    const found = [FIRST.exec(first), ...more.slice(0, -1).map((one) => NEXT.exec(one)), LAST.exec(more[more.length - 1])];
    if (found.some((one) => !one)) {
      return null;
    }
    let value = 1n;
    let hasPrice = false;
    const texts = found.map(([, sign, digits, tenThousands, unit]) => {
      const factor = thousandths(digits) * (tenThousands ? 10000n : 1n);
      const isYen = Boolean(sign) || unit.includes("円");
      hasPrice = hasPrice || isYen || (!unit.trim() && factor >= BARE_PRICE * ONE);
      value *= factor;
      return digits + tenThousands + (isYen ? "円" : "");
    });
    return hasPrice ? { text: texts.join("×"), value, scale: ONE ** BigInt(found.length) } : null;
  }

  /* {products, beside}: values over a common scale. */
  function calculation(text) {
    const plain = text
      .normalize("NFKC")
      .replace(/[xX*✕✖╳·]/g, "×")
      .replace(/\([^()×]*\)/g, "")
      .replace(/[ \t]*([×=])[ \t]*/g, "$1");
    const parts = ["", ...plain.split(TERM_END)];
    const products = [];
    const beside = [];
    for (let at = 0; at < parts.length; at += 2) {
      const isResult = parts[at] === "=";
      let term = parts[at + 1];
      const found = isResult ? null : product(term);
      if (found) {
        products.push(found);
        const factors = term.split("×");
        term = factors[0].replace(FIRST, "") + " " + factors[factors.length - 1].replace(LAST, "");
      }
      for (const match of isResult ? [] : term.matchAll(PRICE)) {
        beside.push({ value: thousandths(match[1] || match[2]), scale: ONE });
      }
    }
    return { products, beside };
  }

  function breakdownDiffers(text, amount) {
    const { products, beside } = calculation(text);
    if (!products.length || !amount) {
      return null;
    }
    const scale = [...products, ...beside].reduce((most, one) => (one.scale > most ? one.scale : most), ONE);
    const at = (one) => (one.value * scale) / one.scale;
    const add = (all) => all.reduce((total, one) => total + at(one), 0n);
    const total = add(products);
    const more = add(beside);
    const fits = [...products.map(at), ...beside.map(at), total, total + more, total - more];
    const wanted = BigInt(amount) * scale;
    if (fits.some((value) => value - scale < wanted && wanted < value + scale)) {
      return null;
    }
    const written = products.map((one) => one.text).join("＋");
    const result = (total / scale).toLocaleString("ja-JP");
    return `${written}＝${result}円`;
  }

  /* a budget: {income: [row], expense: [row]}, row: {number, category, amount, breakdown, eligible} */

  const eligibleOf = (row) => (row.eligible === null ? row.amount : row.eligible);
  const incomeOf = (budget, kinds) =>
    sum(budget.income.filter((row) => kinds.includes(row.category)), (row) => row.amount);
  const eligibleIn = (budget, kind) =>
    sum(budget.expense.filter((row) => row.category === kind), eligibleOf);

  function readBudget(typed, column, largest) {
    const unread = [];
    const amount = (text, field) => {
      const found = readYen(text || "", largest);
      if (found && found.code) {
        unread.push({ level: "error", field, ...found });
      }
      return found && !found.code ? found.yen : null;
    };
    const isBlank = (row) => !((row.amount || "") + (row.breakdown || "") + (row.eligible || "")).trim();
    const read = (table) =>
      typed[table]
        .filter((row) => !isBlank(row))
        .map((row) => ({
          number: row.number,
          category: row.category || "",
          amount: amount(row.amount, `${table}.${row.number}.${column}`) || 0,
          breakdown: row.breakdown || "",
          eligible: table === "expense" ? amount(row.eligible, `${table}.${row.number}.eligible`) : null,
        }));
    const budget = { income: read("income"), expense: read("expense") };
    budget.totalIncome = sum(budget.income, (row) => row.amount);
    budget.totalExpense = sum(budget.expense, (row) => row.amount);
    budget.balance = budget.totalIncome - budget.totalExpense;
    budget.share = incomeOf(budget, ["city_share"]);
    budget.eligible = sum(budget.expense, eligibleOf);
    return { budget, unread };
  }

  const error = (code, field, params) => ({ level: "error", code, field, params: params || {} });
  const warning = (code, field, params) => ({ level: "warning", code, field, params });

  function rowFindings(budget) {
    const found = [];
    for (const table of ["income", "expense"]) {
      for (const row of budget[table]) {
        if (row.amount && !row.breakdown.trim()) {
          found.push(error("breakdown_missing", `${table}.${row.number}.breakdown`, { row: row.number + 1 }));
        }
      }
    }
    for (const row of budget.expense) {
      if (eligibleOf(row) < 0 || eligibleOf(row) > row.amount) {
        found.push(error("eligible_above_amount", `expense.${row.number}.eligible`, { row: row.number + 1 }));
      }
    }
    return found;
  }

  function productFindings(budget) {
    const found = [];
    for (const table of ["income", "expense"]) {
      for (const row of budget[table]) {
        const differs = breakdownDiffers(row.breakdown, row.amount);
        if (differs) {
          const params = { row: row.number + 1, product: differs, amount_yen: row.amount };
          found.push(warning("breakdown_differs", `${table}.${row.number}.breakdown`, params));
        }
      }
    }
    return found;
  }

  function ceilingFindings(budget, rules) {
    if (rules.ceiling === null || budget.share <= rules.ceiling) {
      return [];
    }
    const params = { share_yen: budget.share, ceiling_yen: rules.ceiling };
    return [error("city_share_above_ceiling", "income", params)];
  }

  function shareFindings(budget, rules) {
    const found = [];
    const share = budget.share;
    const need = budget.eligible - incomeOf(budget, SPECIFIC);
    if (share > need) {
      found.push(warning("city_share_above_need", "income", { share_yen: share, need_yen: Math.max(need, 0) }));
    }
    if (rules.rate < 100 && share * 100 > budget.eligible * rules.rate) {
      const limit = Math.floor((budget.eligible * rules.rate) / 100);
      found.push(warning("city_share_above_rate", "income", { share_yen: share, limit_yen: limit, percent: rules.rate }));
    }
    for (const [kind, percent, code] of [
      ["labour", rules.labour, "labour_share_high"],
      ["outsourcing", rules.outsourcing, "outsourcing_share_high"],
    ]) {
      const amount = eligibleIn(budget, kind);
      if (percent !== null && amount * 100 > share * percent) {
        found.push(warning(code, "expense", { amount_yen: amount, percent }));
      }
    }
    return found;
  }

  function budgetFindings({ budget, unread }, rules) {
    if (!budget.totalIncome && !budget.totalExpense) {
      return [...unread, error("budget_empty", "expense")];
    }
    const found = [...unread, ...rowFindings(budget), ...ceilingFindings(budget, rules)];
    if (!budget.totalIncome || !budget.totalExpense) {
      const side = budget.totalIncome ? "expense" : "income";
      return [...found, error(`${side}_empty`, side), ...productFindings(budget)];
    }
    if (budget.balance) {
      const params = {
        income_yen: budget.totalIncome,
        expense_yen: budget.totalExpense,
        difference_yen: Math.abs(budget.balance),
      };
      found.push(error("budget_not_balanced", "income", params));
    }
    return [...found, ...shareFindings(budget, rules), ...productFindings(budget)];
  }

  const line = (key, yen, word, params, state) => ({ key, yen, word: word || "", params: params || {}, state: state || "" });

  function budgetLines(budget, rules) {
    const gap = Math.abs(budget.balance);
    const need = Math.max(budget.eligible - incomeOf(budget, SPECIFIC), 0);
    const lines = [line("income", budget.totalIncome), line("expense", budget.totalExpense)];
    if (!budget.totalIncome || !budget.totalExpense) {
      lines.push(line("difference", gap));
    } else if (!gap) {
      lines.push(line("difference", 0, "same", {}, "good"));
    } else {
      lines.push(line("difference", gap, budget.balance < 0 ? "income_short" : "income_over", { gap_yen: gap }, "bad"));
    }
    if (rules.ceiling === null) {
      lines.push(line("city_share", budget.share));
    } else {
      const over = budget.share > rules.ceiling;
      const params = { ceiling_yen: rules.ceiling, gap_yen: Math.abs(rules.ceiling - budget.share) };
      lines.push(line("city_share", budget.share, over ? "ceiling_over" : "ceiling_left", params, over ? "bad" : ""));
    }
    lines.push(line("eligible", budget.eligible, "need", { need_yen: need }));
    for (const [kind, percent] of [
      ["labour", rules.labour],
      ["outsourcing", rules.outsourcing],
    ]) {
      if (percent !== null) {
        const limit = Math.floor((budget.share * percent) / 100);
        const amount = eligibleIn(budget, kind);
        lines.push(line(kind, amount, "limit", { percent, limit_yen: limit }, amount > limit && budget.totalIncome ? "bad" : ""));
      }
    }
    return lines;
  }

  /* 様式6 */

  function settle(accounts) {
    const surplus = Math.max(accounts.balance, 0);
    const refund = Math.min(surplus, accounts.share);
    return { surplus, refund, borne: accounts.share - refund };
  }

  function accountsFindings({ budget, unread }, rules, written) {
    if (!budget.totalIncome && !budget.totalExpense) {
      return unread;
    }
    const found = [...unread];
    const amounts = {};
    for (const name of ["surplus", "refund"]) {
      const read = readYen(written[name] || "", rules.largest);
      if (read && read.code) {
        found.push({ level: "error", field: name, ...read });
      }
      amounts[name] = read && !read.code ? read.yen : null;
    }
    if (budget.balance < 0) {
      found.push(error("accounts_deficit", "income", { difference_yen: -budget.balance }));
    }
    if (budget.share > rules.agreed) {
      found.push(error("city_share_above_agreed", "income", { share_yen: budget.share, agreed_yen: rules.agreed }));
    }
    const due = settle(budget);
    for (const [name, code] of [
      ["surplus", "report_surplus_differs"],
      ["refund", "report_refund_differs"],
    ]) {
      if (amounts[name] !== null && amounts[name] !== due[name]) {
        found.push(error(code, name, { due_yen: due[name] }));
      }
    }
    return found;
  }

  function accountsLines(plan, accounts, rules) {
    const due = settle(accounts);
    const side = (key, planned, actual) =>
      line(key, actual, "planned", { planned_yen: planned, delta_yen: actual - planned });
    const short = Math.max(-accounts.balance, 0);
    const over = accounts.share > rules.agreed;
    return [
      side("income", plan.totalIncome, accounts.totalIncome),
      side("expense", plan.totalExpense, accounts.totalExpense),
      short ? line("surplus", due.surplus, "short", { gap_yen: short }, "bad") : line("surplus", due.surplus),
      line("refund", due.refund),
      line("city_share", accounts.share, over ? "agreed_over" : "agreed", { agreed_yen: rules.agreed }, over ? "bad" : ""),
      line("borne", due.borne),
    ];
  }

  /* the page */

  const shown = (name, value) => {
    if (name.endsWith("_yen")) {
      return yenText(value);
    }
    const chars = Array.from(String(value));
    return chars.length <= LONGEST ? String(value) : chars.slice(0, LONGEST).join("") + "…";
  };
  const say = (template, params) =>
    template.replace(/\$\{(\w+)\}/g, (whole, name) => (name in params ? shown(name, params[name]) : whole));

  class Panel {
    constructor(root) {
      this.root = root;
      this.form = root.closest("form") || document;
      this.data = JSON.parse(root.dataset.kyodoSums);
      this.said = root.querySelector("[data-kyodo-sums-said]");
      this.list = root.querySelector("[data-kyodo-findings]");
      this.form.addEventListener("input", () => this.soon());
      this.planned = false;
      this.draw();
      this.last = this.summary();
    }

    /* Many cells may change at once. */
    soon() {
      if (!this.planned) {
        this.planned = true;
        queueMicrotask(() => {
          this.planned = false;
          this.draw();
        });
      }
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.speak(), SAY_AFTER);
    }

    speak() {
      const text = this.summary();
      if (text !== this.last) {
        this.last = text;
        this.said.textContent = text;
      }
    }

    /* What stands in a table: on this page, else as the server has it. */
    typed(table, column) {
      const name = this.data.prefix + table;
      const root = document.querySelector(`[data-kyodo-rows="${name}"]`);
      const rows = root
        ? Array.from(root.querySelectorAll("tbody > tr"), (row, place) => {
            const cells = { number: place };
            row.querySelectorAll("[data-kyodo-column]").forEach((cell) => {
              cells[cell.dataset.kyodoColumn] = cell.value;
            });
            return cells;
          })
        : this.data.rows[table];
      return rows.map((row) => ({ ...row, amount: row[column] }));
    }

    read(column) {
      const typed = { income: this.typed("income", column), expense: this.typed("expense", column) };
      return readBudget(typed, column, this.data.rules.largest);
    }

    result() {
      const rules = this.data.rules;
      if (this.data.kind === "budget") {
        const read = this.read("amount");
        return { lines: budgetLines(read.budget, rules), findings: budgetFindings(read, rules) };
      }
      const plan = this.read("planned");
      const read = this.read("actual");
      const value = (name) => {
        const input = document.getElementsByName(this.data.prefix + name)[0];
        return input ? input.value : this.data.written[name];
      };
      const written = { surplus: value("surplus"), refund: value("refund") };
      const first = plan.unread.filter((one) => one.field.endsWith(".planned"));
      return {
        lines: accountsLines(plan.budget, read.budget, rules),
        findings: [...first, ...accountsFindings(read, rules, written)],
      };
    }

    levelled(findings) {
      const levels = this.data.levels;
      return findings
        .map((one) => ({ ...one, level: levels[one.code] || one.level }))
        .filter((one) => one.level !== "off");
    }

    draw() {
      const { lines, findings } = this.result();
      for (const one of lines) {
        const box = this.root.querySelector(`[data-kyodo-line="${one.key}"]`);
        box.querySelector("[data-kyodo-figure]").textContent = yenText(one.yen);
        box.querySelector("[data-kyodo-word]").textContent = one.word
          ? say(this.data.words[one.word], one.params)
          : "";
        box.dataset.kyodoState = one.state;
      }
      this.findings = this.levelled(findings);
      this.show();
    }

    show() {
      this.list.replaceChildren(...this.findings.map((one) => this.item(one)));
      this.root.querySelector("[data-kyodo-none]").hidden = this.findings.length > 0;
    }

    /* What is only not written yet is not called wrong. */
    levelOf(finding) {
      return this.data.missing.includes(finding.code) ? "todo" : finding.level;
    }

    item(finding) {
      const [table, row, column] = finding.field.split(".");
      const texts = this.data.texts;
      const params = { table: this.data.titles[table] || "", row: Number(row) + 1 };
      const text = say(this.data.sentences[finding.code], finding.params);
      const isRow = row !== undefined && !("row" in finding.params);
      const item = document.createElement("li");
      const level = this.levelOf(finding);
      item.dataset.kyodoLevel = level;
      item.dataset.kyodoCode = finding.code;
      const word = document.createElement("strong");
      word.textContent = texts[level];
      const link = document.createElement("a");
      const id = this.data.id + table + (row === undefined ? "" : `-${row}-${column}`);
      const isHere = document.getElementById(id) !== null;
      link.href = (isHere ? "" : this.data.pages[table] || "") + "#" + id;
      link.textContent = say(texts[isRow ? "in_row" : "in_table"], params) + text;
      item.append(word, " ", link);
      return item;
    }

    summary() {
      const figure = (key) => {
        const box = this.root.querySelector(`[data-kyodo-line="${key}"]`);
        const texts = [box.querySelector("dt"), ...box.querySelectorAll("dd > span")];
        const said = texts.map((node) => node.textContent.trim()).filter((text) => text);
        return said.join(" ").replace(/。$/, "") + "。";
      };
      const count = (level) => this.findings.filter((one) => this.levelOf(one) === level).length;
      const counts = { errors: count("error"), warnings: count("warning") };
      return [...this.data.spoken.map(figure), say(this.data.texts.counts, counts)].join("");
    }
  }

  document.querySelectorAll("[data-kyodo-sums]").forEach((root) => new Panel(root));
})();
