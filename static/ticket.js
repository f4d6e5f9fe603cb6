/* The e-ticket: it buzzes where it may, says aloud what changed, and keeps the clock of what it shows. ES5, for old phones. */
(function () {
  "use strict";
  var said = document.getElementById("said");
  var last = shown("data-says");
  var turn = shown("data-turn");
  var again = null;
  var touched = false;

  function shown(name) {
    var line = document.getElementById("line");
    var ticket = document.getElementById("ticket");
    return (line && line.getAttribute(name)) || (ticket && ticket.getAttribute(name)) || "";
  }

  /* My turn, or called once more: the phone buzzes (browsers let it only after a touch), the page begins at its top. */
  function look() {
    var says = shown("data-says");
    var now = shown("data-turn");
    var title = shown("data-title");
    if (title) document.title = title + document.title.replace(/^[^·]*/, " ");
    if (says && says !== last && said) said.textContent = says;
    if (now && now !== turn) {
      if (navigator.vibrate) navigator.vibrate([400, 150, 400, 150, 800]);
      window.scrollTo(0, 0);
    }
    last = says;
    turn = now;
    tick();
    offer();
    later();
  }

  /* A ticket just given up can be had back for some seconds; then the page looks again. */
  function later() {
    clearTimeout(again);
    var seconds = Number(shown("data-again"));
    if (seconds) again = setTimeout(reload, (seconds + 0.5) * 1000);
  }

  function reload() {
    location.reload();
  }

  /* Asked for only where a touch is still missing. */
  function offer() {
    var buzz = document.getElementById("buzz");
    var active = touched || (navigator.userActivation && navigator.userActivation.hasBeenActive);
    if (buzz) buzz.hidden = active || !navigator.vibrate;
  }

  document.addEventListener("click", function () {
    touched = true;
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
  window.addEventListener("pageshow", function (shownAgain) {
    if (shownAgain.persisted) reload();
  });
  offer();
  later();
})();
