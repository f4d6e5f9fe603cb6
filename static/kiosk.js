/*
 * The kiosk's comfort: counts that stay fresh, a way back to the start, a keypad that fills boxes, a reader that types. ES5, no
 * library. Every deed is a plain form and works without it; that one touch is one ticket is the server's rule, not this one's.
 */
(function () {
  "use strict";
  var body = document.body;
  var start = body.getAttribute("data-start");
  var sentAt = 0;
  var failures = 0;

  function each(selector, deed) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), deed);
  }

  function closest(node, names) {
    while (node && node !== body) {
      if (node.tagName && names.indexOf(node.tagName.toLowerCase()) >= 0) {
        return node;
      }
      node = node.parentNode;
    }
    return null;
  }

  /* --- One touch, however long, sliding or repeated ------------------------------------------------------------- */

  var pressed = null;
  var isCleared = false;

  function leaving() {
    return sentAt > 0;
  }

  function leave(event) {
    if (isCleared) {
      isCleared = false; // the server was asked; this one goes
      return;
    }
    if (leaving()) {
      event.preventDefault();
      return;
    }
    sentAt = now();
    if (isWatched()) return;
    event.preventDefault();
    var form = event.target;
    whenThere(function () {
      isCleared = true;
      if (pressed && pressed.form === form) pressed.click();
      else form.submit();
    });
  }

  function follow(event) {
    var link = closest(event.target, ["a"]);
    pressed = closest(event.target, ["button"]);
    if (!link || event.defaultPrevented) return;
    if (!leaving() && isWatched()) return;
    event.preventDefault();
    go(link.href);
  }

  function go(href) {
    if (leaving()) return;
    sentAt = now();
    whenThere(function () {
      location.replace(href);
    });
  }

  document.addEventListener("submit", leave);
  document.addEventListener("click", follow);
  document.addEventListener("contextmenu", function (event) {
    event.preventDefault();
  });
  document.addEventListener("dragstart", function (event) {
    event.preventDefault();
  });

  /* --- Where the server is away a browser shows an error of its own, from which there is no way back ----------------- */

  var offline = document.getElementById("offline");
  var away = document.getElementById("away");

  /* The worker shows our page instead; it needs a secure address. */
  if (navigator.serviceWorker && window.isSecureContext) {
    navigator.serviceWorker
      .register(start + "/worker.js", { scope: start })
      .then(function (watch) {
        return watch.update(); // a new product comes with its first page, not a day later
      })
      ["catch"](function () {});
  }

  function isWatched() {
    return !!(navigator.serviceWorker && navigator.serviceWorker.controller);
  }

  /* Without one nothing leaves this page before the server has said a word. */
  function whenThere(deed) {
    if (isWatched()) return deed();
    var request = new XMLHttpRequest();
    request.open("GET", "/healthz?" + now());
    request.timeout = 4000;
    request.onload = function () {
      if (request.status === 200) deed();
      else lose();
    };
    request.onerror = request.ontimeout = lose;
    request.send();
  }

  function lose() {
    sentAt = 0;
    failures = 2;
    offline.hidden = false;
  }

  /* A long or sliding touch makes no click in some browsers; a finger that rises where it came down meant it. */
  var LONG = 350;
  var FAR = 10;
  var down = null;
  var made = null;

  function now() {
    return new Date().getTime();
  }

  document.addEventListener("pointerdown", function (event) {
    var target = closest(event.target, ["a", "button"]);
    down = { target: target, at: now(), x: event.clientX, y: event.clientY };
    rest();
  });
  document.addEventListener("pointerup", function (event) {
    var touch = down;
    var under = document.elementFromPoint(event.clientX, event.clientY);
    down = null;
    if (!touch || !touch.target || closest(under, ["a", "button"]) !== touch.target) return;
    var far = Math.abs(event.clientX - touch.x) + Math.abs(event.clientY - touch.y) > FAR;
    if (!far && now() - touch.at < LONG) return;
    made = { target: touch.target, at: 0 };
    setTimeout(function () {
      if (!made || touch.target.disabled) return;
      made.at = now();
      touch.target.click();
    }, 80);
  });
  document.addEventListener("pointercancel", function () {
    down = null;
  });
  document.addEventListener(
    "click",
    function (event) {
      if (!made || !event.isTrusted) return;
      if (made.at === 0)
        made = null; // the browser made one itself
      else if (now() - made.at < 400 && made.target.contains(event.target)) {
        event.preventDefault(); // it comes late, after ours
        event.stopPropagation();
      }
    },
    true,
  );

  /* --- Back to the start by itself, said before ------------------------------------------------------------------ */

  var SOON = 10;
  var bar = document.querySelector("progress[data-seconds]");
  var most = bar ? Number(bar.getAttribute("data-seconds")) : 0;
  var endsAt = 0;

  function rest() {
    endsAt = now() + most * 1000;
  }

  function count() {
    var left = Math.ceil((endsAt - now()) / 1000);
    if (left <= 0) {
      if (failures > 0 || leaving()) return; // with no line the browser would show its own error
      go(start);
      return;
    }
    bar.max = most;
    bar.value = left;
    each("[data-left]", function (place) {
      place.textContent = String(left);
    });
    document.getElementById("return").className = left <= SOON ? "return return--soon" : "return";
  }

  if (bar) {
    rest();
    setInterval(count, 250);
    document.addEventListener("keydown", rest);
  }

  /* --- What changes elsewhere, and a line that is lost ----------------------------------------------------------- */

  var PATIENCE = 10000;
  var address = body.getAttribute("data-poll") || start + "/now";
  var every = Number(body.getAttribute("data-every") || 5000);

  function ask() {
    var request = new XMLHttpRequest();
    request.open("GET", address);
    request.setRequestHeader("HX-Request-Type", "partial");
    request.timeout = 5000;
    request.onload = function () {
      if (request.status === 200) return hear(request.responseText);
      if (request.status === 401 || request.status === 403) {
        return location.reload();
      }
      miss();
    };
    request.onerror = request.ontimeout = miss;
    request.send();
  }

  function hear(html) {
    var lost = !offline.hidden;
    failures = 0;
    if (away) return location.replace(/\/away$/.test(location.pathname) ? start : location.href);
    /* A form that never got its answer: the line is back, so is a fresh screen. */
    if (lost || (leaving() && now() - sentAt > PATIENCE)) {
      location.replace(lost && body.getAttribute("data-poll") ? location.href : start);
    }
    if (!leaving() && !down && body.getAttribute("data-poll")) take(html);
    setTimeout(ask, every);
  }

  function miss() {
    failures += 1;
    if (failures > 1) offline.hidden = false;
    setTimeout(ask, 2500);
  }

  /* The touch of this screen stays, so that a finger that comes down twice meets the same one. */
  function take(html) {
    var holder = document.createElement("div");
    var touch = document.querySelector("input[name=touch]");
    holder.innerHTML = html;
    while (holder.firstElementChild) {
      var fresh = holder.firstElementChild;
      var old = fresh.id ? document.getElementById(fresh.id) : null;
      if (touch) {
        Array.prototype.forEach.call(fresh.querySelectorAll("input[name=touch]"), function (input) {
          input.value = touch.value;
        });
      }
      if (!old || old.outerHTML === fresh.outerHTML) {
        holder.removeChild(fresh);
        continue;
      }
      old.parentNode.replaceChild(fresh, old);
      stay(fresh);
    }
  }

  /* The printer's trouble keeps the number on the screen longer. */
  function stay(fresh) {
    var stays = Number(fresh.getAttribute("data-stays") || 0);
    if (!bar || stays === 0 || stays === most) return;
    most = stays;
    rest();
  }

  setTimeout(ask, away ? 1000 : every);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  /* --- The keypad and the reader ---------------------------------------------------------------------------------- */

  var DIGITS = 6;
  var PAUSE = 400;
  var arrival = document.getElementById("arrival");
  var keypad = document.querySelector(".keypad");
  var typed = keypad ? keypad.elements.typed.value : "";
  var heard = "";
  var keyAt = 0;
  var quiet = 0;

  function show() {
    each(".box", function (box, index) {
      box.textContent = typed.charAt(index);
      box.className = "box box--" + (index < typed.length ? "typed" : index === typed.length ? "next" : "empty");
    });
  }

  function press(key) {
    if (leaving()) return;
    if (key === "clear") typed = "";
    else if (key === "erase") typed = typed.slice(0, -1);
    else if (typed.length < DIGITS) typed += key;
    show();
  }

  function arrive() {
    if (typed.length !== DIGITS || leaving()) return;
    sentAt = now();
    arrival.elements.code.value = typed;
    whenThere(function () {
      arrival.submit();
    });
  }

  if (keypad) {
    keypad.addEventListener("click", function (event) {
      var key = closest(event.target, ["button"]);
      if (!key) return;
      event.preventDefault();
      press(key.value);
      arrive();
    });
  }

  /* A reader of squares types fast; set to another layout it types "+ěšč" for digits, so the key itself counts (K7). */
  function charOf(event) {
    var digit = /^Digit(\d)$/.exec(event.code || "");
    return digit && !event.shiftKey ? digit[1] : event.key;
  }

  /* The one code in what was read: six digits that stand alone. Two of them, or a piece of an address or of a longer number, are none. */
  function codeIn(text) {
    var alone = /(^|[\s:;,("'])(\d{3})[ \u00a0]?(\d{3})(?=$|[\s;,)"']|[.!?](?:\s|$))/g;
    var found = null;
    var match;
    while ((match = alone.exec(text))) {
      var code = match[2] + match[3];
      var before = text.slice(0, match.index) + match[1];
      var after = text.slice(alone.lastIndex);
      if (/\d[ \u00a0:]?$/.test(before) || /^[ \u00a0]?\d/.test(after)) return null;
      if (found !== null && found !== code) return null;
      found = code;
    }
    return found;
  }

  function settle() {
    var text = heard;
    heard = "";
    clearTimeout(quiet);
    if (leaving()) return;
    var isSlow = keypad && /^\d{1,5}$/.test(text);
    if (!isSlow) {
      typed = codeIn(text) || "";
      show();
    }
    arrive();
  }

  if (arrival) {
    document.addEventListener("keydown", function (event) {
      var at = now();
      var isQuick = at - keyAt < PAUSE && heard !== "";
      if (event.ctrlKey || event.altKey || event.metaKey || leaving()) return;
      if (event.key === "Backspace" && keypad) return press("erase");
      if (event.key === "Enter" || event.key === "Tab") {
        if (!isQuick) return;
        event.preventDefault();
        return settle();
      }
      if (event.key.length !== 1) return;
      var char = charOf(event);
      if (isQuick) event.preventDefault(); // a blank must press no button
      heard = isQuick ? heard + char : char;
      keyAt = at;
      clearTimeout(quiet);
      quiet = setTimeout(settle, PAUSE);
      if (/^\d+$/.test(heard) && heard.length <= DIGITS) press(char);
    });
  }
})();
