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

  function leaving() {
    return sentAt > 0;
  }

  function leave(event) {
    if (leaving()) {
      event.preventDefault();
      return;
    }
    sentAt = now();
  }

  document.addEventListener("submit", leave);
  document.addEventListener("contextmenu", function (event) {
    event.preventDefault();
  });
  document.addEventListener("dragstart", function (event) {
    event.preventDefault();
  });

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
      sentAt = now();
      location.replace(start);
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
  var offline = document.getElementById("offline");

  function ask() {
    var request = new XMLHttpRequest();
    request.open("GET", address);
    request.setRequestHeader("HX-Request-Type", "partial");
    request.timeout = 8000;
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

  setTimeout(ask, every);
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  /* --- The keypad and the reader ---------------------------------------------------------------------------------- */

  var DIGITS = 6;
  var arrival = document.getElementById("arrival");
  var keypad = document.querySelector(".keypad");
  var typed = keypad ? keypad.elements.typed.value : "";
  var deafUntil = 0;
  var keyAt = 0;

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
    if (typed.length === DIGITS) arrive();
  }

  function arrive() {
    if (typed.length !== DIGITS || leaving()) return;
    sentAt = now();
    arrival.elements.code.value = typed;
    arrival.submit();
  }

  if (keypad) {
    keypad.addEventListener("click", function (event) {
      var key = closest(event.target, ["button"]);
      if (!key) return;
      event.preventDefault();
      press(key.value);
    });
  }

  /* A reader types fast. What is not a number (an address in somebody's QR code) is left out whole. */
  if (arrival) {
    document.addEventListener("keydown", function (event) {
      var at = now();
      if (!keypad && at - keyAt > 1500) typed = "";
      keyAt = at;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "Backspace") return press("erase");
      if (event.key === "Enter") {
        if (at < deafUntil) event.preventDefault();
        return;
      }
      if (event.key.length !== 1 || event.key === " ") return;
      if (event.key < "0" || event.key > "9") {
        deafUntil = at + 400;
        return press("clear");
      }
      if (at < deafUntil) {
        deafUntil = at + 400;
        return;
      }
      press(event.key);
    });
  }
})();
