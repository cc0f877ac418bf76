/* A chosen file is sent at once, with its progress in view. Without this it goes with the save. */
(function () {
  "use strict";

  const MB = 1024 * 1024;
  const form = document.querySelector("form[data-kyodo-autosave]");
  if (!form) {
    return;
  }

  const texts = JSON.parse(form.dataset.kyodoTexts);
  const fill = (text, words) => text.replace(/\$\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
  const size = (bytes) =>
    bytes < MB ? Math.ceil(bytes / 1024) + "KB" : (bytes / MB).toFixed(1) + "MB";

  /* What the file of a question may hold when it takes the place of the one that is there. */
  const left = (box) => Number(form.dataset.kyodoLeft) + Number(box.dataset.kyodoSize);

  function show(box, text, busy, wrong) {
    box.hidden = false;
    box.classList.toggle("kyodo-upload-wrong", Boolean(wrong));
    box.querySelector("[role=status]").textContent = text;
    box.querySelector("progress").hidden = !busy;
    box.querySelector("button").hidden = !busy;
  }

  /* The line that the server draws for a kept file, drawn here for one kept just now. */
  function keep(box, input, said) {
    const question = box.parentElement;
    let line = question.querySelector(".kyodo-file-stored");
    if (!line) {
      line = document.createElement("div");
      line.className = "kyodo-file-stored";
      const text = document.createElement("p");
      text.className = "mb-1";
      text.append(texts.added + " ", document.createElement("a"));
      const check = document.createElement("div");
      check.className = "form-check";
      const tick = document.createElement("input");
      tick.className = "form-check-input";
      tick.type = "checkbox";
      tick.value = "remove";
      tick.name = tick.id = input.name + ".action";
      const label = document.createElement("label");
      label.className = "form-check-label";
      label.htmlFor = tick.id;
      label.textContent = fill(texts.remove, { label: box.dataset.kyodoLabel });
      check.append(tick, label);
      line.append(text, check);
      (input.closest(".kyodo-field") || input).before(line);
    }
    const link = line.querySelector("a");
    link.href = said.url;
    link.textContent = said.name + " (" + said.size + ")";
    const tick = line.querySelector("input[type=checkbox]");
    tick.checked = false;
    input.value = "";
    show(box, "✓ " + fill(texts.saved, said) + (said.note || ""), false);
  }

  function send(box, input, file) {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("file", file);
    data.append("_authenticator", form.elements._authenticator.value);
    request.open("POST", box.dataset.kyodoUpload);
    request.upload.addEventListener("progress", (event) => {
      box.querySelector("progress").value = (100 * event.loaded) / event.total;
      const words = { total: size(event.total), done: size(event.loaded) };
      show(box, fill(texts.sent, words), true);
    });
    request.addEventListener("load", () => {
      let said = {};
      try {
        said = JSON.parse(request.responseText);
      } catch {
        said = {};
      }
      if (said.ok) {
        form.dataset.kyodoLeft = left(box) - file.size;
        box.dataset.kyodoSize = file.size;
        keep(box, input, said);
        return;
      }
      if (said.message) {
        input.value = "";
      }
      show(box, said.message || texts.failed, false, true);
    });
    request.addEventListener("error", () => show(box, texts.lost, false, true));
    request.addEventListener("abort", () => {
      input.value = "";
      show(box, texts.stopped, false);
    });
    box.querySelector("button").onclick = () => request.abort();
    show(box, fill(texts.sending, { total: size(file.size) }), true);
    request.send(data);
  }

  for (const box of form.querySelectorAll("[data-kyodo-upload]")) {
    const input = box.parentElement.querySelector("input[type=file]");
    if (!input) {
      continue;
    }
    input.addEventListener("change", () => {
      const file = input.files[0];
      if (!file) {
        return;
      }
      const most = Number(box.dataset.kyodoMax);
      if (file.size > most) {
        input.value = "";
        const words = { name: file.name, size: size(file.size), most: size(most) };
        show(box, fill(texts.too_large, words), false, true);
        return;
      }
      if (file.size > left(box)) {
        input.value = "";
        const words = { name: file.name, size: size(file.size), left: size(left(box)) };
        show(box, fill(texts.too_many, words), false, true);
        return;
      }
      send(box, input, file);
    });
  }
})();
