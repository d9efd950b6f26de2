// Check-in with a phone: the camera, answers at once, and a queue that outlives the network. Without this script the page
// checks in by name and by typed code.
(function () {
  "use strict";

  var root = document.getElementById("checkin");
  var phone = window.cadrePhone;
  if (!root || !window.indexedDB || !window.fetch) {
    return;
  }
  var offering = root.dataset.offering;
  var session = root.dataset.session;
  var words = JSON.parse(root.dataset.words);
  var verdict = document.getElementById("verdict");
  var network = document.getElementById("network");
  var list = null;       // as the server last said it
  var waiting = [];      // what it has not been told yet, oldest first
  var reachable = navigator.onLine;
  var signedOut = false;
  var refused = false;   // by the server: this person checks nobody in here any more
  var sending = false;
  var WEEK = 7 * 24 * 60 * 60 * 1000;

  function say(key, name, time) {
    return words[key].replace("{0}", name).replace("{1}", time);
  }

  // ---- what is kept on the phone

  var kept = phone.store("cadre-check-in", 1, { scans: "key", lists: "offering" });

  function readWaiting() {
    return kept.all("scans").then(function (scans) {
      waiting = scans.filter(function (one) {
        return one.offering === offering;
      }).sort(function (one, other) {
        return one.at < other.at ? -1 : 1;
      });
    });
  }

  // ---- the server

  // Its clock is the program's: a phone that goes wrong does not write wrong times.
  function now() {
    return new Date(Date.now() + (list ? list.ahead : 0));
  }

  function ask(address, body) {
    return phone.ask(address, body).then(function (answer) {
      reachable = true;
      signedOut = refused = false;
      return answer;
    }, function (trouble) {
      reachable = trouble.kind !== "lost";
      if (reachable) {
        signedOut = trouble.kind === "signed-out";
        refused = trouble.kind === "refused";
      }
      throw trouble;
    });
  }

  function refresh() {
    return ask(root.dataset.list).then(function (fresh) {
      fresh.offering = offering;
      fresh.ahead = Date.parse(fresh.now) - Date.now();
      fresh.keptAt = Date.now();
      list = fresh;
      return kept.put("lists", fresh);
    });
  }

  // Sends what is waiting, oldest first. Each has its key: sent twice, it is done once.
  function send() {
    if (sending) {
      return Promise.resolve();
    }
    sending = true;
    return refresh().then(sendBatch).catch(function () {}).then(function () {
      sending = false;
      render();
    });
  }

  function sendBatch() {
    var batch = waiting.slice(0, 50);
    if (batch.length === 0) {
      return undefined;
    }
    var form = new URLSearchParams();
    form.set(list.field, list.token);
    form.set("scans", JSON.stringify(batch.map(function (one) {
      return { key: one.key, session: one.session, code: one.code, registration: one.registration,
        typed: one.typed, undo: one.undo, at: one.at };
    })));
    return ask(root.dataset.scans, form).then(function (said) {
      said.answers.forEach(function (answer) {
        var scan = batch.find(function (one) {
          return one.key === answer.key;
        });
        if (last === answer.key) {
          show(answer.tone, answer.icon, answer.headline, answer.why);
        }
        if (answer.conflict) {
          showConflict(answer, scan);
        }
      });
      return Promise.all(batch.map(function (one) {
        return kept.remove("scans", one.key);
      }));
    }).then(readWaiting).then(refresh).then(sendBatch);
  }

  // ---- what a scan or a tap does

  var last = null;       // the one whose answer is being waited for

  function take(scan) {
    scan.key = phone.uuid();
    scan.offering = offering;
    scan.session = session;
    scan.at = now().toISOString();
    last = scan.key;
    return knownHolder(scan).then(function (known) {
      answerAtOnce(scan, known);
      return kept.put("scans", scan);
    }).then(function () {
      waiting.push(scan);
      render();
      return send();
    });
  }

  // Whose it is, by the list on the phone: a person, the holder of a dead code, or nobody it knows.
  function knownHolder(scan) {
    if (!list) {
      return Promise.resolve(null);
    }
    if (scan.registration) {
      return Promise.resolve({ person: person(scan.registration) });
    }
    if (!crypto.subtle) {
      return Promise.resolve(null);
    }
    var letters = scan.code.split("/").pop().replace(/[\s-]/g, "").toUpperCase();
    return crypto.subtle.digest("SHA-256", new TextEncoder().encode(letters)).then(function (bytes) {
      var digest = Array.prototype.map.call(new Uint8Array(bytes), function (one) {
        return one.toString(16).padStart(2, "0");
      }).join("");
      if (digest in list.dead) {
        return { dead: list.dead[digest] };
      }
      return { person: list.people.find(function (one) {
        return one.codes.indexOf(digest) >= 0;
      }) };
    });
  }

  function person(registration) {
    return list && list.people.find(function (one) {
      return one.registration === registration;
    });
  }

  function answerAtOnce(scan, known) {
    if (known && known.dead !== undefined) {
      return show("problem", "x-octagon-fill", say("replaced title", known.dead, ""), say("replaced", known.dead, ""));
    }
    var one = known && known.person;
    if (one) {
      scan.registration = scan.registration || undefined;
      scan.holder = one.registration;
      var since = here(one);
      var what = scan.undo ? "taken back" : one.held ? "not confirmed" : since ? "already here" : "checked in";
      var icon = scan.undo ? "arrow-counterclockwise" : one.held ? "hourglass-split" : "check-circle-fill";
      var tone = scan.undo ? "quiet" : one.held ? "attention" : "done";
      return show(tone, icon, say(what + " title", one.name, since), say(what, one.name, since) + keptNote());
    }
    if (reachable) {
      return show("quiet", "hourglass-split", words.asking, "");
    }
    return show("attention", "exclamation-triangle-fill", words["not-on-list.title"], words["not-on-list"]);
  }

  function keptNote() {
    return reachable ? "" : " · " + words.kept;
  }

  // Since when somebody is here, with what the server does not know yet; empty: they are not.
  function here(one) {
    var since = (one.here && one.here[session]) || "";
    waiting.forEach(function (scan) {
      if (scan.session === session && (scan.registration || scan.holder) === one.registration) {
        since = scan.undo ? "" : since || clock(scan.at);
      }
    });
    return since;
  }

  function clock(at) {
    return new Intl.DateTimeFormat(phone.locale, { hour: "numeric", minute: "2-digit", timeZone: root.dataset.zone })
      .format(new Date(at)) + " " + root.dataset.zoneName;
  }

  // ---- what is seen

  function icon(name) {
    var drawn = document.createElement("i");
    drawn.className = "bi bi-" + name;
    drawn.setAttribute("aria-hidden", "true");
    return drawn;
  }

  function element(kind, text, look) {
    var made = document.createElement(kind);
    made.textContent = text;
    made.className = look || "";
    return made;
  }

  function show(tone, picture, headline, why) {
    verdict.className = "verdict checkin-verdict verdict-" + tone;
    verdict.replaceChildren(icon(picture), element("b", headline), element("span", why));
    verdict.hidden = false;
    if (navigator.vibrate && navigator.userActivation && navigator.userActivation.hasBeenActive) {
      navigator.vibrate(tone === "done" ? 60 : [80, 60, 80]);
    }
  }

  function showConflict(answer, scan) {
    var row = document.createElement("li");
    var said = document.createElement("span");
    var title = element("b", "", "tone-" + answer.tone);
    title.append(icon(answer.icon), " " + answer.headline);
    said.append(title, document.createElement("br"), answer.why, document.createElement("br"),
      element("span", clock(scan.at), "quiet small"));
    row.append(said);
    document.getElementById("conflict-list").prepend(row);
    document.getElementById("conflicts").hidden = false;
  }

  function render() {
    network.hidden = false;
    network.className = "checkin-network " + (signedOut || refused || !reachable ? "tone-attention" : "tone-quiet");
    network.replaceChildren(icon(signedOut ? "person-lock" : reachable ? "wifi" : "wifi-off"), " " + status());
    if (signedOut) {
      var link = element("a", " →");
      link.href = "/sign-in?then=" + encodeURIComponent(location.pathname + location.search);
      link.setAttribute("aria-label", root.dataset.signIn);
      network.append(link);
    }
    if (!list) {
      return;
    }
    var count = 0;
    list.people.forEach(function (one) {
      var since = here(one);
      count += since ? 1 : 0;
      var row = document.querySelector('[data-registration="' + one.registration + '"]') || newRow(one);
      if (row) {
        renderRow(row, one, since);
      }
    });
    document.getElementById("here").textContent = count;
    document.getElementById("all").textContent = list.people.length;
  }

  function status() {
    if (signedOut) {
      return say("signed-out", waiting.length, "");
    }
    if (refused) {
      return say("refused", waiting.length, "");
    }
    if (!reachable) {
      return waiting.length ? say("no-network", waiting.length, "") : words["no-network-nothing"];
    }
    return waiting.length ? words.asking : words.connected;
  }

  // Somebody who registered after the page was made: like any other row.
  function newRow(one) {
    var like = document.querySelector("#people > li");
    if (!like) {
      return null;
    }
    var row = like.cloneNode(true);
    row.dataset.registration = one.registration;
    row.querySelector(".checkin-school").textContent = one.school || "";
    var form = row.querySelector("form");
    if (form) {
      form.elements.registration.value = one.registration;
    }
    like.parentNode.append(row);
    return row;
  }

  function renderRow(row, one, since) {
    row.querySelector("b").textContent = one.name;
    row.querySelector(".checkin-held").hidden = !one.held;
    row.classList.toggle("is-here", Boolean(since));
    row.querySelector(".checkin-since").hidden = !since;
    row.querySelector("[data-since]").textContent = since ? say("since", "", since) : "";
    var form = row.querySelector("form");
    if (form) {
      form.elements.undo.value = since ? "yes" : "";
      form.querySelector("[data-label]").textContent = since ? words.undo : words["check-in"];
      form.querySelector("[data-whom]").textContent = ": " + one.name;
    }
  }

  // ---- by name, by typed code

  root.addEventListener("submit", function (event) {
    var form = event.target;
    if ("arrival" in form.dataset) {
      event.preventDefault();
      take({ registration: form.elements.registration.value, undo: Boolean(form.elements.undo.value) });
    } else if ("code" in form.dataset) {
      event.preventDefault();
      if (form.elements.code.value.trim()) {
        take({ code: form.elements.code.value.trim(), typed: true });
        form.elements.code.value = "";
      }
    } else if (form.id === "find") {
      event.preventDefault();
    }
  }, true);

  document.getElementById("q").addEventListener("input", function (event) {
    var part = event.target.value.trim().toLowerCase();
    document.querySelectorAll("#people > li").forEach(function (row) {
      row.hidden = row.querySelector("b").textContent.toLowerCase().indexOf(part) < 0;
    });
  });

  // ---- by camera

  var scan = document.getElementById("scan");
  var camera = null;
  var seen = "";
  var seenAt = 0;

  if (scan && navigator.mediaDevices) {
    scan.hidden = false;
    scan.addEventListener("click", function () {
      (camera ? stopCamera() : startCamera()).catch(function () {
        camera = null;
        label();
        show("problem", "camera-video-off", words["camera-refused"], "");
      });
    });
    document.addEventListener("visibilitychange", function () {
      if (document.hidden && camera) {
        stopCamera();
      }
    });
  }

  function label() {
    var said = document.getElementById("scan-label");
    said.textContent = camera ? said.dataset.stop : said.dataset.start;
    document.getElementById("reader").hidden = !camera;
  }

  function readerScript() {
    if (window.Html5Qrcode) {
      return Promise.resolve();
    }
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = root.dataset.reader;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  function startCamera() {
    return readerScript().then(function () {
      camera = new window.Html5Qrcode("reader", { formatsToSupport: [0], verbose: false });
      label();
      return camera.start({ facingMode: "environment" }, { fps: 10 }, saw, function () {});
    });
  }

  function stopCamera() {
    var stopping = camera;
    camera = null;
    return stopping.stop().then(label);
  }

  // The same code stays before the camera for a while: it is one scan.
  function saw(text) {
    if (text === seen && Date.now() - seenAt < 4000) {
      seenAt = Date.now();
      return;
    }
    seen = text;
    seenAt = Date.now();
    take({ code: text, typed: false });
  }

  // ---- begin

  function keepPage() {
    var more = [location.href, new URL(root.dataset.reader, location.href).href];
    document.querySelectorAll("a[data-keep]").forEach(function (link) {
      more.push(link.href);
    });
    phone.keepPage("/checkin/worker.js", "/checkin/", root, more);
  }

  kept.all("lists").then(function (lists) {
    lists.forEach(function (one) {
      if (Date.now() - one.keptAt > WEEK) {
        kept.remove("lists", one.offering);
      } else if (one.offering === offering) {
        list = one;
      }
    });
    return readWaiting();
  }).then(function () {
    render();
    return send();
  }).then(keepPage);

  window.addEventListener("online", send);
  window.addEventListener("offline", function () {
    reachable = false;
    render();
  });
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) {
      send();
    }
  });
  window.setInterval(function () {
    if (!document.hidden) {
      send();
    }
  }, 15000);
})();
