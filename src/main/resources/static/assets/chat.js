// The live chat: messages, who is here and the agenda come by themselves. Without it the page is read, written and reloaded.
(function () {
  "use strict";
  var chat = document.getElementById("chat");
  var lines = document.getElementById("lines");
  var log = document.getElementById("log");
  if (!chat || chat.dataset.newest !== "true" || !window.EventSource) {
    return;
  }
  var viewer = chat.dataset.viewer;
  var last = Number(chat.dataset.last);
  var state = document.getElementById("chat-state");
  var empty = document.getElementById("chat-empty");
  var source = null;
  var pause = 500;
  var over = false;
  chat.classList.add("chat-live");

  function say(what) {
    if (state && state.dataset.said !== what) {
      state.dataset.said = what;
      state.textContent = what ? state.dataset[what] : "";
      state.classList.toggle("chat-lost", what === "lost" || what === "waiting" || what === "gone" || what === "tooOld");
    }
  }

  // Lines.
  function atEnd() {
    return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  }
  function toEnd() {
    log.scrollTop = log.scrollHeight;
  }
  function parsed(html) {
    var template = document.createElement("template");
    template.innerHTML = html;
    return template.content.querySelector("li");
  }
  function show(html) {
    var line = parsed(html);
    if (!line) {
      return;
    }
    var known = document.getElementById(line.id);
    if (known) {
      known.replaceWith(line);
    } else {
      var follow = atEnd();
      lines.append(line);
      if (follow || line.dataset.author === viewer) {
        toEnd();
      }
    }
    mark(line);
    own(line);
    empty.hidden = true;
  }
  // One's own message may be withdrawn as soon as it is there.
  function own(line) {
    var list = document.getElementById("own");
    var said = line.querySelector(".said");
    if (!list || !said || !line.classList.contains("chat-line") || line.dataset.author !== viewer || list.querySelector('[data-own="' + line.dataset.number + '"]')) {
      return;
    }
    var item = document.getElementById("own-line").content.firstElementChild.cloneNode(true);
    item.dataset.own = line.dataset.number;
    item.querySelector(".chat-own").textContent = said.textContent;
    var form = item.querySelector("form");
    form.action = form.dataset.action.replace("/0/", "/" + line.dataset.number + "/");
    list.append(item);
  }
  function mark(line) {
    line.classList.toggle("chat-mine", line.dataset.author === viewer);
  }
  lines.querySelectorAll("li").forEach(mark);
  toEnd();

  function fresh(event, what) {
    var number = Number(event.lastEventId);
    if (number > last) {
      last = number;
      what(event.data);
    }
  }

  function listen() {
    source = new EventSource(chat.dataset.stream + "?after=" + last);
    source.addEventListener("open", function () {
      pause = 500;
      say("live");
    });
    source.addEventListener("message", function (event) {
      fresh(event, show);
    });
    source.addEventListener("withdrawal", function (event) {
      fresh(event, function (html) {
        var line = parsed(html);
        if (line && document.getElementById(line.id)) {
          show(html);
          document.querySelectorAll('[data-own="' + line.dataset.number + '"]').forEach(function (own) {
            own.remove();
          });
        }
      });
    });
    source.addEventListener("agenda", function (event) {
      fresh(event, function (html) {
        show(html);
        var text = parsed(html).querySelector(".chat-agenda-text");
        document.getElementById("agenda-text").replaceChildren.apply(document.getElementById("agenda-text"), Array.from(text.childNodes));
      });
    });
    source.addEventListener("here", function (event) {
      var here = JSON.parse(event.data);
      var count = document.getElementById("here-count");
      count.textContent = here.count === 1 ? count.dataset.one : count.dataset.many.replace("777", here.count);
      document.getElementById("here-names").replaceChildren.apply(
        document.getElementById("here-names"),
        here.names.map(function (name) {
          var item = document.createElement("li");
          var own = document.createElement("bdi");
          own.textContent = name;
          item.append(own);
          return item;
        })
      );
    });
    source.addEventListener("gone", function () {
      over = true;
      source.close();
      say("gone");
    });
    source.addEventListener("error", function () {
      if (over) {
        return;
      }
      say("lost");
      if (source.readyState === EventSource.CLOSED) {
        // The server answered, but not with a stream: it may be starting.
        window.setTimeout(listen, pause);
        pause = Math.min(pause * 2, 8000);
      }
    });
  }
  listen();
  window.addEventListener("pagehide", function () {
    source.close();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && !over) {
      listen();
    }
  });

  // Replies.
  var form = document.getElementById("write");
  if (!form) {
    return;
  }
  var text = document.getElementById("text");
  var reply = document.getElementById("reply");
  var replying = document.getElementById("replying");
  var key = form.querySelector("input[name=key]");
  var problem = document.getElementById("text-problem");
  var send = document.getElementById("send");

  function replyTo(number, name) {
    reply.value = number;
    replying.hidden = !number;
    var to = document.getElementById("replying-to");
    to.textContent = number ? to.dataset.to.replace("{0}", name) : "";
  }
  lines.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-reply]");
    if (link) {
      event.preventDefault();
      replyTo(link.dataset.reply, link.closest("li").querySelector(".chat-name").textContent);
      text.focus();
    }
  });
  document.getElementById("reply-not").addEventListener("click", function (event) {
    event.preventDefault();
    replyTo("", "");
    text.focus();
  });

  // What was typed outlives the page, with the key that sends it once.
  var STORE = "cadre-chat-" + chat.dataset.stream + viewer;
  function keep() {
    try {
      if (text.value) {
        window.sessionStorage.setItem(STORE, JSON.stringify({ text: text.value, key: key.value }));
      } else {
        window.sessionStorage.removeItem(STORE);
      }
    } catch (_) {
      // Without storage the text stays where it is.
    }
  }
  try {
    var kept = JSON.parse(window.sessionStorage.getItem(STORE) || "null");
    if (kept && !text.value) {
      text.value = kept.text;
      key.value = kept.key;
    }
  } catch (_) {
    // Nothing was kept.
  }
  text.addEventListener("input", keep);

  function wrong(words) {
    problem.textContent = words;
    problem.hidden = !words;
    if (words) {
      text.setAttribute("aria-invalid", "true");
      text.focus();
    } else {
      text.removeAttribute("aria-invalid");
    }
  }
  function rest(sending) {
    text.readOnly = sending;
    send.disabled = sending;
  }

  function post(body, wait) {
    fetch(form.action, { method: "POST", body: body, headers: { "X-Requested-With": "chat", Accept: "application/json" }, redirect: "error" })
      .then(function (answer) {
        if (answer.status === 200 || answer.status === 422) {
          return answer.json().then(function (said) {
            rest(false);
            if (said.number) {
              text.value = "";
              key.value = said.nextKey;
              replyTo("", "");
              wrong("");
            } else {
              wrong(said.problem);
            }
            keep();
            say(source.readyState === EventSource.OPEN ? "live" : "lost");
            text.focus();
          });
        }
        if (answer.status >= 500) {
          throw new Error("later");
        }
        rest(false);
        say(answer.status === 404 ? "gone" : "tooOld");
      })
      .catch(function () {
        // Nobody knows whether it arrived: the same key makes it arrive once.
        say("waiting");
        window.setTimeout(function () {
          post(body, Math.min(wait * 2, 8000));
        }, wait);
      });
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (send.disabled) {
      return;
    }
    keep();
    rest(true);
    say("sending");
    post(new URLSearchParams(new FormData(form)), 500);
  });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && window.matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
})();
