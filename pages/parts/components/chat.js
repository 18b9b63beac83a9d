// A live chat: the server says what has come in and when to ask again; what is said is kept as every answer is.
const AGAIN = 2000; // ms between two tries while the server does not answer
const ALOUD = 8000; // ms between two announcements, however many lines come in
const TYPING = 1500; // ms without a key before anything is announced

const chats = new WeakMap(); // shadow root -> the chat living in it

export default function ({ data: [data], parentElement: root }) {
  let chat = chats.get(root);
  if (chat) {
    chat.data = chat.kept.data = data;
    chat.kept.base = Math.max(chat.kept.base, data.revision); // the server joins what different tabs have sent
    join(chat, data.answer);
  } else {
    chat = begin(root, data);
    chats.set(root, chat);
    ask(chat);
  }
  draw(chat);
  Keeping.stay(chat.kept);
  return () => {
    chats.delete(root);
    chat.gone = true;
    for (const timer of [chat.timer, chat.ticking, chat.speaking]) clearTimeout(timer);
    document.removeEventListener("visibilitychange", chat.wake);
    Keeping.leave(chat.kept);
  };
}

function begin(root, data) {
  const chat = { root, data, lines: [], entries: [], group: 1, untold: [], keyed: -TYPING, told: -ALOUD, state: "" };
  chat.kept = Keeping.begin(`assay:${data.attempt}:${data.item}`, data, written(data.answer), {
    read: () => written(chat),
    put: (text) => Object.assign(chat, JSON.parse(text)),
    of: written,
    into: (_answer, text) => ({ kind: "live_chat", ...JSON.parse(text) }),
    told: (text) => JSON.parse(text).entries.map((one) => one.text).join("\n"),
    focus: () => at(chat, "text").focus(),
    draw: () => draw(chat),
  });
  chat.wake = () => { if (document.visibilityState === "visible" && chat.state !== "over") ask(chat); };
  document.addEventListener("visibilitychange", chat.wake);
  plan(chat);
  return chat;
}

// What is kept of an answer: what was said and done, and how far somebody without a clock has gone on.
function written({ entries, group }) {
  return JSON.stringify({ entries: entries.map(({ id, line, deeds, text }) => ({ id, line, deeds, text })), group });
}

function join(chat, answer) {
  const known = new Set(chat.entries.map((one) => one.id));
  const others = answer.entries.filter((one) => !known.has(one.id));
  if (others.length) chat.entries = [...others, ...chat.entries];
  chat.group = Math.max(chat.group, answer.group);
}

function at(chat, id) {
  return chat.root.getElementById(id);
}

// --- asking what has come in ----------------------------------------------------------------------------------------

async function ask(chat, method = "GET") {
  clearTimeout(chat.timer);
  if (chat.asking) return;
  chat.asking = true;
  let reply = null;
  const address = `/api/chat?item=${encodeURIComponent(chat.data.item)}&known=${chat.lines.length}`;
  if (!chat.data.attempt) reply = rehearsed(chat, method);
  else try { reply = await fetch(address, { method }); } catch { /* asked again below */ }
  const heard = reply?.ok ? await reply.json().catch(() => null) : null;
  chat.asking = false;
  if (chat.gone) return;
  chat.trouble = "";
  if (heard) hear(chat, heard);
  else if (reply && [409, 422].includes(reply.status)) chat.trouble = "closed";
  else {
    chat.trouble = reply?.status === 401 ? "signed_out" : "offline";
    chat.timer = setTimeout(() => ask(chat, method), AGAIN);
  }
  draw(chat);
}

// Somebody only tries the task: the lines are here, and so is the clock.
function rehearsed(chat, method) {
  const { lines, seconds } = chat.data.trial;
  if (method === "POST") chat.since = performance.now();
  const second = chat.since === undefined ? -1 : (performance.now() - chat.since) / 1000;
  const next = lines.find((one) => one.second > second);
  const left = second < 0 ? null : Math.max(0, seconds - second);
  return Response.json({
    begun: second >= 0, lines: lines.filter((one) => one.second <= second), more: false,
    left, wait: next ? next.second - second : left, answer: { entries: [], group: 1 },
  });
}

