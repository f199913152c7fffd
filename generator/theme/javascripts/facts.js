// Facts a phone can do more with: an office's number is dialled with one tap, and the next
// step says how many days are left for it.  Only offices' lines are touched, never a row.
(function () {
  "use strict";
  var OFFICES = /^(?:查询|咨询|异议与投诉)$/, NUMBER = /\b(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,6})?\b/;
  var pinned = document.querySelector('meta[name="gongshi-today"]');
  // The school's clock is that of China.
  var today = pinned ? pinned.content : new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

  Array.prototype.forEach.call(document.querySelectorAll(".gs-page li > strong:first-child"), function (label) {
    var text = label.nextSibling;
    if (!text || text.nodeType !== 3) return;
    if (OFFICES.test(label.textContent)) call(text);
    else if (label.textContent === "下一步") left(text);
  });

  function call(text) {
    var found = NUMBER.exec(text.data);
    if (!found) return;
    var link = document.createElement("a"), number = text.splitText(found.index);
    number.splitText(found[0].length);
    link.href = "tel:" + found[0].replace(/-/g, "");
    number.parentNode.replaceChild(link, number);
    link.appendChild(number);
  }

  function left(text) {
    var found = /截止 (\d{4})年(\d{1,2})月(\d{1,2})日 24:00/.exec(text.data);
    if (!found) return;
    var day = [found[1], ("0" + found[2]).slice(-2), ("0" + found[3]).slice(-2)].join("-");
    var days = Math.round((Date.parse(day) - Date.parse(today)) / 86400000) + 1;
    var said = document.createElement("em");
    said.textContent = days < 1 ? "，已截止" : days === 1 ? "，今天截止" : "，还有 " + days + " 天（含今天）";
    text.parentNode.insertBefore(said, text.splitText(found.index + found[0].length));
  }
})();
