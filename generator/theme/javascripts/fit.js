// Whether a masked cell fits what a person knows of themselves: ＊ stands for any characters.
// The keys are those of lookup.py.
(function () {
  "use strict";
  var between = /[\s\u200b-\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}·•‧・.'’_-]+/gu;

  // Without writing habits: width, blanks, the dots of a name, capitals.  ＊ becomes *.
  function plain(text) {
    return text.normalize("NFKC").replace(between, "").toLowerCase();
  }

  function pattern(cell, any) {
    return new RegExp("^" + plain(cell).replace(/[.+?^${}()|[\]\\/]/g, "\\$&").replace(/\*+/g, any) + "$", "u");
  }

  window.gongshiFit = {
    plain: plain,
    // In a name ＊ hides at least one character; of a number the shown end may be all that is typed.
    name: function (cell, typed) { return pattern(cell, ".+").test(plain(typed)); },
    number: function (cell, typed) { return pattern(cell, ".*").test(plain(typed)); },
    // Pieces that the row of this person can be in.
    keys: function (index, name, number) {
      var letters = Array.from(plain(index.by === "name" ? name : number));
      var used = index.by === "name" ? letters.slice(0, index.depth)
        : letters.slice(Math.max(letters.length - index.depth, 0));
      var key = "k" + used.join("").replace(/[^0-9a-z]/gu, function (letter) {
        return "-" + letter.codePointAt(0).toString(16) + "-";
      });
      return [key, "rest"].filter(function (one) { return index.keys.indexOf(one) >= 0; });
    }
  };
})();
