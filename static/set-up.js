/*
 * The line for who sets a board up (V1): which way it speaks, how loud, and buttons to try it, which unlock the sound too. How loud
 * it is tried is not kept; that is the office's setting. ES5, for old televisions.
 */
(function () {
  "use strict";
  var okenko = window.okenko;
  var voice = okenko.voice;
  var set = voice.set;
  var loud = set.volume;
  var line = document.getElementById("set-up");
  var hiding = 0;

  function way() {
    if (voice.trouble || set.volume === 0) return voice.trouble || "none";
    if (set.trial.length === 0) return set.chime ? "ring" : "none";
    if (voice.by) return voice.by;
    var isOwn = false;
    var spoken = set.trial.filter(function (one) {
      isOwn = isOwn || !one.url;
      return one.url || okenko.hasVoice(one.lang);
    });
    return voice.nameOf(spoken.length, isOwn);
  }
  function tell(id, text) {
    var place = document.getElementById(id);
    if (place.textContent !== text) place.textContent = text;
  }
  function tellWay() {
    tell("way", document.querySelector("[data-way=" + way() + "]").textContent);
    tell("loud", String(loud));
    document.getElementById("kept").hidden = loud === set.volume;
  }

  function showSetUp() {
    tellWay();
    line.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(function () {
      line.hidden = true;
    }, 30000);
  }

  function press(id, more) {
    document.getElementById(id).onclick = function () {
      loud = Math.max(10, Math.min(100, loud + more));
      voice.trouble = voice.by = "";
      voice.tryIt(loud, false);
      tellWay();
    };
  }
  press("quieter", -10);
  press("sound", 0);
  press("louder", 10);
  ["mousedown", "mousemove", "touchstart", "keydown"].forEach(function (name) {
    document.addEventListener(name, showSetUp);
  });

  voice.judged = function (isBlocked) {
    if (isBlocked) showSetUp();
    else tellWay();
  };
  setInterval(function () {
    if (!line.hidden) tellWay(); // the television's voices come late
  }, 1000);
  if (voice.isNew) showSetUp();
})();
