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
    var parts = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"
    }).formatToParts(now).forEach(function (part) { parts[part.type] = part.value; });
    return parts.year + "-" + parts.month + "-" + parts.day;
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

  document.querySelectorAll(".gs-state[data-from]").forEach(function (label) {
    var found = state(label.dataset);
    label.textContent = found[1];
    label.dataset.state = found[0];
    label.hidden = false;
  });

  // Open periods first; cards of one state keep their order.
  var order = { open: 0, soon: 1, kept: 2, over: 3 };
  document.querySelectorAll(".gs-cards").forEach(function (list) {
    Array.from(list.children).sort(function (a, b) {
      return rank(a) - rank(b);
    }).forEach(function (card) { list.appendChild(card); });
  });

  function rank(card) {
    var label = card.querySelector(".gs-state");
    return label ? order[label.dataset.state] : 9;
  }
})();
