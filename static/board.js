/*
 * What the board does by itself: the clock, a strip that goes, the square that is renewed, the picture that moves a little, a new
 * day and a new edition. ES5, for old televisions.
 */
(function () {
  "use strict";
  var board = document.querySelector(".board");
  var told = Number(board.getAttribute("data-now") || 0);
  var heard = now();
  var jumped = false;

  function now() {
    return new Date().getTime();
  }

  /* The office's time: told with each sign of life, between them it counts on. */
  function officeNow() {
    return told + now() - heard;
  }
  window.okenko = { now: officeNow };

  document.addEventListener("okenko:time", function () {
    var said = Number(document.documentElement.getAttribute("data-now"));
    jumped = Math.abs(said - officeNow()) > 60000;
    told = said;
    heard = now();
    tick();
  });
  document.addEventListener("okenko:fresh", tick);

  var EDITION = board.getAttribute("data-edition");
  var SHIFT = 240000;
  var day = "";

  function tick() {
    var at = officeNow();
    var part = document.querySelector("[data-zone]");
    if (!part) return;
    if (part.getAttribute("data-edition") !== EDITION) again(); // the office was set anew
    tellTime(new Date(at), part.getAttribute("data-zone"));
    var back = document.getElementById("back");
    if (back && !back.hidden && at >= Number(back.getAttribute("data-until"))) back.hidden = true;
    var place = "shift-" + (Math.floor(at / SHIFT) % 9);
    if (board.className.indexOf(place) < 0) board.className = board.className.replace(/shift-\d/, place);
    renew(at);
  }

  function again() {
    var event = document.createEvent("Event");
    event.initEvent("okenko:again", true, false);
    document.dispatchEvent(event);
  }

  function tellTime(at, zone) {
    var clock = document.getElementById("clock");
    try {
      var time = at.toLocaleTimeString("cs-CZ", { timeZone: zone, hour: "numeric", minute: "2-digit" });
      if (clock && clock.textContent !== time) clock.textContent = time;
      var today = at.toLocaleDateString("cs-CZ", { timeZone: zone });
      if (day && day !== today)
        again(); // a new day begins with an empty board
      else day = today;
    } catch (unknown) {
      // a browser that knows no time zones keeps the time the server wrote
    }
  }

  /* K6: a square is worth something for half a minute; an old one is taken away. */
  var asking = 0;
  function renew(at) {
    var square = document.getElementById("square");
    if (!square) return;
    var left = Number(square.getAttribute("data-until")) - at;
    square.style.visibility = left < -25000 || left > 60000 ? "hidden" : "";
    if ((left > 0 && !jumped) || now() - asking < 4000) return;
    asking = now();
    jumped = false;
    var request = new XMLHttpRequest();
    request.open("GET", square.getAttribute("data-from"));
    request.setRequestHeader("HX-Request-Type", "partial");
    request.onload = function () {
      if (request.status !== 200) return;
      var holder = document.createElement("div");
      holder.innerHTML = request.responseText;
      var fresh = holder.firstElementChild;
      if (fresh && fresh.id === "square") square.parentNode.replaceChild(fresh, square);
    };
    request.send();
  }

  tick();
  setInterval(tick, 1000);
})();
