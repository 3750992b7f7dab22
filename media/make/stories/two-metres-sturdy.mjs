// Film, a vertical phone, German: somebody needs a ladder and asks for a leader.
import { ding, knock, motif, pad, pop, room, tick } from '../lib/sound.mjs';

export default {
  slug: 'two-metres-sturdy', kind: 'film', lead: 3.6, tail: 6.4, crf: 32, shape: [720, 1280],
  poster: { t: 0 },
  voices: {
    n: { name: 'de', lang: 'de', rate: 150, pitch: 52, size: 1.02, warmth: 2.5 },
    vogt: { name: 'de+Annie', lang: 'de', rate: 146, pitch: 34, size: 0.92, pan: -0.2 },
    ben: { name: 'de+m3', lang: 'de', rate: 170, pitch: 66, size: 1.08, pan: 0.2 },
    oe: { name: 'de+f3', lang: 'de', rate: 156, pitch: 44, size: 1.0, pan: 0.1 },
    big: { name: 'de', lang: 'de', rate: 124, pitch: 18, size: 0.84, warmth: 5, room: 0.2 },
  },
  lines: [
    { id: 'lamp', say: 'Meine Lampe hing zu hoch für mich. Also schrieb ich in die Hausgruppe.', gap: 0.8, en: 'My lamp hung too high for me. So I wrote to the house group.', tr: 'Lambam bana göre çok yüksekteydi. Ben de apartman grubuna yazdım.', ar: 'كان المصباح أعلى من أن أصل إليه. فكتبت في مجموعة البناية.' },
    { id: 'ask', say: 'Guten Abend! Ich suche für heute einen Leiter. Zwei Meter, stabil.', text: '„Guten Abend! Ich suche für heute einen Leiter. Zwei Meter, stabil.“', gap: 1.1, en: '“Good evening! I am looking for a leader for tonight. Two metres, sturdy.”', tr: '“İyi akşamlar! Bu akşam için bir Leiter [şef] arıyorum. İki metre, sağlam.”', ar: '«مساء الخير! أبحث عن Leiter [قائد] لهذه الليلة. متران، متين».' },
    { id: 'what', v: 'vogt', say: 'Einen Leiter? Wofür denn?', text: '„Einen Leiter? Wofür denn?“', gap: 0.7, en: '“A leader? What for?”', tr: '“Bir şef mi? Ne için?”', ar: '«قائد؟ لماذا؟»' },
    { id: 'climb', say: 'Zum Draufsteigen.', text: '„Zum Draufsteigen.“', gap: 1.3, en: '“To climb on.”', tr: '“Üstüne çıkmak için.”', ar: '«لأصعد عليه».' },
    { id: 'mine', v: 'ben', say: 'Meiner ist nur eins siebzig. Und heute schlecht gelaunt.', text: '„Meiner ist nur 1,70. Und heute schlecht gelaunt.“', gap: 0.9, en: '“Mine is only one metre seventy. And in a bad mood today.”', tr: '“Benimki sadece 1,70. Bugün de keyfi yok.”', ar: '«قائدي طوله 1,70 فقط. ومزاجه سيئ اليوم».' },
    { id: 'choir', v: 'oe', say: 'Mein Mann leitet den Chor. Eins fünfundneunzig. Sehr stabil.', text: '„Mein Mann leitet den Chor. 1,95. Sehr stabil.“', gap: 0.7, en: '“My husband leads the choir. One metre ninety-five. Very sturdy.”', tr: '“Kocam koroyu yönetiyor. 1,95. Çok sağlam.”', ar: '«زوجي يقود الكورال. 1,95. متين جدًا».' },
    { id: 'great', say: 'Perfekt! Bitte um sieben.', text: '„Perfekt! Bitte um sieben.“', gap: 1.1, en: '“Perfect! Seven o’clock, please.”', tr: '“Harika! Saat yedide lütfen.”', ar: '«ممتاز! في السابعة من فضلك».' },
    { id: 'bell', say: 'Um sieben stand ein sehr großer Mann vor meiner Tür. Ohne Leiter.', gap: 0.7, en: 'At seven a very tall man stood at my door. Without a ladder.', tr: 'Saat yedide kapımda çok uzun boylu bir adam vardı. Merdivensiz.', ar: 'في السابعة وقف رجل طويل جدًا أمام بابي. من دون سلّم.' },
    { id: 'here', v: 'big', say: 'Ich soll hier der Leiter sein?', text: '„Ich soll hier der Leiter sein?“', gap: 1.4, en: '“I hear I’m to be the leader here?”', tr: '“Burada şef ben olacakmışım?”', ar: '«قيل لي إنني القائد هنا؟»' },
    { id: 'stood', say: 'Er hob den Arm und drehte die Birne ein. Im Stehen.', gap: 1.2, en: 'He raised one arm and screwed in the bulb. Standing on the floor.', tr: 'Kolunu kaldırdı ve ampulü taktı. Ayakta, yerden.', ar: 'رفع ذراعه وركّب المصباح. وهو واقف على الأرض.' },
    { id: 'know', say: 'Seitdem weiß ich: Die Leiter hat Stufen. Der Leiter hat einen Chor.', gap: 0.8, en: 'Now I know: die Leiter, the ladder, has rungs. Der Leiter, the leader, has a choir.', tr: 'O günden beri biliyorum: die Leiter, merdiven, basamaklıdır. Der Leiter’in, şefin, korosu olur.', ar: 'منذ ذلك اليوم أعرف: die Leiter، السلّم، له درجات. وder Leiter، القائد، له كورال.' },
    { id: 'sing', say: 'Und ich singe jetzt auch. Dienstags. Bass.', gap: 0.4, en: 'And now I sing too. Tuesdays. Bass.', tr: 'Artık ben de şarkı söylüyorum. Salı günleri. Bas.', ar: 'وأنا الآن أغني أيضًا. أيام الثلاثاء. صوت باص.' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.016, 17);
    motif(mix, 0.6, { gain: 0.5, beat: 0.26, by: 2, bright: 0.5 });
    for (const [id, up] of [['ask', true], ['what', false], ['climb', true], ['mine', false], ['choir', false], ['great', true]]) pop(mix, at(id).start - 0.28, 0.22, up, up ? 0.25 : -0.25);
    for (const id of ['ask', 'climb', 'great']) for (let k = 0; k < 6; k++) tick(mix, at(id).start - 0.95 + k * 0.1, 0.05, 2600, 0.3);
    mix.add('fx', at('bell').start - 0.75, ding(660, 1.2), 0.4); mix.add('fx', at('bell').start - 0.35, ding(523, 1.6), 0.4);
    for (let k = 0; k < 3; k++) mix.add('fx', at('bell').end - 0.1 + k * 0.0, knock(70, 0.3, 12), 0.3);
    for (let k = 0; k < 5; k++) tick(mix, at('stood').end - 0.9 + k * 0.22, 0.07, 3100, 0.1);
    mix.add('fx', at('stood').end + 0.25, ding(1319, 1.8), 0.28);
    // The choir: the motif in four stacked voices.
    const s = at('sing');
    for (const by of [0.25, 0.5, 1, 1.498]) motif(mix, s.start - 0.2, { gain: 0.24, by, beat: 0.6, bright: 0.3 });
    for (const hz of [98, 146.8, 196]) pad(mix, s.start - 0.4, seconds - s.start, hz, 0.028);
    for (const by of [0.25, 0.5, 1]) motif(mix, s.end + 0.9, { gain: 0.36, by, beat: 0.55, bright: 0.4 });
  },
};