function hear(chat, heard) {
  const fresh = heard.lines.filter((one) => one.number > chat.lines.length);
  chat.lines.push(...fresh);
  join(chat, heard.answer);
  chat.more = heard.more;
  chat.state = heard.begun ? "live" : "door";
  if (heard.left !== null) {
    chat.ends = performance.now() + 1000 * heard.left;
    if (heard.left <= 0) chat.state = "over";
    else chat.timer = setTimeout(() => ask(chat), 1000 * heard.wait + 100);
    tick(chat);
  }
  if (chat.drawn) announce(chat, fresh);
  else chat.untold = []; // somebody who comes back reads what was there
  if (!chat.drawn) setTimeout(() => redraft(chat), 0); // once its line can be chosen
  chat.drawn = true;
}

function tick(chat) {
  clearTimeout(chat.ticking);
  const left = Math.max(0, Math.ceil((chat.ends - performance.now()) / 1000));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  Keeping.write(at(chat, "chat-left"), chat.state === "live" ? chat.data.words.left.replace("{clock}", clock) : "");
  if (left === 60 && chat.state === "live") say(chat, chat.data.words.minute);
  if (chat.state === "live") chat.ticking = setTimeout(() => tick(chat), 250);
}

// --- saying aloud, but never over somebody who is writing, and never line by line in a rush ---------------------------

function announce(chat, fresh) {
  chat.untold.push(...fresh);
  clearTimeout(chat.speaking);
  if (!chat.untold.length) return;
  const wait = Math.max(chat.told + ALOUD, chat.keyed + TYPING) - performance.now();
  if (wait > 0) {
    chat.speaking = setTimeout(() => announce(chat, []), wait);
    return;
  }
  const { words } = chat.data;
  const [first, last] = [chat.untold[0], chat.untold.at(-1)];
  const one = () => words.new_one.replace("{n}", first.number).replace("{author}", () => first.author)
    .replace("{text}", () => first.text);
  const some = () => words.new_some.replace("{count}", chat.untold.length).replace("{from}", first.number)
    .replace("{to}", last.number);
  say(chat, first === last ? one() : some());
  chat.untold = [];
}

function say(chat, words) {
  if (at(chat, "aloud").textContent === words) return;
  chat.told = performance.now();
  at(chat, "aloud").textContent = words;
}

// --- saying and doing something -------------------------------------------------------------------------------------

function plan(chat) {
  const { words } = chat.data;
  at(chat, "start").onclick = () => ask(chat, "POST");
  at(chat, "more").onclick = () => goOn(chat);
  at(chat, "say").onsubmit = (event) => { event.preventDefault(); send(chat); };
  at(chat, "text").maxLength = chat.data.letters;
  at(chat, "say").oninput = () => { chat.keyed = performance.now(); draft(chat); };
  at(chat, "to").append(new Option(words.choose, ""), new Option(words.everybody, "all"));
  at(chat, "deeds").append(...chat.data.deeds.map(([value, label]) => {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value });
    const line = document.createElement("label");
    line.append(box, label);
    return line;
  }));
  at(chat, "deeds").firstElementChild.textContent = words.deeds;
}

// What is being written outlives a reload, too.
function draft(chat) {
  if (!chat.data.attempt) return;
  const boxes = [...at(chat, "deeds").querySelectorAll("input")].filter((one) => one.checked);
  const here = { to: at(chat, "to").value, text: at(chat, "text").value, deeds: boxes.map((one) => one.value) };
  try { localStorage.setItem(`${chat.kept.place}:draft`, JSON.stringify(here)); } catch { /* it is on the page */ }
}

function redraft(chat) {
  let here = null;
  try { here = JSON.parse(localStorage.getItem(`${chat.kept.place}:draft`)); } catch { /* nothing was kept */ }
  if (!here || !chat.data.attempt) return;
  at(chat, "to").value = here.to;
  if (at(chat, "to").selectedIndex < 0) at(chat, "to").value = "";
  at(chat, "text").value = here.text;
  for (const one of at(chat, "deeds").querySelectorAll("input")) one.checked = here.deeds.includes(one.value);
}

