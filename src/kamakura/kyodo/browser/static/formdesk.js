/* On the editor of a form: look at the check again after every change that does not load a page. */
(function () {
  "use strict";

  const look = () => {
    const panel = document.querySelector("[data-kyodo-design-check]");
    if (!panel) {
      return;
    }
    fetch(panel.dataset.kyodoDesignCheck, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((html) => {
        if (html) {
          panel.outerHTML = html;
        }
      })
      .catch(() => {});
  };

  window.addEventListener("load", () => {
    if (window.jQuery) {
      window.jQuery(document).on("ajaxComplete", look);
    }
  });
})();
