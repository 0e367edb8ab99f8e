/* Look-up in the page: the same steps, rows and scores as `emn lookup` (emn_glossary/search/query.py), which see. */
"use strict";

const emnLookup = (() => {
  const SCORES = { exact: 1000, folded: 900, acronym: 900, inflected: 850, order: 800 };
  const ROLES = { preferred: 0, alternative: 20, deprecated: 50 };
  const ROLE_NAMES = Object.keys(ROLES), WAYS = ["term", "reading", "acronym"];
  const SHY = 650, HEADED = 500, BEGUN = 400, MOST_BEGINNINGS = 200, LONGEST = 300;
  const LETTERS = { "æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "ü": "u", "ß": "ss", "đ": "d", "ð": "d" };
  const JOINTS = /[\s\-‐‑–—/_.,;:()[\]«»"'’]+/gu;

  const plain = (text) => text.normalize("NFC").toLowerCase().replaceAll("ß", "ss").split(/\s+/u).filter(Boolean).join(" ");

  function fold(text) {
    const letters = plain(text).replace(/[æøåäöüßđð]/gu, (letter) => LETTERS[letter]);
    return letters.normalize("NFD").replace(/\p{M}/gu, "").replace(JOINTS, "").replaceAll("aa", "a").replaceAll("oe", "o");
  }

  const words = (text) => plain(text).split(JOINTS).map(fold).filter(Boolean);

  const gather = (map, key, row) => { const rows = map.get(key); if (rows) rows.push(row); else map.set(key, [row]); };

  /* The rows of an index (emn_glossary/search/export.py), by what a query asks for. */
  class Index {
    constructor(written) {
      const paradigms = written.paradigms.map((endings) => endings.split("|"));
      this.concepts = written.concepts.map(([id, preferred]) => ({ id, preferred }));
      this.terms = written.terms.map(([concept, text, lang, role, own, small]) => ({
        concept, text, lang, role: ROLE_NAMES[role], words: own, small,
      }));
      this.paradigms = paradigms.map((endings) => new Set(endings));
      this.longest = Math.max(0, ...paradigms.flat().map((ending) => ending.length));
      this.wholes = new Map();
      this.words = new Map();
      const forms = new Map();
      for (const [stem, paradigm, term, way, ending] of written.wholes) {
        gather(this.wholes, stem, { stem, paradigm, term, way: WAYS[way], ending });
        if (WAYS[way] !== "acronym" && ending !== "-") forms.set(`${stem + ending} ${term}`, [stem + ending, term]);
      }
      this.forms = [...forms.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
      for (const [stem, paradigm, word] of written.words) gather(this.words, stem, { stem, paradigm, word });
      this.postings = written.postings.map((kinds) => kinds.flatMap((terms, kind) => terms.map((term) => ({ term, kind }))));
      this.lengths = [this.wholes, this.words].map((map) => {
        const found = new Map();
        for (const stem of map.keys()) gather(found, stem.length, { stem, letters: lettersOf(stem) });
        return found;
      });
      this.small = new Set(written.small.map(fold));
      this.articles = written.articles;
      this.foldedArticles = new Set(written.articles.map(fold));
    }

    isSmall(folded) { return this.small.has(folded); }

    smallWords(text) {
      return words(text).filter((word) => this.small.has(word) && !this.foldedArticles.has(word)).join(" ");
    }

    beginning(form) {
      let low = 0, high = this.forms.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.forms[middle][0] > form) high = middle; else low = middle + 1;
      }
      const found = [];
      for (let at = low; at < this.forms.length && this.forms[at][0].startsWith(form); at++) found.push(this.forms[at]);
      const order = (a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]);
      return found.sort(order).slice(0, MOST_BEGINNINGS);
    }
  }

  /* Which letters a word has, as bits: what has many that another lacks is not like it, which is quickly seen. */
  function lettersOf(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
    return bits;
  }

  function strange(one, other) {
    let bits = one & ~other, count = 0;
    for (; bits; count++) bits &= bits - 1;
    return count;
  }

  /* Letters wrong, a swap of neighbours counting as one; more than `most` is as good as any. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  const allowed = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
  const blurred = (wrong, length) => 750 - Math.floor((600 * wrong) / length);
  const covers = (one, other) => {
    const [covered, wanted] = [new Set(one), new Set(other)];
    return covered.size === wanted.size && [...covered].every((word) => wanted.has(word));
  };
  const same = (one, other) => one.length === other.length && one.every((item, at) => item === other[at]);

  /* How a term agrees with the words asked for, all of which it has, as words or as members of compounds. */
  function agreement(number, term, at, small) {
    const own = [...at.entries()].sort((a, b) => a[0] - b[0]).filter(([, hit]) => hit.kind === 0).map(([, hit]) => hit.word);
    if (own.length < at.size) return [number, "compound", 450 + Math.floor(100 / term.words.length)];
    if (covers(own, term.words)) {
      const why = same(own, term.words) && small === term.small ? "inflected" : "order";
      return [number, why, SCORES[why]];
    }
    return [number, "word", 400 + Math.floor((200 * new Set(own).size) / new Set(term.words).size)];
  }

  class Query {
    constructor(index, text) {
      this.index = index;
      this.said = text;
      this.plain = plain(text);
      this.folded = fold(text);
      this.tokens = words(text).filter((word) => !index.isSmall(word));
    }

    matches() {
      const sets = this.tokens.map((token) => this.resolve(token));
      const found = [...this.whole(), ...this.together(sets), ...this.prefix()];
      if (found.length) return found;
      const compound = this.compound();
      const known = compound.some(([, , score]) => score >= HEADED);
      return [...this.contained(sets), ...compound, ...(known ? [] : this.fuzzy(sets))];
    }

    cuts(folded) {
      const found = [];
      for (let end = folded.length; end > Math.max(0, folded.length - this.index.longest - 1); end--) found.push(folded.slice(0, end));
      return found;
    }

    whole() {
      const asked = [this.folded], found = [];
      const cut = this.plain.indexOf(" ");
      if (cut > 0 && this.index.articles.includes(this.plain.slice(0, cut))) asked.push(fold(this.plain.slice(cut + 1)));
      for (const folded of asked) {
        for (const stem of this.cuts(folded)) {
          for (const row of this.index.wholes.get(stem) ?? []) {
            if (this.index.paradigms[row.paradigm].has(folded.slice(stem.length))) found.push(this.sameAs(row, folded));
          }
        }
      }
      return found;
    }

    sameAs(row, folded) {
      const term = this.index.terms[row.term];
      const why = row.way === "acronym" ? "acronym"
        : plain(term.text) === this.plain ? "exact"
        : folded.slice(row.stem.length) === row.ending ? "folded" : "inflected";
      const short = row.way === "acronym" || (term.text.length <= 6 && term.text === term.text.toUpperCase());
      return [row.term, why, short && this.said === this.said.toLowerCase() ? SHY : SCORES[why]];
    }

    resolve(token) {
      const found = new Map();
      for (const stem of this.cuts(token)) {
        for (const row of this.index.words.get(stem) ?? []) {
          if (this.index.paradigms[row.paradigm].has(token.slice(stem.length))) found.set(row.word, 0);
        }
      }
      return found;
    }

    /* Term → place in the query → the word it has there. */
    places(sets) {
      const places = new Map();
      sets.forEach((known, place) => {
        for (const word of known.keys()) {
          for (const { term, kind } of this.index.postings[word] ?? []) {
            if (!places.has(term)) places.set(term, new Map());
            const at = places.get(term), before = at.get(place);
            if (!before || kind < before.kind || (kind === before.kind && word < before.word)) at.set(place, { kind, word });
          }
        }
      });
      return places;
    }

    together(sets) {
      const found = [], small = this.index.smallWords(this.said);
      for (const [number, at] of this.places(sets)) {
        const term = this.index.terms[number];
        if (at.size !== sets.length) continue;
        if (sets.length === 1 && term.words.length === 1 && at.get(0).kind === 0) continue;
        found.push(agreement(number, term, at, small));
      }
      return found;
    }

    contained(sets) {
      const found = [];
      for (const [number, at] of this.places(sets)) {
        const own = new Set([...at.values()].filter((hit) => hit.kind === 0).map((hit) => hit.word));
        if (covers([...own], this.index.terms[number].words)) {
          found.push([number, "word", 400 + Math.floor((200 * own.size) / sets.length)]);
        }
      }
      return found;
    }

    prefix() {
      if (this.folded.length < 2) return [];
      const score = (form) => 600 + Math.floor((50 * this.folded.length) / form.length);
      return this.index.beginning(this.folded).map(([form, term]) => [term, "prefix", score(form)]);
    }

    compound() {
      if (this.tokens.length !== 1) return [];
      const [token] = this.tokens, found = [];
      let begun = false;
      for (let cut = token.length - 4; cut > 3; cut--) {
        const start = token.slice(0, cut);
        const first = this.resolve(start);
        if (start.length > 3 && /[se]$/u.test(start)) for (const word of this.resolve(start.slice(0, -1)).keys()) first.set(word, 0);
        if (!first.size) continue;
        const head = this.resolve(token.slice(cut));
        const [left, right] = [first, head].map((side) => {
          const held = new Map();
          for (const word of side.keys()) for (const { term } of this.index.postings[word] ?? []) held.set(term, word);
          return held;
        });
        let alone = false;
        for (const number of new Set([...left.keys(), ...right.keys()])) {
          const own = this.index.terms[number].words;
          const is = [left, right].map((side) => side.has(number) && same(own, [side.get(number)]));
          if (left.has(number) && right.has(number)) found.push([number, "compound", 550]);
          else if (is[1]) found.push([number, "compound", HEADED]);
          else if (is[0] && (head.size || !begun)) found.push([number, "compound", head.size ? 450 : BEGUN]);
          alone ||= is[0] || is[1];
        }
        begun ||= alone;
      }
      return found;
    }

    fuzzy(sets) {
      const most = allowed(this.folded), found = [];
      for (const stem of this.alike(this.folded, 0)) {
        for (const row of this.index.wholes.get(stem)) {
          const wrong = row.way === "acronym" ? most + 1 : this.wrong(this.folded, stem, row.paradigm);
          if (wrong <= most) found.push([row.term, "fuzzy", blurred(wrong, this.folded.length)]);
        }
      }
      if (found.length) return found;
      const guessed = sets.map((known, at) => (known.size ? known : this.guess(this.tokens[at])));
      if (!guessed.length || guessed.some((known) => !known.size)) return found;
      for (let wrong = 1; wrong <= most; wrong++) {
        const near = guessed.map((known) => new Map([...known].filter(([, far]) => far <= wrong)));
        for (const [term, , score] of this.together(near)) {
          found.push([term, "fuzzy", Math.min(score - 50, blurred(wrong, this.folded.length))]);
        }
      }
      return found;
    }

    guess(token) {
      const found = new Map();
      for (const stem of this.alike(token, 1)) {
        for (const row of this.index.words.get(stem)) {
          const wrong = this.wrong(token, stem, row.paradigm);
          if (wrong <= allowed(token)) found.set(row.word, Math.min(wrong, found.get(row.word) ?? wrong));
        }
      }
      return found;
    }

    /* The stems that some beginning of the word is nearly like. */
    alike(word, which) {
      const found = new Set();
      for (const begin of this.cuts(word)) {
        const most = Math.min(allowed(word), allowed(begin + "?")); // a stem may be short: vis-um
        const own = lettersOf(begin);
        for (let length = begin.length - most; most && length <= begin.length + most; length++) {
          for (const { stem, letters } of this.index.lengths[which].get(length) ?? []) {
            if (strange(own, letters) <= most && strange(letters, own) <= most && distance(begin, stem, most) <= most) found.add(stem);
          }
        }
      }
      return found;
    }

    /* How many letters of a word are wrong, if it should be one of the forms of a stem; three is as good as any. */
    wrong(word, stem, paradigm) {
      let least = 3;
      for (const ending of this.index.paradigms[paradigm]) {
        if (Math.abs(word.length - stem.length - ending.length) < least) least = Math.min(least, distance(word, stem + ending, least - 1));
      }
      return least;
    }
  }

  /* The entries that a word means, best first: [{concept, term, why, score}]. */
  function lookup(index, text, limit = 20) {
    if (text.length > LONGEST || !fold(text)) return [];
    const best = new Map();
    for (const [number, why, score] of new Query(index, text).matches()) {
      const term = index.terms[number], ranked = score - ROLES[term.role], before = best.get(term.concept);
      const better = !before || ranked > before.score
        || (ranked === before.score && (number < before.term || (number === before.term && why < before.why)));
      if (better) best.set(term.concept, { concept: term.concept, term: number, why, score: ranked });
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.term - b.term || (a.why < b.why ? -1 : 1)).slice(0, limit);
  }

  return { Index, lookup, fold };
})();
