/*
 * The board's sound (V1): a chime, then what is said, one call after another and never over each other. ES5, for old televisions.
 *
 * A call is announced once, by the number of its event, which is kept over a reload (Q9): marked before its words begin, so that
 * nothing is said twice; a new page waits for their end. One that was taken back or has grown too old before its turn is not said.
 * Sound made by the server comes first, then the television's own voice, then the chime alone (sound.js). What is said is marked on
 * the screen meanwhile.
 */
(function () {
  "use strict";
  var board = document.querySelector("[data-voice]");
  var set = JSON.parse(board.getAttribute("data-voice"));
  var okenko = window.okenko;
  var KEY = "okenko-announced-" + set.board;
  var TRIED = "okenko-tried-" + set.board;
  var PULSES = 3700;
  /* Between two calls it is still for a moment. */
  var GAP = 400;
  /* A morning's trial is a quarter as loud. */
  var QUIET = 0.25;
  var queue = [];
  var current = null;
  var since = 0;
  var reported = "";
  /* What set-up.js tells of: what went wrong at last, by what it was spoken; `judged` is told of each change. */
  var state = { set: set, isNew: load(KEY) === null, trouble: "", by: "", tryIt: tryIt, judged: function () {} };
  okenko.voice = state;

  function now() {
    return new Date().getTime();
  }

  /* --- What is to be announced ------------------------------------------------------------------------------------ */

  function load(key) {
    try {
      return localStorage.getItem(key);
    } catch (forbidden) {
      return null;
    }
  }
  function save(key, value) {
    try {
      localStorage.setItem(key, String(value));
      return true;
    } catch (forbidden) {
      return false;
    }
  }

  var known = load(KEY);
  var newest = Number(board.getAttribute("data-after"));
  /* Events with smaller numbers than ours: the office begins anew, or from a copy. */
  var last = Math.min(Number(known || 0), newest);
  if (!save(KEY, last)) last = newest; // nothing can be kept, so what was there before is taken as said

  function listed(name) {
    var calls = document.getElementById("calls");
    return calls ? JSON.parse(calls.getAttribute(name) || "[]") : [];
  }

  function take() {
    var calls = listed("data-announcements");
    for (var each = 0; each < calls.length; each += 1) {
      if (calls[each].event <= last) continue;
      last = calls[each].event;
      queue.push(calls[each]);
    }
    var back = listed("data-taken-back");
    function isBack(call) {
      return back.some(function (gone) {
        return gone.number === call.number && gone.event > call.event;
      });
    }
    queue = queue.filter(function (call) {
      return !isBack(call);
    });
    if (current && isBack(current)) current.gone = true;
    mark();
    next();
  }

  function next() {
    if (current || queue.length === 0) return;
    if (document.documentElement.hasAttribute("data-leaving")) return setTimeout(next, 500); // the next page says it
    var call = queue.shift();
    if (!call.trial && okenko.now() - call.at >= set.stale) return next();
    current = call;
    since = now();
    document.documentElement.setAttribute("data-speaks", "1");
    mark();
    say(call, function () {
      document.documentElement.removeAttribute("data-speaks");
      setTimeout(function () {
        current = null;
        mark();
        next();
      }, GAP);
    });
  }

  /* The call that is being announced is seen too. */
  function mark() {
    var marked = document.querySelectorAll("[data-event]");
    for (var each = 0; each < marked.length; each += 1) {
      var place = marked[each];
      var isSaid = current !== null && !current.gone && place.getAttribute("data-event") === String(current.event);
      if (place.id === "call" && now() - since > PULSES) isSaid = false;
      var has = / said$/.test(place.className);
      if (isSaid && !has) place.className += " said";
      if (!isSaid && has) place.className = place.className.replace(/ said$/, "");
    }
  }

  /* --- How it is said ---------------------------------------------------------------------------------------------- */

  /* The chime, then each language. It was heard if anything was, unless the browser holds back the rest. */
  function say(call, done) {
    var volume = call.trial ? call.volume : set.volume;
    var loudness = (volume / 100) * (call.quiet ? QUIET : 1);
    var left = call.says.slice();
    var ways = [];
    var tried = 0;
    var blocked = false;

    function listen(way, go) {
      tried += 1;
      return function (isHeard, why) {
        if (isHeard) ways.push(way);
        blocked = blocked || why === "blocked";
        go(isHeard);
      };
    }
    function words() {
      var one = left.shift();
      if (!call.trial) save(KEY, call.event);
      if (!one || call.gone) return over();
      if (!one.url) return own(one);
      function go(isHeard) {
        if (isHeard) words();
        else own(one);
      }
      okenko.play(one.url, loudness, listen("clips", go));
    }
    function own(one) {
      if (blocked) return words();
      okenko.speak(one, loudness, listen("own", words));
    }
    function over() {
      if (tried > 0 && !call.gone) judge(call, ways, blocked);
      done();
    }
    if (set.chime && volume > 0) return okenko.play(set.chime, loudness, listen("chime", words));
    if (left.length > 0) return words();
    if (!call.trial) save(KEY, call.event);
    setTimeout(over, PULSES);
  }

  /* --- Trying it, and telling staff -------------------------------------------------------------------------------- */

  function judge(call, ways, blocked) {
    function by(way) {
      return ways.indexOf(way) >= 0;
    }
    state.trouble = blocked ? "blocked" : ways.length === 0 ? "failed" : "";
    var spoken = ways.length - (by("chime") ? 1 : 0);
    if (call.says.length > 0) state.by = state.nameOf(spoken, by("own"));
    report(!state.trouble);
    state.judged(blocked);
  }
  state.nameOf = function (count, isOwn) {
    if (count === 0) return set.chime ? "chime" : "failed";
    return count < set.trial.length ? "partly" : isOwn ? "own" : "clips";
  };

  function report(isHeard) {
    var says = isHeard ? "1" : "0";
    if (says === reported) return;
    var request = new XMLHttpRequest();
    request.open("POST", set.report);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onload = function () {
      if (request.status === 204) reported = says;
    };
    request.send("heard=" + says);
  }

  /* Who tries again need not hear the last one out. */
  function tryIt(volume, quiet) {
    queue = queue.filter(function (call) {
      return !call.trial;
    });
    if (current && current.trial) current.gone = true;
    queue.push({ trial: true, quiet: quiet, volume: volume, event: 0, says: set.trial });
    next();
  }

  /* Once on an open day, at the set time and not later than half an hour after it. */
  function morning() {
    if (!set.selfTest || load(TRIED) === String(set.selfTest)) return;
    var after = okenko.now() - set.selfTest;
    if (after < 0 || after > 1800000 || !save(TRIED, set.selfTest)) return;
    tryIt(set.volume, true);
  }

  document.addEventListener("okenko:fresh", take);
  setInterval(morning, 5000);
  take();
  morning();
})();
