// Search in titles, majors and rule documents.  What is looked for is a piece of text, so
// a part of a word finds it too; the indexes are fetched at the first use.  No row of a
// list is in them.
(function () {
  "use strict";
  var MOST = 30, AROUND = 36, ENOUGH = 0.6;
  var base = document.documentElement.getAttribute("data-base");
  var opener = document.querySelector('[data-does="search"]');
  var panel, input, status, list, entries, loading;
  if (!opener || !window.fetch) {
    if (opener) opener.hidden = true;
    return;
  }

  opener.addEventListener("click", function () { panel && !panel.hidden ? close() : open(); });
  document.addEventListener("keydown", function (event) {
    var typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); open(); }
    if (event.key === "Escape" && panel && !panel.hidden) { close(); opener.focus(); }
  });

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) made.textContent = text;
    return made;
  }

  function open() {
    if (!panel) build();
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    input.focus();
    load();
  }

  function close() {
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  }

  function build() {
    panel = element("div", { id: "gs-search", "class": "gs-search", role: "search" });
    var box = element("div", { "class": "gs-wrap" });
    input = element("input", {
      type: "search", "aria-label": "搜索公示标题、专业和细则", autocomplete: "off",
      placeholder: "公示标题、专业、细则里的词", enterkeyhint: "search"
    });
    status = element("p", { role: "status" }, "搜索标题、专业和细则全文；名单里的人不在搜索范围内");
    list = element("ol", { "class": "gs-hits" });
    [input, status, list].forEach(function (part) { box.appendChild(part); });
    panel.appendChild(box);
    var head = document.querySelector(".gs-top");
    head.parentNode.insertBefore(panel, head.nextSibling);
    opener.setAttribute("aria-controls", panel.id);
    var composing = false;
    input.addEventListener("compositionstart", function () { composing = true; });
    input.addEventListener("compositionend", function () { composing = false; look(); });
    input.addEventListener("input", function () { if (!composing) look(); });
  }

  function load() {
    if (loading) return;
    loading = Promise.all([get("/directory.json"), get("/search/search_index.json")]).then(function (got) {
      entries = (got[0] || []).filter(kept).map(titled).concat(((got[1] || {}).docs || []).map(written));
      look();
    }, function () {
      loading = null;
      status.textContent = "搜索暂时用不了，请稍后再试，或在“全部公示”里查找";
    });
  }

  function get(path) {
    return fetch(base + path).then(function (answer) {
      if (!answer.ok) throw new Error(path);
      return answer.json();
    });
  }

  // What has passed its last day leads nowhere any more.
  function kept(one) {
    var pinned = document.querySelector('meta[name="gongshi-today"]');
    var today = pinned ? pinned.content : new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
    return one.until >= today;
  }

  function titled(one) {
    var title = one.title + (one.part ? "（" + one.part + "）" : "");
    return { title: title, below: one.of, text: one.of, url: one.url, weight: one.of ? 20 : 30 };
  }

  function written(doc) {
    var text = plain(doc.text);
    return { title: plain(doc.title), below: "", text: text, url: doc.location, weight: 0 };
  }

  // The index marks words with an invisible blank and keeps a little HTML.
  function plain(html) {
    return html.replace(/<[^>]*>/g, " ").replace(/\u200b/g, "").replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&")
      .replace(/\s+/g, " ").trim();
  }

  function look() {
    var words = input.value.toLowerCase().split(/[\s，、]+/).filter(Boolean);
    list.textContent = "";
    if (!words.length || !entries) {
      status.textContent = words.length ? "正在准备 …" : "搜索标题、专业和细则全文；名单里的人不在搜索范围内";
      return;
    }
    var hits = found(words, 1);
    if (!hits.length && words.join("").length > 2) {
      words = pairs(words.join(""));
      hits = found(words, ENOUGH);
    }
    status.textContent = hits.length ? "找到 " + hits.length + " 处" + (hits.length > MOST ? "，显示前 " + MOST + " 处" : "")
      : "没有找到“" + input.value.trim() + "”。可以换一个词，或少输入几个字；找自己的名次请打开公示查看";
    hits.slice(0, MOST).forEach(function (hit) { list.appendChild(line(hit.entry, words)); });
  }

  // Nothing has the whole of it: the pairs of neighbouring characters, as words.
  function pairs(text) {
    var made = [];
    for (var at = 0; at < text.length - 1; at += 1) made.push(text.slice(at, at + 2));
    return made;
  }

  // Entries that hold at least this share of the words, the likeliest first.
  function found(words, share) {
    var hits = [];
    entries.forEach(function (entry) {
      var title = entry.title.toLowerCase(), text = entry.text.toLowerCase();
      var score = entry.weight, held = 0;
      words.forEach(function (word) {
        var named = title.indexOf(word) >= 0;
        if (!named && text.indexOf(word) < 0) return;
        held += 1;
        score += named ? 100 - Math.min(title.length, 60) : 5;
      });
      if (held >= words.length * share) hits.push({ entry: entry, score: score });
    });
    return hits.sort(function (a, b) { return b.score - a.score; });
  }

  function line(entry, words) {
    var item = element("li"), link = element("a", { href: base + "/" + entry.url });
    mark(link, entry.title, words);
    item.appendChild(link);
    var below = entry.below || excerpt(entry.text, words);
    if (below) mark(item.appendChild(element("p")), below, words);
    return item;
  }

  function excerpt(text, words) {
    var at = text.toLowerCase().indexOf(words[0]);
    var from = Math.max(at - AROUND, 0), to = Math.max(at, 0) + AROUND * 2;
    return (from ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
  }

  function mark(into, text, words) {
    var lower = text.toLowerCase(), at = 0;
    while (at < text.length) {
      var next = -1, hit = "";
      words.forEach(function (word) {
        var place = lower.indexOf(word, at);
        if (place >= 0 && (next < 0 || place < next)) { next = place; hit = word; }
      });
      if (next < 0) break;
      into.appendChild(document.createTextNode(text.slice(at, next)));
      into.appendChild(element("mark", {}, text.slice(next, next + hit.length)));
      at = next + hit.length;
    }
    into.appendChild(document.createTextNode(text.slice(at)));
    return into;
  }
})();
