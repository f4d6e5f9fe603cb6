/*
 * The board's sound (V1): a chime, then what is said, one call after another and never over each other. ES5, for old televisions.
 *
 * A call is announced once, by the number of its event, which is kept over a reload (Q9): marked before it is heard, so that nothing
 * is said twice. One that was taken back or has grown too old before its turn is not said. Sound made by the server comes first, then
 * the television's own voice, then the chime alone. What is said is marked on the screen meanwhile.
 */
(function () {
  "use strict";
  var board = document.querySelector("[data-voice]");
  var set = JSON.parse(board.getAttribute("data-voice"));
  var sound = window.Audio ? new Audio() : null;
  var KEY = "okenko-announced-" + set.board;
  var TRIED = "okenko-tried-" + set.board;
  var LONGEST = 15000;
  var PULSES = 3700;
  var queue = [];
  var current = null;
  var since = 0;
  var trouble = "";
  var reported = "";

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
  var isNew = known === null;
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
    queue = queue.filter(function (call) {
      return !back.some(function (gone) {
        return gone.number === call.number && gone.event > call.event;
      });
    });
    mark();
    next();
  }

  function next() {
    if (current || queue.length === 0) return;
    current = queue.shift();
    if (!current.trial && window.okenko.now() - current.at >= set.stale) {
      current = null;
      return next();
    }
    if (!current.trial) save(KEY, current.event);
    since = now();
    mark();
    say(current, function (isHeard) {
      if (current.trial || reported === "0") report(isHeard);
      current = null;
      mark();
      next();
    });
  }

  /* The call that is being announced is seen too. */
  function mark() {
    var marked = document.querySelectorAll("[data-event]");
    for (var each = 0; each < marked.length; each += 1) {
      var place = marked[each];
      var isSaid = current !== null && place.getAttribute("data-event") === String(current.event);
      if (place.id === "call" && now() - since > PULSES) isSaid = false;
      var has = / said$/.test(place.className);
      if (isSaid && !has) place.className += " said";
      if (!isSaid && has) place.className = place.className.replace(/ said$/, "");
    }
  }

  /* --- How it is said ---------------------------------------------------------------------------------------------- */

  function say(call, done) {
    var says = call.says.slice();
    var heard = true;
    if (sound) sound.volume = call.trial && call.quiet ? 0.25 : 1;
    if (!set.chime && says.length === 0) return setTimeout(done, PULSES, true);
    (set.chime ? play : pass)(set.chime, function (isHeard) {
      heard = isHeard;
      (function speak() {
        var one = says.shift();
        if (!one) return done(heard);
        (one.url ? play : fail)(one.url, function (isPlayed) {
          if (isPlayed) return speak();
          own(one, call, function (isSpoken) {
            heard = heard && isSpoken;
            speak();
          });
        });
      })();
    });
  }

  function pass(nothing, done) {
    done(true);
  }
  function fail(nothing, done) {
    done(false);
  }

  /* One sound through the one player there is; one that never ends is cut off. */
  function play(address, done) {
    if (!sound) return done(false);
    var over = false;
    var limit = setTimeout(function () {
      sound.pause();
      end(false);
    }, LONGEST);
    function end(isHeard) {
      if (over) return;
      over = true;
      clearTimeout(limit);
      sound.onended = sound.onerror = null;
      if (isHeard) trouble = "";
      done(isHeard);
    }
    sound.onended = function () {
      end(true);
    };
    sound.onerror = function () {
      if (!trouble) trouble = "failed";
      end(false);
    };
    sound.src = address;
    var started = sound.play();
    if (!started || !started["catch"]) return;
    started["catch"](function (reason) {
      if (over) return;
      var isBlocked = reason && reason.name === "NotAllowedError"; // the browser wants one touch first
      if (isBlocked && trouble !== "blocked") {
        trouble = "blocked";
        report(false);
        showSetUp();
      }
      end(false);
    });
  }

  function voiceFor(language) {
    var voices = window.speechSynthesis ? window.speechSynthesis.getVoices() : [];
    for (var each = 0; each < voices.length; each += 1) {
      if (voices[each].lang.slice(0, 2).toLowerCase() === language) return voices[each];
    }
    return null;
  }

  function own(one, call, done) {
    var voice = voiceFor(one.lang);
    if (!voice || trouble === "blocked") return done(false);
    var over = false;
    var words = new window.SpeechSynthesisUtterance(one.text);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.9;
    words.volume = call.trial && call.quiet ? 0.25 : 1;
    var limit = setTimeout(function () {
      window.speechSynthesis.cancel();
      end(false);
    }, LONGEST);
    function end(isSpoken) {
      if (over) return;
      over = true;
      clearTimeout(limit);
      done(isSpoken);
    }
    words.onend = function () {
      end(true);
    };
    words.onerror = function () {
      end(false);
    };
    window.speechSynthesis.speak(words);
  }

  /* --- Trying it, and telling staff -------------------------------------------------------------------------------- */

  function tryIt(quiet) {
    queue.push({ trial: true, quiet: quiet, event: 0, says: set.trial });
    next();
  }

  /* Once on an open day, at the set time and not later than half an hour after it. */
  function morning() {
    if (!set.selfTest || load(TRIED) === String(set.selfTest)) return;
    var after = window.okenko.now() - set.selfTest;
    if (after < 0 || after > 1800000 || !save(TRIED, set.selfTest)) return;
    tryIt(true);
  }

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

  /* The line for who sets the board up: which way it speaks, and a button that unlocks the sound. */
  var line = document.getElementById("set-up");
  var hiding = 0;

  function way() {
    if (trouble) return trouble;
    if (set.trial.length === 0) return set.chime ? "ring" : "none";
    var clips = set.trial.every(function (one) {
      return one.url;
    });
    if (clips) return "clips";
    return set.trial.every(function (one) {
      return one.url || voiceFor(one.lang);
    })
      ? "own"
      : set.chime
        ? "chime"
        : "none";
  }

  function showSetUp() {
    document.getElementById("way").textContent = document.querySelector("[data-way=" + way() + "]").textContent;
    line.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(function () {
      line.hidden = true;
    }, 30000);
  }

  document.getElementById("sound").onclick = function () {
    trouble = "";
    tryIt(false);
  };
  ["mousedown", "mousemove", "touchstart", "keydown"].forEach(function (name) {
    document.addEventListener(name, showSetUp);
  });

  document.addEventListener("okenko:fresh", take);
  setInterval(morning, 5000);
  if (isNew) showSetUp();
  take();
  morning();
})();
