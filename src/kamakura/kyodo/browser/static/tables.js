/* Tables with inputs: rows added, moved, removed and pasted at once. Without this file the same
   buttons are answered by the server. Every change of a cell is told by an input event. */
(function () {
  "use strict";

  const TABLE = "[data-kyodo-rows]";
  const CELL = "[data-kyodo-column]";
  const CALCULATED = "(calculated)";

  const say = (template, values) =>
    template.replace(/\$\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const rowsOf = (root) => Array.from(root.querySelectorAll("tbody > tr"));
  const cellsOf = (row) => Array.from(row.querySelectorAll(CELL));
  const isGiven = (row) => row.hasAttribute("data-kyodo-given");
  const firstInput = (row) => row.querySelector("select, textarea, input:not([type=hidden])");
  const isBlank = (row) => cellsOf(row).every((cell) => cell.type === "hidden" || !cell.value.trim());

  /* Copied tables: cells between tabs, rows between line ends, "…" around cells with either. */
  function cut(text) {
    const rows = [[]];
    const plain = text.replace(/\r\n?/g, "\n");
    let at = 0;
    while (at < plain.length) {
      const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
      quoted.lastIndex = at;
      const found = plain[at] === '"' ? quoted.exec(plain) : null;
      const end = plain.slice(at).search(/[\t\n]/);
      const cell = found ? found[0] : plain.slice(at, end < 0 ? undefined : at + end);
      rows[rows.length - 1].push(found ? found[1].replace(/""/g, '"') : cell);
      at += cell.length;
      if (plain[at] === "\n" && at + 1 < plain.length) {
        rows.push([]);
      } else if (plain[at] === "\t" && at + 1 === plain.length) {
        rows[rows.length - 1].push("");
      }
      at += 1;
    }
    return rows;
  }

  const folded = (text) => text.normalize("NFKC").replace(/\s/g, "");

  class Table {
    constructor(root) {
      this.root = root;
      this.name = root.dataset.kyodoRows;
      this.most = Number(root.dataset.kyodoMost);
      this.words = JSON.parse(root.dataset.kyodoWords);
      this.body = root.querySelector("tbody");
      this.blank = root.querySelector("template[data-kyodo-row]");
      this.said = root.querySelector("[data-kyodo-said]");
      this.box = root.querySelector("[data-kyodo-said-box]");
      this.undoButton = root.querySelector("[data-kyodo-undo]");
      this.undo = null;
      root.querySelector("[data-kyodo-paste-help]").hidden = false;
      root.addEventListener("click", (event) => this.pressed(event));
      root.addEventListener("paste", (event) => this.pasted(event));
      root.addEventListener("input", (event) => this.typed(event));
    }

    /* what is said, and how to take it back */

    tell(key, values, undo) {
      this.tellText(say(this.words[key], values || {}), undo);
    }

    tellText(text, undo) {
      this.root.querySelectorAll("[data-kyodo-removed]").forEach((old) => old.remove());
      this.said.textContent = text;
      this.undo = undo || null;
      this.undoButton.hidden = !undo;
      this.box.removeAttribute("data-kyodo-quiet");
    }

    changed() {
      this.renumber();
      this.addUp();
      this.root.dispatchEvent(new Event("input", { bubbles: true }));
    }

    typed(event) {
      const row = event.target.closest("tbody > tr");
      if (row) {
        /* What the server found wrong with this cell may be mended now. */
        this.clear(event.target);
        if (event.target.matches(CELL) && this.undo && !this.pasting) {
          this.undoButton.hidden = true;
          this.undo = null;
        }
      }
      this.addUp();
    }

    clear(input) {
      const error = document.getElementById(input.id + "-error");
      if (input.id && error) {
        error.remove();
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }

    /* rows */

    renumber() {
      const rows = rowsOf(this.root);
      const given = rows.filter(isGiven).length;
      const id = this.root.id;
      rows.forEach((row, place) => {
        const old = row.dataset.kyodoPlace;
        if (old !== String(place)) {
          this.rename(row, id, old, place);
        }
        row.querySelector(".kyodo-row-number").textContent = String(place + 1);
        row.querySelectorAll("[data-kyodo-button]").forEach((button) => {
          const act = button.dataset.kyodoButton;
          const label = say(this.words[act], { row: place + 1 });
          button.setAttribute("aria-label", label);
          button.title = label;
          button.value = this.name + ":" + place + (act === "remove" ? "" : ":" + act);
          button.disabled =
            (act === "up" && place === given) || (act === "down" && place === rows.length - 1);
        });
      });
      const isFull = rows.length >= this.most;
      const add = this.root.querySelector("button[name='kyodo.addrow']");
      if (isFull) {
        add.setAttribute("aria-disabled", "true");
      } else {
        add.removeAttribute("aria-disabled");
      }
      this.root.querySelector("[data-kyodo-room]").textContent = this.room(rows.length);
    }

    room(count) {
      return say(this.words[count < this.most ? "room" : "full"], { count, most: this.most });
    }

    rename(row, id, old, place) {
      const swap = (text) =>
        text
          .split(`${id}-${old}-`)
          .join(`${id}-${place}-`)
          .replace(`${this.name}.${old}.widgets.`, `${this.name}.${place}.widgets.`);
      row.id = `${id}-${place}`;
      row.dataset.kyodoPlace = String(place);
      row.querySelectorAll("[id], [name], [aria-labelledby]").forEach((node) => {
        for (const attribute of ["id", "name", "aria-labelledby", "aria-describedby"]) {
          if (node.hasAttribute(attribute)) {
            node.setAttribute(attribute, swap(node.getAttribute(attribute)));
          }
        }
      });
    }

    newRow() {
      const place = rowsOf(this.root).length;
      const holder = document.createElement("template");
      holder.innerHTML = this.blank.innerHTML
        .split("__place__")
        .join(place)
        .split("__number__")
        .join(place + 1);
      const row = holder.content.querySelector("tr");
      this.body.append(row);
      return row;
    }

    pressed(event) {
      const button = event.target.closest("button");
      if (!button) {
        return;
      }
      const row = button.closest("tbody > tr");
      const act = button.dataset.kyodoButton;
      if (button === this.undoButton) {
        this.takeBack();
      } else if (button.name === "kyodo.addrow") {
        event.preventDefault();
        this.add();
      } else if (row && act === "remove") {
        event.preventDefault();
        this.remove(row);
      } else if (row && act) {
        event.preventDefault();
        this.move(row, act, button);
      }
    }

    add() {
      const count = rowsOf(this.root).length;
      if (count >= this.most) {
        this.tellText(this.room(count));
        return;
      }
      const row = this.newRow();
      this.changed();
      firstInput(row).focus();
      this.tell("added", { row: count + 1 });
    }

    remove(row) {
      const rows = rowsOf(this.root);
      const place = rows.indexOf(row);
      const before = rows[place + 1] || null;
      row.remove();
      const filler = rowsOf(this.root).length ? null : this.newRow();
      this.changed();
      this.focusNear(place);
      this.tell("removed", { row: place + 1 }, () => {
        if (filler) {
          filler.remove();
        }
        this.body.insertBefore(row, before && before.isConnected ? before : null);
        return firstInput(row);
      });
    }

    focusNear(place) {
      const rows = rowsOf(this.root);
      const near = rows[Math.min(place, rows.length - 1)];
      const button = near && near.querySelector("[data-kyodo-button=remove]");
      (button || this.root.querySelector("button[name='kyodo.addrow']")).focus();
    }

    move(row, way, button) {
      const rows = rowsOf(this.root);
      const there = rows.indexOf(row) + (way === "up" ? -1 : 1);
      const other = rows[there];
      if (!other || isGiven(other)) {
        return;
      }
      this.body.insertBefore(way === "up" ? row : other, way === "up" ? other : row);
      this.changed();
      const back = row.querySelector(`[data-kyodo-button=${way === "up" ? "down" : "up"}]`);
      (button.disabled ? back : button).focus();
      this.tell("moved", { row: there + 1 });
    }

    takeBack() {
      if (!this.undo) {
        return;
      }
      const undo = this.undo;
      this.tell("undone");
      this.pasting = true;
      const focus = undo();
      this.changed();
      this.pasting = false;
      focus.focus();
    }

    /* pasting */

    pasted(event) {
      const cell = event.target.closest(CELL);
      const copied = event.clipboardData;
      const text = copied ? copied.getData("text/plain") : "";
      if (!cell || !text) {
        return;
      }
      const isTable = /<table/i.test(copied.getData("text/html"));
      const isPlain = !text.includes("\t") && !isTable && cell.tagName === "TEXTAREA";
      const block = cut(text);
      const isOne = block.length === 1 && block[0].length === 1 && !/^".*\n/.test(text);
      if (isPlain || (isOne && cell.tagName !== "SELECT")) {
        return;
      }
      event.preventDefault();
      new Paste(this, cell).fill(block);
    }

    /* Restoring what a device kept: as many rows as it had. */
    grow(count) {
      while (rowsOf(this.root).length < Math.min(count, this.most)) {
        this.newRow();
      }
      this.renumber();
    }

    /* sums */

    addUp() {
      const read = window.kyodoMoney;
      if (!read) {
        return;
      }
      const sum = (part, column) =>
        Array.from(part.querySelectorAll(`tbody [data-kyodo-money="${column}"]`)).reduce(
          (amount, input) => amount + read.yen(input.value),
          0
        );
      this.root.querySelectorAll("[data-kyodo-sum]").forEach((output) => {
        output.textContent = read.number(sum(this.root, output.dataset.kyodoSum));
      });
      this.root.querySelectorAll("[data-kyodo-change]").forEach((output) => {
        const row = output.closest("tbody > tr");
        const [first, second] = output.dataset.kyodoChange.split(" ");
        const of = (column) =>
          row
            ? read.yen((row.querySelector(`[data-kyodo-money="${column}"]`) || { value: "" }).value)
            : sum(this.root, column);
        output.textContent = read.number(of(first) - of(second));
      });
    }
  }

  /* One paste: where each copied cell goes, what was there before, what could not be placed. */
  class Paste {
    constructor(table, cell) {
      this.table = table;
      this.cell = cell;
      /* A calculated column takes its place in what was copied, and nothing is put into it. */
      const blank = table.blank.content.querySelector("tr");
      this.columns = Array.from(
        blank.querySelectorAll("[data-kyodo-column], [data-kyodo-change]"),
        (one) => one.dataset.kyodoColumn || CALCULATED
      );
      this.filled = [];
      this.added = [];
      this.remarks = [];
      this.replaced = 0;
      this.wide = 0;
      this.noRoom = 0;
    }

    fill(block) {
      const heading = this.headings(block);
      const start = rowsOf(this.table.root).indexOf(this.cell.closest("tr"));
      const from = heading ? 0 : this.columns.indexOf(this.cell.dataset.kyodoColumn);
      block.forEach((texts, index) => {
        if (heading && !heading[index]) {
          return;
        }
        const row = heading ? this.rowOf(heading[index]) : this.rowAt(start + index);
        if (row) {
          texts.forEach((text, place) => this.put(row, this.columns[from + place], text));
        } else if (texts.some((text) => text.trim())) {
          this.noRoom += 1;
        }
      });
      this.finish();
    }

    /* A table that begins with the names of the given rows goes to those rows. */
    headings(block) {
      const given = rowsOf(this.table.root).filter(isGiven);
      if (!given.length || block.every((texts) => texts.length < 2)) {
        return null;
      }
      const options = Array.from(
        this.table.blank.content.querySelectorAll(`[data-kyodo-column=${this.columns[0]}] option`)
      ).filter((option) => option.value);
      const known = new Map(options.map((option) => [folded(option.textContent), option.value]));
      const found = block.map((texts) => known.get(folded(texts[0])) || "");
      const isOther = (texts) => /^(|区分|費目|科目|項目|(合|小|総)?計|.*合計)$/.test(folded(texts[0]));
      const fits = block.every((texts, index) => found[index] || isOther(texts));
      return fits && found.some(Boolean) ? found : null;
    }

    rowAt(place) {
      while (rowsOf(this.table.root).length <= place) {
        if (rowsOf(this.table.root).length >= this.table.most) {
          return null;
        }
        this.added.push(this.table.newRow());
      }
      return rowsOf(this.table.root)[place];
    }

    rowOf(heading) {
      this.used = this.used || new Set();
      const rows = rowsOf(this.table.root);
      const free = (row) => !this.used.has(row);
      const row =
        rows.find((one) => isGiven(one) && free(one) && cellsOf(one)[0].value === heading) ||
        rows.find((one) => !isGiven(one) && free(one) && isBlank(one)) ||
        this.rowAt(rows.length);
      if (row) {
        this.used.add(row);
      }
      return row;
    }

    put(row, column, text) {
      if (!column) {
        this.wide += text.trim() ? 1 : 0;
        return;
      }
      if (column === CALCULATED) {
        return;
      }
      const input = row.querySelector(`[data-kyodo-column="${column}"]`);
      if (input.type === "hidden") {
        return;
      }
      const value = this.valueFor(input, text);
      if (value === null || value === input.value) {
        this.filled.push(...(value === null || !value ? [] : [[input, value, value]]));
        return;
      }
      this.replaced += input.value.trim() ? 1 : 0;
      this.filled.push([input, input.value, value]);
      input.value = value;
    }

    valueFor(input, text) {
      if (input.tagName === "TEXTAREA") {
        return text;
      }
      if (input.tagName === "INPUT") {
        return text.replace(/\n/g, " ");
      }
      const wanted = folded(text);
      const option = Array.from(input.options).find(
        (one) => one.value && (folded(one.textContent) === wanted || one.value === wanted)
      );
      if (option || !wanted) {
        return option ? option.value : "";
      }
      const label = input.closest("td").dataset.label;
      this.remarks.push(say(this.table.words.unknown, { text: text.slice(0, 40), label }));
      return null;
    }

    finish() {
      const words = this.table.words;
      const texts = this.filled.length
        ? [say(words.filled, { count: this.filled.length })]
        : [words.nothing];
      const more = [
        ["replaced", this.replaced],
        ["grown", this.added.length],
        ["no_room", this.noRoom],
        ["too_wide", this.wide],
      ];
      for (const [key, count] of more) {
        if (count) {
          texts.push(say(words[key], { count, most: this.table.most }));
        }
      }
      this.table.pasting = true;
      this.filled.forEach(([input]) => this.table.clear(input));
      this.table.changed();
      this.table.pasting = false;
      const undo = this.filled.length || this.added.length ? () => this.takeBack() : null;
      this.table.tellText([...texts, ...new Set(this.remarks)].join(""), undo);
    }

    takeBack() {
      for (const [input, before] of this.filled.reverse()) {
        input.value = before;
      }
      this.added.forEach((row) => row.remove());
      return this.cell.isConnected ? this.cell : this.table.undoButton;
    }
  }

  const tables = new Map();
  for (const root of document.querySelectorAll(TABLE)) {
    tables.set(root.dataset.kyodoRows, new Table(root));
  }

  /* The filing screen puts back what this device kept: {detail: names of inputs}. */
  document.addEventListener("kyodo:fill", (event) => {
    const counts = new Map();
    for (const name of event.detail) {
      const found = /^(.+)\.(\d+)\.widgets\.\w+$/.exec(name);
      if (found) {
        counts.set(found[1], Math.max(counts.get(found[1]) || 0, Number(found[2]) + 1));
      }
    }
    counts.forEach((count, name) => tables.has(name) && tables.get(name).grow(count));
  });
})();
