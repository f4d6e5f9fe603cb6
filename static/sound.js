/*
 * What a television makes heard (V1): one player for sounds, and the television's own voice. ES5, for old televisions.
 *
 *   okenko.play(address, loudness, done)        okenko.speak({ lang, text }, loudness, done)
 *
 * `loudness` goes from 0 to 1. Whatever the browser does, done(isHeard, why) is called once and nothing sounds afterwards, so that
 * nobody has to ask whether something is still heard. `why`: "blocked" where the browser wants one touch first, "failed", or "" where
 * there is no voice for the language.
 */
(function () {
  "use strict";
  var okenko = window.okenko;
  var player = window.Audio ? new Audio() : null;
  /* Nothing has begun after so long: it never will. */
  var BEGINS = 4000;
  var LONGEST = 15000;
  /* A slow voice takes so long for a letter. */
  var LETTER = 200;
  /* What is spoken right after a silence was asked for is lost in some browsers. */
  var SETTLES = 250;
  var VOICES_COME = 3000;
  var WATCHED = 250;
  var loaded = now();

  function now() {
    return new Date().getTime();
  }

  /* --- A sound of the server's ------------------------------------------------------------------------------------ */

  okenko.play = function (address, loudness, done) {
    if (!player) return done(false, "failed");
    var over = false;
    var at = now();
    function end(isHeard, why) {
      if (over) return;
      over = true;
      clearInterval(watch);
      player.onended = player.onerror = null;
      done(isHeard, why);
    }
    /* Some televisions neither play nor say that they cannot. */
    var watch = setInterval(function () {
      var hasBegun = player.currentTime > 0;
      if (now() - at <= (hasBegun ? LONGEST : BEGINS)) return;
      player.pause();
      end(hasBegun, "failed");
    }, WATCHED);
    player.onended = function () {
      end(true, "");
    };
    player.onerror = function () {
      end(false, "failed");
    };
    player.volume = loudness;
    player.src = address;
    var started = player.play();
    if (!started || !started["catch"]) return;
    started["catch"](function (reason) {
      end(false, reason && reason.name === "NotAllowedError" ? "blocked" : "failed");
    });
  };

  /* --- The television's own voice --------------------------------------------------------------------------------- */

  var speech = window.speechSynthesis && window.SpeechSynthesisUtterance ? window.speechSynthesis : null;
  /* Some name a language by three letters: "ces-CZ". */
  var THREE = { cs: "ces cze", pl: "pol", en: "eng", uk: "ukr" };
  var hushed = 0;

  function voices() {
    try {
      return (speech && speech.getVoices()) || [];
    } catch (forbidden) {
      return [];
    }
  }

  /* A voice that is in the television itself comes before one that needs somebody else's server. */
  function voiceFor(language) {
    var found = null;
    var all = voices();
    for (var each = 0; each < all.length; each += 1) {
      var name = String(all[each].lang || "").toLowerCase();
      var said = name.split(/[-_]/)[0];
      if (said !== language && (said.length !== 3 || THREE[language].indexOf(said) < 0)) continue;
      if (all[each].localService !== false) return all[each];
      found = found || all[each];
    }
    return found;
  }
  okenko.hasVoice = function (language) {
    return voiceFor(language) !== null;
  };

  function hush() {
    hushed = now();
    try {
      speech.cancel();
    } catch (broken) {
      // it could not speak either
    }
  }
  /* Words of the page before this one may still be heard, or hold up ours. */
  if (speech) {
    hush();
    window.addEventListener("pagehide", hush);
  }

  okenko.speak = function (one, loudness, done) {
    if (!speech) return done(false, "");
    (function seek() {
      var voice = voiceFor(one.lang);
      if (voice) return attempt({ one: one, voice: voice, loudness: loudness, left: 2 }, done);
      if (now() - loaded > VOICES_COME) return done(false, "");
      setTimeout(seek, WATCHED); // voices come late
    })();
  };

  function attempt(wish, done) {
    if (speech.speaking || speech.pending || speech.paused) {
      hush();
      if (speech.resume) speech.resume();
    }
    setTimeout(
      function () {
        utter(wish, done);
      },
      Math.max(0, SETTLES - (now() - hushed)),
    );
  }

  function utter(wish, done) {
    var words = new window.SpeechSynthesisUtterance(wish.one.text);
    var longest = BEGINS + LETTER * wish.one.text.length;
    var at = now();
    var over = false;
    var started = false;
    var seen = false;
    var silent = 0;
    function end(isSpoken, why) {
      if (over) return;
      over = true;
      clearInterval(watch);
      words.onstart = words.onend = words.onerror = null;
      if (isSpoken && !speech.speaking) return done(true, "");
      hush();
      if (isSpoken || started || seen || why === "blocked" || wish.left < 2) return done(isSpoken, why);
      wish.left -= 1; // the first words after a start are lost in some browsers
      attempt(wish, done);
    }
    var watch = setInterval(function () {
      var since = now() - at;
      silent = speech.speaking ? 0 : silent + 1;
      seen = seen || Boolean(speech.speaking);
      if ((started || seen) && silent > 2) return end(true, ""); // nobody told of the end
      if (since > longest || (since > BEGINS && !started && !seen)) end(started, "failed");
    }, WATCHED);
    words.voice = wish.voice;
    words.lang = wish.voice.lang;
    words.rate = 0.9;
    words.volume = wish.loudness;
    words.onstart = function () {
      started = true;
    };
    words.onend = function () {
      end(true, "");
    };
    words.onerror = function (event) {
      end(false, event && event.error === "not-allowed" ? "blocked" : "failed");
    };
    try {
      speech.speak(words);
    } catch (broken) {
      end(false, "failed");
    }
  }
})();
