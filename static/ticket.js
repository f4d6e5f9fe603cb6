/* The e-ticket: it buzzes and rings where it may, says aloud what changed, and keeps the clock of what it shows. ES5, for old phones. */
(function () {
  "use strict";
  var root = document.querySelector("[data-live]");
  var home = root && root.getAttribute("data-home"); // where the ticket itself is shown, on a page beside it
  var said = document.getElementById("said");
  var last = shown("data-says");
  var inTurn = has("data-turn");
  var heard = Number(shown("data-turn"));
  var back = null;
  var touched = false;
  var chime = null;
  var awake = null;

  function shown(name) {
    var line = document.getElementById("line");
    var ticket = document.getElementById("ticket");
    return (line && line.getAttribute(name)) || (ticket && ticket.getAttribute(name)) || "";
  }

  function has(name) {
    var ticket = document.getElementById("ticket");
    return ticket !== null && ticket.hasAttribute(name);
  }

  function look() {
    var says = shown("data-says");
    var title = shown("data-title");
    if (title && !home) document.title = title + document.title.replace(/^[^·]*/, " ");
    call();
    if (says && says !== last && said) {
      said.setAttribute("role", inTurn ? "alert" : "status");
      said.textContent = says;
    }
    last = says;
    tick();
    offer();
    later();
  }

  /* My turn, or called once more. That somebody else is called after me is no news: then the number of my call is not known. */
  function call() {
    var isTurn = has("data-turn");
    var number = Number(shown("data-turn"));
    var isNew = isTurn && (!inTurn || number > heard);
    inTurn = isTurn;
    heard = Math.max(heard, number);
    if (!isNew) return;
    if (navigator.vibrate) navigator.vibrate([400, 150, 400, 150, 800]);
    ring();
    if (home) location.replace(home);
    else window.scrollTo(0, 0);
  }

  function ring() {
    if (!chime) return;
    chime.currentTime = 0;
    var played = chime.play();
    if (played && played["catch"]) played["catch"](function () {}); // not let: it is seen and said anyway
  }

  /* Telephones sound only after a touch, and sleep unless asked not to: who wants to hear it presses once. */
  function arm() {
    chime = chime ? null : new Audio("/static/sounds/chime.wav");
    press();
    ring();
    stayAwake();
  }

  function press() {
    document.getElementById("ring").setAttribute("aria-pressed", chime ? "true" : "false");
  }

  function stayAwake() {
    if (awake) awake.release();
    awake = null;
    if (!chime || !navigator.wakeLock || document.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").then(
      function (lock) {
        if (chime) awake = lock;
        else lock.release();
      },
      function () {}, // a battery running low, say
    );
  }

  /* A ticket just given up can be had back for some seconds; then the page looks again. */
  function later() {
    clearTimeout(back);
    var seconds = Number(shown("data-again"));
    if (seconds) back = setTimeout(again, (seconds + 0.5) * 1000);
  }

  function again() {
    var event = document.createEvent("Event");
    event.initEvent("okenko:again", true, false);
    document.dispatchEvent(event);
  }

  /* Asked for only where a touch is still missing. */
  function offer() {
    var buzz = document.getElementById("buzz");
    var bell = document.getElementById("bell");
    var active = touched || (navigator.userActivation && navigator.userActivation.hasBeenActive);
    if (buzz) buzz.hidden = active || !navigator.vibrate;
    if (!bell || !window.Audio) return;
    bell.hidden = false;
    press();
  }

  document.addEventListener("click", function (event) {
    touched = true;
    if (event.target.id === "ring") arm();
    offer();
  });

  /* The state is as of the last sign of life from the office, by its own clock. */
  function tick() {
    var told = Number(document.documentElement.getAttribute("data-now"));
    var clock = document.getElementById("clock");
    if (!told || !clock) return;
    try {
      var zone = document.querySelector("[data-zone]").getAttribute("data-zone");
      var how = { timeZone: zone, hour: "numeric", minute: "2-digit", second: "2-digit" };
      clock.textContent = new Date(told).toLocaleTimeString("cs-CZ", how);
      clock.parentNode.hidden = false;
    } catch (unknown) {
      // a browser that knows no time zones says no time
    }
  }

  document.addEventListener("okenko:time", tick);
  document.addEventListener("okenko:fresh", look);
  document.addEventListener("visibilitychange", stayAwake);
  window.addEventListener("pageshow", function (shownAgain) {
    if (shownAgain.persisted) again();
  });
  offer();
  later();
})();
