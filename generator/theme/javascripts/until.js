// For hosts without server rules: when the last day has passed in the school's zone, the
// rows are hidden before they are drawn, then taken out of the page.
(function () {
  "use strict";
  var until = setting("gongshi-until"), pinned = setting("gongshi-today");
  var zone = setting("gongshi-zone") || "Asia/Shanghai", root = document.documentElement;

  function setting(name) {
    var tag = document.querySelector('meta[name="' + name + '"]');
    return tag ? tag.content : "";
  }

  function today() {
    if (pinned) return pinned;
    try {
      var parts = {};
      new Intl.DateTimeFormat("en-GB", {
        timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
      }).formatToParts(new Date()).forEach(function (part) { parts[part.type] = part.value; });
      return parts.year + "-" + parts.month + "-" + parts.day;
    } catch (old) { // a browser without zones: the school's clock is that of China
      return new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
    }
  }

  function clear() {
    var page = document.querySelector(".gs-notice");
    if (!page) return;
    Array.prototype.slice.call(page.children).forEach(function (part) {
      if (part.classList.contains("gs-gone")) part.hidden = false;
      else page.removeChild(part);
    });
  }

  function look() {
    if (!until || today() <= until) return;
    root.classList.add("gs-over");
    clear();
  }

  look(); // the head is read, the body is not
  document.addEventListener("DOMContentLoaded", look);
  window.addEventListener("pageshow", look); // a page kept from yesterday
  if (until && !pinned) window.setInterval(look, 15000);
})();