function send(chat) {
  const [to, text] = [at(chat, "to"), at(chat, "text")];
  const boxes = [...at(chat, "deeds").querySelectorAll("input")];
  const deeds = boxes.filter((one) => one.checked).map((one) => one.value);
  const wrong = !to.value ? "no_line" : !deeds.length && !text.value.trim() ? "nothing" : "";
  at(chat, "wrong").textContent = wrong && chat.data.words[wrong];
  if (wrong) {
    (wrong === "no_line" ? to : text).focus();
    return;
  }
  const id = `${chat.data.tab.slice(0, 16)}-${Date.now().toString(36)}-${chat.entries.length}`;
  chat.entries = [...chat.entries, { id, line: to.value === "all" ? null : to.value, deeds, text: text.value.trim() }];
  for (const one of boxes) one.checked = false;
  text.value = to.value = "";
  draft(chat);
  Keeping.touched(chat.kept, 0);
  to.focus();
}

async function goOn(chat) {
  chat.group += 1;
  Keeping.touched(chat.kept, 0);
  await Keeping.push(chat.kept);
  ask(chat);
}

function answerTo(chat, line) {
  at(chat, "to").value = line.id;
  at(chat, "text").focus();
}

// --- what is seen ---------------------------------------------------------------------------------------------------

function draw(chat) {
  if (!chat.kept) return; // while it is being restored
  const { data: { words, label }, state } = chat;
  const write = (id, said) => Keeping.write(at(chat, id), said);
  write("label", label);
  write("before", words.before);
  write("start", words.start);
  write("more", words.more);
  write("more-note", words.more_note);
  write("to-label", words.to);
  write("text-label", words.say);
  write("send", words.send);
  at(chat, "feed").setAttribute("aria-label", words.feed);
  at(chat, "door").hidden = state !== "door";
  at(chat, "live").hidden = !["live", "over"].includes(state);
  at(chat, "say").hidden = state === "over" || Boolean(chat.kept.over);
  at(chat, "onward").hidden = !chat.more;
  write("over", state === "over" ? words.over : "");
  if (state === "over" && !chat.ended) say(chat, words.over);
  chat.ended = state === "over";
  drawLines(chat);
  Keeping.drawn(chat.kept, chat.root);
  if (chat.trouble && at(chat, "trouble").hidden) write("trouble", words[chat.trouble]);
}

function drawLines(chat) {
  const feed = at(chat, "feed");
  const atEnd = feed.scrollHeight - feed.scrollTop - feed.clientHeight < 40;
  for (const line of chat.lines.slice(feed.querySelectorAll("li.line").length)) {
    feed.append(lineOf(chat, line));
    at(chat, "to").append(new Option(`${line.number}. ${line.author}`, line.id));
  }
  const shown = new Set([...feed.querySelectorAll(".own")].map((one) => one.dataset.entry));
  for (const entry of chat.entries.filter((one) => !shown.has(one.id))) {
    const place = entry.line === null ? feed : feed.querySelector(`li[data-line="${CSS.escape(entry.line)}"]`);
    place?.append(entryOf(chat, entry, entry.line === null ? "li" : "p"));
  }
  if (atEnd) feed.scrollTop = feed.scrollHeight;
}

function node(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

function lineOf(chat, line) {
  const item = node("li", "line");
  item.dataset.line = line.id;
  const said = node("div", "said");
  const words = node("span", "");
  words.append(node("strong", "", line.author), ` ${line.text}`);
  const button = Object.assign(node("button", "", chat.data.words.answer), { type: "button" });
  button.setAttribute("aria-label", chat.data.words.answer_line.replace("{n}", line.number));
  button.onclick = () => answerTo(chat, line);
  said.append(node("span", "number", `${line.number}.`), words, button);
  item.append(said);
  return item;
}

function entryOf(chat, entry, tag) {
  const own = node(tag, "own");
  own.dataset.entry = entry.id;
  const deeds = chat.data.deeds.filter(([value]) => entry.deeds.includes(value)).map(([, label]) => label);
  const done = deeds.length ? `[${deeds.join(", ")}] ` : "";
  own.append(node("strong", "", chat.data.words.you), ` ${done}${entry.text}`);
  return own;
}
