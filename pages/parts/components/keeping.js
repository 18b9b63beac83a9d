// One answer: kept on this device while it is given, saved when that pauses, never lost in between.
// What is kept is a string. The hands of a kind of answer know how to `read` it from the page and `put` it there, how
// to find it in an answer (`of`) and to make an answer of it (`into`), and how to `draw` what has become of it.
const Keeping = (() => {
  const AGAIN = 2000; // ms between two tries while the server does not answer
  const PATIENCE = 10000; // ms before an unanswered save counts as lost

  function shared() {
    window.__assay ??= { flushes: new Map(), mounted: new Map() };
    return window.__assay;
  }

  // Begins to keep what is under this name; `shown` is what the server has given.
  // Without an attempt nobody sits here: the task is only tried, and nothing is kept anywhere.
  function begin(place, data, shown, hands) {
    shared().mounted.get(place)?.retire(); // what an earlier mount has not yet saved is in the mirror
    const kept = {
      place, data, hands, base: data.revision, savedAt: data.saved, sent: [], dirty: false, timer: 0, sending: null,
      rival: null, over: "", news: "",
    };
    kept.retire = () => { kept.retired = true; clearTimeout(kept.timer); gone(kept); };
    kept.flush = () => settle(kept);
    shared().mounted.set(place, kept);
    hands.put(shown);
    restore(kept, shown);
    listen(kept);
    return kept;
  }

  // To be called whenever the answer is drawn, so that buttons wait for it.
  function stay(kept) {
    shared().flushes.set(kept.place, kept.flush);
  }

  function listen(kept) {
    const hidden = () => { if (document.visibilityState === "hidden" && kept.dirty) push(kept); };
    const leaving = () => beacon(kept);
    const online = () => { if (kept.dirty) push(kept); };
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("pagehide", leaving);
    window.addEventListener("online", online);
    kept.off = () => {
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", leaving);
      window.removeEventListener("online", online);
    };
  }

  function leave(kept) {
    kept.left = true;
    push(kept); // and goes on trying after it has gone from the page
  }

  // Shows an answer in a shadow tree of its own, and returns what has to be done when it goes. `alive` knows those of
  // one kind by their trees: one is built the first time, and told later what the server has given since.
  function show(alive, root, data, text, { build, renew, draw }) {
    let one = alive.get(root);
    if (one) {
      one.data = data;
      renew?.(one);
      catchUp(one.kept, data, text);
    } else {
      one = build(root, data);
      alive.set(root, one);
    }
    draw(one);
    stay(one.kept);
    return () => {
      alive.delete(root);
      leave(one.kept);
    };
  }

  function gone(kept) {
    kept.off();
    if (shared().flushes.get(kept.place) === kept.flush) shared().flushes.delete(kept.place);
    if (shared().mounted.get(kept.place) === kept) shared().mounted.delete(kept.place);
  }

  // --- what this device remembers -----------------------------------------------------------------------------------

  function mirror(kept) {
    if (!kept.data.attempt) return;
    const here = { text: kept.hands.read(), base: kept.base, synced: !kept.dirty, sent: kept.sent };
    try { localStorage.setItem(kept.place, JSON.stringify(here)); } catch { /* full or forbidden: the server has it */ }
  }

  function restore(kept, shown) {
    let here = null;
    if (!kept.data.attempt) return;
    try { here = JSON.parse(localStorage.getItem(kept.place)); } catch { /* nothing readable is nothing kept */ }
    if (!here || here.synced || here.text === shown) return;
    kept.hands.put(here.text);
    kept.dirty = true;
    kept.sent = here.sent ?? [];
    if (here.base >= kept.data.revision || kept.sent.includes(shown)) {
      kept.news = "restored";
      kept.timer = setTimeout(() => push(kept), 0);
    } else {
      kept.rival = { text: shown, revision: kept.data.revision };
    }
  }

  // --- changing and saving ------------------------------------------------------------------------------------------

  // It has been changed by hand; it is saved once nothing more has come for so many ms.
  function touched(kept, pause) {
    kept.dirty = Boolean(kept.data.attempt);
    kept.news = "";
    mirror(kept);
    kept.hands.draw();
    clearTimeout(kept.timer);
    if (pause) kept.timer = setTimeout(() => push(kept), pause);
    else push(kept);
  }

  function push(kept) {
    clearTimeout(kept.timer);
    kept.sending ??= deliver(kept).finally(() => {
      kept.sending = null;
      if (kept.left && (!kept.dirty || kept.rival)) gone(kept);
      kept.hands.draw();
    });
    return kept.sending;
  }

  async function deliver(kept) {
    while (kept.dirty && !kept.rival && !kept.over && !kept.retired) {
      const text = kept.hands.read();
      const reply = await send(kept, text);
      if (kept.retired || !(await heard(kept, text, reply))) return;
    }
  }

  function parcel(kept, text) {
    const { data } = kept;
    kept.sent = [...kept.sent.slice(-4), text];
    mirror(kept);
    const answer = kept.hands.into(kept.answer ?? data.answer, text);
    return JSON.stringify({ item: data.item, answer, base: kept.base, tab: data.tab });
  }

  async function send(kept, text) {
    const body = parcel(kept, text);
    const patience = new AbortController();
    const bell = setTimeout(() => patience.abort(), PATIENCE);
    try {
      return await fetch("/api/autosave", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        keepalive: body.length < 60000, // so that it survives a closing tab; browsers allow 64 KiB in all
        signal: patience.signal,
      });
    } catch {
      return null;
    } finally {
      clearTimeout(bell);
    }
  }

  function beacon(kept) {
    if (!kept.dirty || kept.rival || kept.over) return;
    const body = new Blob([parcel(kept, kept.hands.read())], { type: "application/json" });
    navigator.sendBeacon("/api/autosave", body);
  }

  async function heard(kept, text, reply) {
    const said = reply ? await reply.json().catch(() => ({})) : {};
    if (reply?.ok) {
      accept(kept, text, said);
      return true;
    }
    if (reply?.status === 409 && said.reason === "stale") return overtaken(kept, said.latest);
    if (reply?.status === 409) return finish(kept, said.reason === "sealed" ? "sealed" : "closed");
    if (reply?.status === 413) return refuse(kept, "too_long");
    if (reply?.status === 400 || reply?.status === 422) return refuse(kept, "refused");
    kept.news = reply?.status === 401 || reply?.status === 403 ? "signed_out" : "offline";
    kept.timer = setTimeout(() => push(kept), AGAIN);
    return false;
  }

  function accept(kept, text, said) {
    kept.base = said.revision;
    kept.savedAt = said.saved_at;
    kept.dirty = kept.hands.read() !== text;
    kept.news = "";
    mirror(kept);
    kept.hands.draw();
  }

  function refuse(kept, why) {
    kept.news = why; // nothing is tried again until the answer changes
    return false;
  }

  function finish(kept, why) {
    kept.over = why;
    kept.dirty = false;
    mirror(kept);
    return false;
  }

  // --- somebody else has saved --------------------------------------------------------------------------------------

  function overtaken(kept, latest) {
    const text = kept.hands.of(latest.answer);
    const ours = latest.tab === kept.data.tab || kept.sent.includes(text) || text === kept.hands.read();
    if (!ours) {
      kept.rival = { text, revision: latest.revision };
      return false;
    }
    kept.base = latest.revision;
    kept.answer = latest.answer;
    kept.dirty = kept.hands.read() !== text;
    mirror(kept);
    return true;
  }

  // A run of the page has brought `data` anew, with what is on record as `shown`.
  function catchUp(kept, data, shown) {
    kept.data = data;
    if (data.revision <= kept.base) return;
    const here = kept.hands.read();
    if (!kept.dirty && here !== shown) {
      kept.hands.put(shown);
      kept.news = "newer";
    } else if (kept.dirty && here !== shown && !kept.sent.includes(shown)) {
      kept.rival = { text: shown, revision: data.revision };
      return;
    }
    kept.base = data.revision;
    kept.answer = data.answer;
    kept.savedAt = data.saved;
    kept.dirty = kept.hands.read() !== shown;
    mirror(kept);
  }

  function choose(kept, mine) {
    kept.base = kept.rival.revision;
    if (!mine) kept.hands.put(kept.rival.text);
    kept.dirty = mine;
    kept.rival = null;
    mirror(kept);
    kept.hands.draw();
    kept.hands.focus();
    if (mine) push(kept);
  }

  async function settle(kept) {
    if (kept.over) return true;
    await push(kept);
    return !kept.dirty && !kept.rival;
  }

  // --- what is seen of it -------------------------------------------------------------------------------------------

  function write(node, said) {
    const text = said ?? "";
    if (node.textContent !== text) node.textContent = text;
    node.hidden = !text;
  }

  // Its state in words, what is in the way, and both versions in a conflict; `never` is said of what was never saved.
  function drawn(kept, root, never = "") {
    const { words, language } = kept.data;
    const at = (id) => root.getElementById(id);
    at("rival").hidden = !kept.rival;
    if (kept.rival) {
      write(at("rival-said"), words.rival);
      write(at("rival-label"), words.rival_other);
      write(at("rival-text"), kept.hands.told(kept.rival.text) || words.rival_empty);
      write(at("mine"), words.rival_keep_mine);
      write(at("theirs"), words.rival_take_other);
      at("mine").onclick = () => choose(kept, true);
      at("theirs").onclick = () => choose(kept, false);
    }
    const trouble = kept.over || (kept.rival ? "" : kept.news);
    let said = kept.base > 0 ? words.saved : never;
    if (kept.base > 0 && kept.savedAt) said = words.saved_at.replace("{clock}", clock(kept.savedAt, language));
    if (kept.dirty) said = words.unsaved;
    if (!kept.data.attempt) said = "";
    write(at("state"), (!trouble && said) || " ");
    write(at("trouble"), trouble ? words[trouble] : "");
  }

  function clock(moment, language) {
    return new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  return { begin, show, stay, leave, touched, push, drawn, write };
})();
