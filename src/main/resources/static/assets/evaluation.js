// Questions are moved by keyboard: Alt and an arrow key, from wherever one is in the question.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) {
      return;
    }
    var row = document.activeElement.closest("[data-question]");
    var button = row && row.querySelector("button[value=" + (event.key === "ArrowUp" ? "up" : "down") + "]");
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
  // The question that was moved keeps the focus.
  var moved = location.hash && document.getElementById(location.hash.slice(1));
  if (moved) {
    moved.focus();
  }
})();
