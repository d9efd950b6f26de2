// The contact log on a phone: a draft that outlives the tab, a timer, and a queue that outlives the network. Draft and queue
// are sealed with a key that the server gives to their person alone, and that leaves the phone when the session is over.
// Without this script the form is sent as it is.
(function () {
  "use strict";

  var root = document.getElementById("contact-phone");
  var phone = window.cadrePhone;
  if (!root || !window.indexedDB || !window.fetch || !window.crypto || !crypto.subtle) {
    return;
  }
  var LOG = "/internship/log";
  var internship = root.dataset.internship;
  var words = JSON.parse(root.dataset.words);
  var network = document.getElementById("network");
  var list = document.getElementById("queue-list");
  var form = document.querySelector("form[data-queue]");
  var ended = null;
  var store = phone.store("cadre-contact-log", 2, { contacts: "key", drafts: "internship", keys: "internship" });
  var key = null;        // opens and seals what is kept; none while nobody is known to be signed in
  var drafting = Promise.resolve();
  var touched = false;   // something was typed here
  var sealedWait = 0;    // how many wait that cannot be read now
  var waiting = [];      // what the server has not taken yet, oldest first
  var thrown = null;     // the one that can be put back
  var trouble = navigator.onLine ? "" : "lost";
  var sending = null;
  var leaving = false;   // for the log, which says what was logged

  function say(key) {
    var given = arguments;
    return words[key].replace(/\{(\d)\}/g, function (_, at) {
      return given[Number(at) + 1];
    });
  }

  function recall(name) {
    return localStorage.getItem("cadre-log-" + name + "-" + internship);
  }

  function remember(name, value) {
    if (value === null) {
      localStorage.removeItem("cadre-log-" + name + "-" + internship);
    } else {
      localStorage.setItem("cadre-log-" + name + "-" + internship, value);
    }
  }

  // ---- the clock: the server's, as far as the phone knows it

  function now() {
    return new Date(Date.now() + Number(recall("ahead") || 0));
  }

  // The day and the time where the MIT lives, wherever the phone believes it is.
  function dayOf(date) {
    return inZone(date, "en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });
  }

  function timeOf(date) {
    return inZone(date, "en-GB", { hour: "2-digit", minute: "2-digit" });
  }

  function inZone(date, language, parts) {
    if (form && form.dataset.zone) {
      parts.timeZone = form.dataset.zone;
    }
    return new Intl.DateTimeFormat(language, parts).format(date);
  }

  function clock(time) {
    return new Intl.DateTimeFormat(phone.locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
      .format(new Date("2000-01-01T" + time.slice(0, 5) + "Z"));
  }

  // ---- what is typed, as pairs of name and value

  function fields() {
    return Array.from(new FormData(form).entries()).filter(function (pair) {
      return pair[0] !== "key" && pair[0].charAt(0) !== "_";
    });
  }

  function fill(pairs, only) {
    Array.from(form.elements).forEach(function (field) {
      if (!field.name || field.type === "hidden" || (only && !(field.name in only))) {
        return;
      }
      var values = pairs.filter(function (pair) {
        return pair[0] === field.name;
      }).map(function (pair) {
        return pair[1];
      });
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.indexOf(field.value) >= 0;
      } else {
        field.value = values[0] || "";
      }
    });
    openFolds();
  }

  function openFolds() {
    document.querySelectorAll("form[data-queue] details").forEach(function (fold) {
      fold.open = fold.open || Boolean(fold.querySelector("input:checked")) ||
        Array.from(fold.querySelectorAll("input:not([type=checkbox])")).some(function (field) {
          return field.value;
        });
    });
  }

  // ---- the seal

  function bound(name, iv) {
    return { name: "AES-GCM", iv: iv, additionalData: new TextEncoder().encode(internship + "/" + name) };
  }

  function seal(name, value) {
    var iv = crypto.getRandomValues(new Uint8Array(12));
    return crypto.subtle.encrypt(bound(name, iv), key, new TextEncoder().encode(JSON.stringify(value))).then(function (bytes) {
      return { iv: iv, bytes: bytes };
    });
  }

  function open(name, sealed) {
    return crypto.subtle.decrypt(bound(name, sealed.iv), key, sealed.bytes).then(function (bytes) {
      return JSON.parse(new TextDecoder().decode(bytes));
    });
  }

  function findKey() {
    return store.all("keys").then(function (all) {
      var own = all.find(function (one) {
        return one.internship === internship;
      });
      key = own ? own.key : null;
    });
  }

  // The server says who is signed in here, and gives them their key; it is kept so that no script can read it out.
  function takeKey(state) {
    if (key) {
      return Promise.resolve();
    }
    var bytes = Uint8Array.from(atob(state.seal), function (one) {
      return one.charCodeAt(0);
    });
    return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]).then(function (made) {
      key = made;
      localStorage.setItem("cadre-log-who", document.body.dataset.who);
      return store.put("keys", { internship: internship, key: made });
    }).then(read).then(function () {
      if (form && form.hidden && !form.dataset.fresh) {
        location.href = LOG + "/new";
      } else if (form) {
        form.hidden = false;
      }
      return bringDraftBack();
    });
  }

  // Nobody is signed in here any more, or somebody else is: what is kept stays, and nobody reads it.
  function shut() {
    return drafting.then(function () {
      key = null;
      thrown = null;
      if (form) {
        form.reset();
        form.elements.key.value = phone.uuid();
        form.hidden = true;
        document.getElementById("draft").hidden = true;
        touched = false;
      }
      return window.cadreSeal();
    });
  }

  // ---- the queue

  function read() {
    return store.all("contacts").then(function (all) {
      var own = all.filter(function (one) {
        return one.internship === internship;
      });
      localStorage.setItem("cadre-log-waiting", String(all.length));
      return Promise.all(key ? own.map(function (one) {
        if (!one.sealed) {
          return keep(one).then(function () {
            return one; // from before there was a seal
          });
        }
        return open(one.key, one.sealed).catch(function () {
          return null; // of another key: it stays as it is
        });
      }) : []).then(function (opened) {
        waiting = opened.filter(Boolean).sort(function (one, other) {
          return one.at < other.at ? -1 : 1;
        });
        sealedWait = own.length - waiting.length;
        render();
      });
    });
  }

  function keep(one) {
    return seal(one.key, one).then(function (sealed) {
      return store.put("contacts", { key: one.key, internship: internship, sealed: sealed });
    });
  }

  // Sends what waits, oldest first. Each has its key: sent twice, it is logged once.
  function send() {
    if (!sending) {
      sending = phone.ask(LOG + "/phone").then(function (state) {
        remember("ahead", String(Date.parse(state.now) - Date.now()));
        trouble = state.internship === internship ? "" : "somebody-else";
        if (trouble) {
          return shut();
        }
        if (form && form.dataset.fresh && form.dataset.today !== state.today) {
          setToday(state.today);
        }
        return takeKey(state).then(function () {
          return sendNext(state, waiting.filter(function (one) {
            return !one.refused;
          }));
        });
      }).catch(function (error) {
        trouble = error.kind || "lost";
        return trouble === "signed-out" ? shut() : undefined;
      }).then(function () {
        sending = null;
        return read();
      }).then(sayWhatWasLogged);
    }
    return sending;
  }

  function sendNext(state, left) {
    if (left.length === 0) {
      return undefined;
    }
    var one = left[0];
    var body = new URLSearchParams(one.fields);
    body.set("key", one.key);
    body.set("phonesDay", dayOf(new Date()));
    body.set(state.field, state.token);
    return phone.ask(LOG + "/queued", body).then(function (answer) {
      if (answer.outcome === "logged") {
        sessionStorage.setItem("cadre-log-said", answer.said[0]);
        return store.remove("contacts", one.key);
      }
      one.refused = answer.said;
      return keep(one);
    }).then(function () {
      return sendNext(state, left.slice(1));
    });
  }

  function sayWhatWasLogged() {
    if (sessionStorage.getItem("cadre-log-said") && !leaving) {
      if (form) {
        showSaid();
      } else {
        location.reload();
      }
    }
  }

  function showSaid() {
    var said = element("div", "", "notice");
    said.setAttribute("role", "status");
    said.append(icon("check-circle-fill"), " " + sessionStorage.getItem("cadre-log-said"));
    sessionStorage.removeItem("cadre-log-said");
    document.getElementById("content").prepend(said);
  }

  function find(key) {
    return waiting.find(function (one) {
      return one.key === key;
    });
  }

  // ---- what is seen

  function element(kind, text, look) {
    var made = document.createElement(kind);
    made.textContent = text;
    made.className = look || "";
    return made;
  }

  function icon(name) {
    var drawn = element("i", "", "bi bi-" + name);
    drawn.setAttribute("aria-hidden", "true");
    return drawn;
  }

  function button(label, deed, one) {
    var made = element("button", label, "btn btn-sm btn-outline-primary");
    made.type = "button";
    made.append(element("span", " " + describe(one), "visually-hidden"));
    made.addEventListener("click", function () {
      deed(one);
    });
    return made;
  }

  function describe(one) {
    var typed = Object.fromEntries(one.fields);
    var day = typed.day ? new Intl.DateTimeFormat(phone.locale, { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" })
      .format(new Date(typed.day + "T00:00:00Z")) : "";
    return say("line", day + (typed.start ? ", " + clock(typed.start) : ""), typed.minutes || "0",
      words["mode " + typed.mode] || "");
  }

  function render() {
    var open = sealedWait + waiting.filter(function (one) {
      return !one.refused;
    }).length;
    var state = trouble === "lost" && !key ? "not-kept" : trouble === "lost" && !open ? "no-network-nothing" : { lost: "no-network" }[trouble] || trouble ||
      (open ? "sending" : "");
    network.hidden = !state;
    if (state) {
      network.className = "network tone-" + (trouble ? "attention" : "quiet");
      network.replaceChildren(icon(trouble === "lost" ? "wifi-off" : trouble ? "person-lock" : "arrow-repeat"),
        " " + say(state, open));
      if (trouble === "signed-out") {
        var link = element("a", words["sign-in"]);
        link.href = "/sign-in?then=" + encodeURIComponent(LOG + "/new");
        network.append(" · ", link);
      }
    }
    // The one that came back refused stands in the form already.
    var rows = waiting.filter(function (one) {
      return !form || form.dataset.fresh || one.key !== form.elements.key.value;
    }).map(row);
    if (thrown) {
      var back = element("li", "");
      back.append(element("span", words["thrown-away"], "quiet"), button(words.undo, putBack, thrown));
      rows.push(back);
    }
    list.replaceChildren.apply(list, rows);
    document.getElementById("queue").hidden = rows.length === 0;
  }

  function row(one) {
    var made = element("li", "");
    var said = element("div", "", "entry");
    said.append(element("div", describe(one), "entry-head"));
    if (one.refused) {
      one.refused.forEach(function (why) {
        var reason = element("div", "", "wrong");
        reason.append(icon("exclamation-circle-fill"), " " + why);
        said.append(reason);
      });
    } else {
      said.append(element("div", words.waits, "quiet small"));
    }
    made.append(said);
    if (one.refused) {
      var actions = element("div", "", "actions entry-actions");
      actions.append(button(words.mend, mend, one), button(words["throw-away"], throwAway, one));
      made.append(actions);
    }
    return made;
  }

  function throwAway(one) {
    thrown = one;
    store.remove("contacts", one.key).then(read);
  }

  function putBack(one) {
    thrown = null;
    keep(one).then(read);
  }

  // Tried once more as it is; then the form says beside each field what is wrong.
  function mend(one) {
    delete one.refused;
    leaving = true;
    keep(one).then(read).then(send).then(function () {
      var left = find(one.key);
      if (!key) {
        return undefined;
      }
      if (!left) {
        location.href = LOG;
      } else if (left.refused && !trouble) {
        return sendAsItIs(one);
      } else {
        location.href = LOG + "/new?mend=" + one.key;
      }
      return undefined;
    });
  }

  // The server says beside each field what is wrong: the form is sent as it is, and comes back with everything typed.
  function sendAsItIs(one) {
    return phone.ask(LOG + "/phone").then(function (state) {
      var sent = document.createElement("form");
      sent.method = "post";
      sent.action = LOG;
      one.fields.concat([["key", one.key], [state.field, state.token]]).forEach(function (pair) {
        var field = document.createElement("input");
        field.type = "hidden";
        field.name = pair[0];
        field.value = pair[1];
        sent.append(field);
      });
      document.body.append(sent);
      sent.submit();
    });
  }

  // ---- saving

  function save(event) {
    event.preventDefault();
    var one = { key: form.elements.key.value, internship: internship, fields: fields(), at: new Date().toISOString() };
    if (!key) {
      send().then(function () {
        if (key) {
          save(event);
        } else {
          network.scrollIntoView({ block: "center" });
        }
      });
      return;
    }
    leaving = true;
    keep(one).then(read).then(send).then(function () {
      var left = find(one.key);
      if (!key) {
        dropDraft(); // it waits as a contact
        network.scrollIntoView({ block: "center" });
        return undefined;
      }
      leaving = !left || (left.refused && !trouble);
      if (left && left.refused && !trouble) {
        return sendAsItIs(one);
      }
      dropDraft();
      if (!left) {
        location.href = LOG;
        return undefined;
      }
      if (!form.dataset.fresh) {
        location.href = LOG + "/new";
        return undefined;
      }
      startAfresh();
      network.scrollIntoView({ block: "center" });
      return undefined;
    });
  }

  function startAfresh() {
    form.reset();
    form.elements.key.value = phone.uuid();
    form.elements.day.value = form.dataset.today;
    dropDraft();
    document.getElementById("draft").hidden = true;
  }

  // The page may have been kept for days. A day that somebody chose stays.
  function setToday(today) {
    var day = form.elements.day;
    if (day.value === form.dataset.today) {
      day.value = today;
    }
    day.max = today;
    form.dataset.today = today;
    form.querySelectorAll("[data-ago]").forEach(function (shortcut) {
      var ago = new Date(today + "T12:00:00Z");
      ago.setUTCDate(ago.getUTCDate() - Number(shortcut.dataset.ago));
      shortcut.dataset.with = ago.toISOString().slice(0, 10);
    });
  }

  // ---- shortcuts

  function change(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function shortcut(event) {
    var chip = event.target.closest("[data-more], [data-ended], [data-like]");
    var step = Number(form.dataset.step);
    var minutes = form.elements.minutes;
    if (!chip) {
      return;
    }
    event.preventDefault();
    if (chip.dataset.more) {
      change(minutes, Math.max(step, (Number(minutes.value) || 0) + Number(chip.dataset.more)));
    } else if ("ended" in chip.dataset) {
      endAt(now());
    } else {
      var last = JSON.parse(chip.dataset.like);
      fill(Object.keys(last).flatMap(function (name) {
        return last[name].map(function (value) {
          return [name, value];
        });
      }), last);
      leaveOutComing();
      keepDraft();
    }
  }

  // It ended then: the start follows from the minutes, also when they are corrected afterwards.
  function endAt(moment) {
    var begun = new Date(moment - (Number(form.elements.minutes.value) || Number(form.dataset.step)) * 60000);
    change(form.elements.day, dayOf(begun));
    change(form.elements.start, timeOf(begun));
    ended = moment;
  }

  function keepTheEnd(event) {
    if (event.target === form.elements.minutes) {
      if (ended) {
        endAt(ended);
      }
    } else if (event.target === form.elements.start || event.target === form.elements.day) {
      ended = null;
    }
  }

  // A start that is still to come today would be refused.
  function leaveOutComing() {
    var start = form.elements.start;
    var latest = new Date(now() - Number(form.elements.minutes.value) * 60000);
    if (start.value && form.elements.day.value + start.value > dayOf(latest) + timeOf(latest)) {
      start.value = "";
    }
  }

  // ---- the draft

  // One after the other, so that what was typed last is what stays.
  function keepDraft() {
    var draft = { key: form.elements.key.value, fields: fields() };
    touched = true;
    drafting = drafting.then(function () {
      return key ? seal("draft", draft).then(function (sealed) {
        return store.put("drafts", { internship: internship, sealed: sealed });
      }) : undefined;
    }).then(function () {
      root.dataset.draft = draft.fields.length && key ? "kept" : "none";
    });
  }

  function dropDraft() {
    drafting = drafting.then(function () {
      return store.remove("drafts", internship);
    });
    return drafting;
  }

  function bringDraftBack() {
    if (!form || !form.dataset.fresh || !key || touched || location.search.indexOf("like=") >= 0) {
      return undefined;
    }
    return store.all("drafts").then(function (all) {
      var own = all.find(function (one) {
        return one.internship === internship;
      });
      return own && open("draft", own.sealed).then(function (draft) {
        fill(draft.fields);
        form.elements.key.value = draft.key;
        document.getElementById("draft").hidden = false;
      }).catch(function () {});
    });
  }

  // ---- the timer

  function timer() {
    var begun = recall("timer");
    if (!begun) {
      remember("timer", now().toISOString());
      return showTimer();
    }
    var start = new Date(begun);
    var ran = Math.max(0, Math.round((now() - start) / 60000));
    var step = Number(form.dataset.step);
    var rounded = Math.max(step, Math.round(ran / step) * step);
    remember("timer", null);
    change(form.elements.day, dayOf(start));
    change(form.elements.start, timeOf(start));
    change(form.elements.minutes, rounded);
    showTimer();
    return document.getElementById("timer-said").textContent =
      say("timer-done", ran, clock(timeOf(start)), rounded, step);
  }

  function showTimer() {
    var begun = recall("timer");
    document.querySelector("#timer span").textContent = words[begun ? "timer-stop" : "timer-start"];
    if (begun) {
      var start = new Date(begun);
      document.getElementById("timer-said").textContent =
        say("timer-running", Math.max(0, Math.floor((now() - start) / 60000)), clock(timeOf(start)));
    }
  }

  // ---- begin

  if (sessionStorage.getItem("cadre-log-said") && !form) {
    showSaid();
  }

  if (form) {
    // The page may have been kept, and with it its key and its day: each contact gets its own.
    if (form.dataset.fresh) {
      form.elements.key.value = phone.uuid();
      if (form.dataset.today !== dayOf(now()) && !navigator.onLine) {
        setToday(dayOf(now()));
      }
    }
    form.addEventListener("submit", save);
    form.addEventListener("click", shortcut);
    form.addEventListener("input", keepDraft);
    form.addEventListener("change", keepDraft);
    form.addEventListener("change", keepTheEnd);
    document.getElementById("afresh").addEventListener("click", startAfresh);
    document.getElementById("timer").addEventListener("click", timer);
    showTimer();
    window.setInterval(function () {
      if (recall("timer")) {
        showTimer();
      }
    }, 20000);
    phone.keepPage("/internship/worker.js", LOG, root, [new URL(LOG + "/new", location.href).href]);
  }

  findKey().then(read).then(bringDraftBack).then(function () {
    if (form && !form.dataset.fresh) {
      keepDraft();
    }
  }).then(send).then(function () {
    var asked = new URLSearchParams(location.search).get("mend");
    var one = asked && find(asked);
    if (form && one) {
      fill(one.fields);
      form.elements.key.value = one.key;
    }
    root.dataset.ready = "yes";
  });

  window.addEventListener("pageshow", function (event) {
    if (event.persisted && form && form.dataset.fresh) {
      startAfresh();
    }
  });
  // Another tab has heard that the session is over.
  window.addEventListener("storage", function (event) {
    if (event.key === "cadre-log-who" && !event.newValue) {
      send();
    }
  });
  window.addEventListener("online", send);
  window.addEventListener("offline", function () {
    trouble = "lost";
    render();
  });
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      send();
    }
  });
  window.setInterval(function () {
    if (!document.hidden && (waiting.length || trouble)) {
      send();
    }
  }, 20000);
})();
