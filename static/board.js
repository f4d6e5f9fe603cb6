/* The board's sound and clock. ES5, for old televisions. */
(function () {
  "use strict";
  var board = document.querySelector(".board");
  var call = document.getElementById("call");
  var known = call ? Number(call.getAttribute("data-event") || 0) : 0;
  var address = board.getAttribute("data-chime");
  var chime = address && window.Audio ? new Audio(address) : null;
  var button = document.getElementById("sound");
  var owed = 0;
  var playing = false;

  /* One chime for each change, one after another, never over each other. */
  function ring() {
    if (!chime) return;
    owed += 1;
    if (!playing) next();
  }

  function next() {
    if (owed === 0) {
      playing = false;
      return;
    }
    owed -= 1;
    playing = true;
    chime.currentTime = 0;
    var started = chime.play();
    if (started && started.catch) {
      started.catch(function () {
        playing = false;
        owed = 0;
        if (button) button.hidden = false; // the browser wants one touch first
      });
    }
  }

  if (chime) {
    chime.preload = "auto";
    chime.addEventListener("ended", next);
    chime.addEventListener("error", next);
  }
  if (button)
    button.onclick = function () {
      button.hidden = true;
      ring();
    };

  document.addEventListener("okenko:fresh", function () {
    var fresh = document.getElementById("call");
    var number = fresh ? Number(fresh.getAttribute("data-event") || 0) : 0;
    if (number > known && fresh.getAttribute("data-announce") === "1") {
      fresh.className += " call--new";
      ring();
    }
    if (number > known) known = number;
  });

  /* The clock follows the office's time, told with each ping; between pings it counts on. */
  var told = 0;
  var heard = 0;
  document.addEventListener("okenko:time", function () {
    told = Number(document.documentElement.getAttribute("data-now"));
    heard = new Date().getTime();
    tick();
  });
  var day = "";
  function tick() {
    if (!told) return;
    var clock = document.getElementById("clock");
    var calls = document.getElementById("calls");
    if (!clock || !calls) return;
    try {
      var now = new Date(told + new Date().getTime() - heard);
      var zone = calls.getAttribute("data-zone");
      var time = now.toLocaleTimeString("cs-CZ", { timeZone: zone, hour: "numeric", minute: "2-digit" });
      if (clock.textContent !== time) clock.textContent = time;
      var today = now.toLocaleDateString("cs-CZ", { timeZone: zone });
      if (day && day !== today) location.reload(); // a new day begins with an empty board
      day = today;
    } catch (unknown) {
      // a browser that knows no time zones keeps the time the server wrote
    }
  }
  setInterval(tick, 1000);
})();
