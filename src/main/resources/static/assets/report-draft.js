// Keeps a report while it is being typed. Without script the button "Save draft" does the same.
(function () {
  "use strict";
  var form = document.querySelector("form[data-draft]");
  var state = document.getElementById("draft-state");
  if (!form || !state) {
    return;
  }
  var conflict = document.getElementById("draft-conflict");
  var PAUSE = 1500;
  var AGAIN = 10000;
  var timer = null;
  var unsaved = false;
  var going = null;
  var stopped = false;
  state.hidden = false;

  function say(words, alarming) {
    state.textContent = words;
    state.classList.toggle("wrong", alarming);
    if (alarming) {
      state.setAttribute("role", "alert");
    } else {
      state.removeAttribute("role");
    }
  }

  function typed() {
    return new URLSearchParams(new FormData(form));
  }

  function plan(pause) {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, pause);
  }

  function save() {
    if (!unsaved || stopped) {
      return Promise.resolve();
    }
    if (going) {
      plan(PAUSE);
      return going;
    }
    unsaved = false;
    going = fetch(form.dataset.draft, { method: "POST", body: typed(), redirect: "manual", keepalive: true })
      .then(function (answer) {
        if (answer.type === "opaqueredirect" || answer.status === 403) {
          stopped = true;
          say(state.dataset.signedOut, true);
          return undefined;
        }
        if (answer.status !== 200 && answer.status !== 409 && answer.status !== 422) {
          throw new Error(String(answer.status));
        }
        return answer.text().then(function (page) {
          show(answer.status, page);
        });
      })
      .catch(function () {
        unsaved = true;
        say(state.dataset.offline, true);
        plan(AGAIN);
      })
      .finally(function () {
        going = null;
      });
    return going;
  }

  function show(status, page) {
    var parts = new DOMParser().parseFromString(page, "text/html");
    var says = parts.querySelector(".draft-says");
    if (!says) {
      stopped = true;
      say(state.dataset.signedOut, true);
      return;
    }
    say(says.textContent, status !== 200);
    var other = parts.getElementById("elsewhere");
    if (status === 409) {
      // Two versions: nothing more is saved by itself; saving by the button is a decision.
      stopped = true;
      if (other) {
        form.elements.revision.value = says.dataset.revision;
        conflict.replaceChildren(document.importNode(other, true));
        conflict.firstElementChild.focus();
      }
    } else if (status === 200) {
      form.elements.revision.value = says.dataset.revision;
    }
  }

  form.addEventListener("input", function () {
    if (stopped) {
      return;
    }
    unsaved = true;
    say(state.dataset.waits, false);
    plan(PAUSE);
  });

  // A draft that is on its way arrives before the form does: the form stands on what it saved.
  form.addEventListener("submit", function (event) {
    window.clearTimeout(timer);
    if (going) {
      event.preventDefault();
      var button = event.submitter;
      going.then(function () {
        if (!stopped) {
          form.requestSubmit(button);
        }
      });
      return;
    }
    unsaved = false;
  });

  // What was typed last is kept when the tab is closed.
  window.addEventListener("pagehide", function () {
    if (unsaved && !stopped) {
      navigator.sendBeacon(form.dataset.draft, typed());
    }
  });
})();
