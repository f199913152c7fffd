// What the reader's date means for each period.  The dates themselves stand in the text.
(function () {
  "use strict";
  var pinned = setting("gongshi-today"), zone = setting("gongshi-zone") || "Asia/Shanghai";
  var today = pinned || isoDate(new Date());

  function setting(name) {
    var tag = document.querySelector('meta[name="' + name + '"]');
    return tag ? tag.content : "";
  }

  function isoDate(now) {
    try {
      var parts = {};
      new Intl.DateTimeFormat("en-GB", {
        timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
      }).formatToParts(now).forEach(function (part) { parts[part.type] = part.value; });
      return parts.year + "-" + parts.month + "-" + parts.day;
    } catch (old) { // a browser without zones: the school's clock is that of China
      return new Date(now.getTime() + 8 * 3600000).toISOString().slice(0, 10);
    }
  }

  function daysTo(day) {
    return Math.round((Date.parse(day) - Date.parse(today)) / 86400000);
  }

  function state(data) {
    if (today < data.from) return ["soon", "即将公示 · " + daysTo(data.from) + " 天后开始"];
    if (today < data.to) return ["open", "公示中 · 还有 " + (daysTo(data.to) + 1) + " 天（含今天）"];
    if (today === data.to) return ["open", "公示中 · 今天 24:00 截止"];
    return today <= data.until ? ["kept", "公示期满 · 保留中"] : ["over", "已过保留期限"];
  }

  Array.prototype.forEach.call(document.querySelectorAll(".gs-state[data-from]"), function (label) {
    var found = state(label.dataset);
    label.textContent = found[1];
    label.dataset.state = found[0];
    label.hidden = false;
  });

  // What is due has come, or the day has passed: the notice itself must tell.
  Array.prototype.forEach.call(document.querySelectorAll(".gs-coming li[data-from]"), function (line) {
    line.hidden = line.dataset.from <= today;
  });
  Array.prototype.forEach.call(document.querySelectorAll(".gs-coming"), function (section) {
    section.hidden = !section.querySelector("li:not([hidden])");
  });
})();
