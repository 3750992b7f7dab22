// Film, one German sentence set in type: the verb comes last, as it does.
import { knock, motif, pad, paper, room, tick } from '../lib/sound.mjs';

export default {
  slug: 'the-first-wage-slip', kind: 'film', lead: 3.6, tail: 7, crf: 32,
  poster: { t: 0 },
  voices: { n: { name: 'de', lang: 'de', rate: 142, pitch: 36, size: 0.93, warmth: 4 } },
  lines: [
    { id: 'slip', say: 'Ich habe den Zettel,', gap: 0.35, en: 'The slip of paper', tr: 'O kâğıdı,', ar: 'تلك الورقة' },
    { id: 'name', say: 'auf dem zum ersten Mal mein Name stand,', gap: 0.4, en: 'on which, for the first time, stood my name', tr: 'üzerinde ilk kez adımın yazdığı,', ar: 'التي كُتب عليها اسمي لأول مرة' },
    { id: 'wage', say: 'und unter dem Namen mein Lohn,', gap: 0.35, en: 'and beneath the name my wage', tr: 'adımın altında ücretimin,', ar: 'وتحت الاسم راتبي' },
    { id: 'minus', say: 'und unter dem Lohn, Zeile für Zeile, alles, was davon abging,', gap: 0.5, en: 'and beneath the wage, line by line, all that went off it:', tr: 'ücretimin altında, satır satır, ondan kesilen her şeyin:', ar: 'وتحت الراتب، سطرًا سطرًا، كل ما يُقتطع منه' },
    { id: 'pension', say: 'für die Rente,', gap: 0.35, en: 'for pensions,', tr: 'emeklilik için,', ar: 'للتقاعد' },
    { id: 'sick', say: 'für die Kranken,', gap: 0.35, en: 'for the sick,', tr: 'hastalar için,', ar: 'وللمرضى' },
    { id: 'jobless', say: 'für die, die keine Arbeit haben,', gap: 0.4, en: 'for those who have no work,', tr: 'işi olmayanlar için,', ar: 'ولمن لا عمل لهم' },
    { id: 'care', say: 'und, fünfzig Euro dreiundzwanzig, für die Pflege,', text: 'und, 50,23 Euro, für die Pflege,', gap: 0.7, en: 'and, 50 euros 23, for care of the old,', tr: 've 50 avro 23 sent, yaşlı bakımı için,', ar: 'و50 يورو و23 سنتًا لرعاية المسنين' },
    { id: 'people', say: 'also für genau die Leute,', gap: 0.35, en: 'that is, for exactly those people', tr: 'yani tam da o insanlar için,', ar: 'أي لأولئك الناس تحديدًا' },
    { id: 'wake', say: 'die ich jeden Morgen um sechs wecke, wasche und frage, wie sie geschlafen haben,', gap: 0.9, en: 'whom I wake at six each morning, wash, and ask how they slept,', tr: 'her sabah altıda uyandırdığım, yıkadığım ve nasıl uyuduklarını sorduğum insanlar,', ar: 'الذين أوقظهم كل صباح في السادسة وأغسلهم وأسألهم كيف ناموا' },
    { id: 'not1', say: 'nicht weggeworfen,', gap: 0.45, en: 'I have not thrown away,', tr: 'atmadım,', ar: 'لم أرمها' },
    { id: 'not2', say: 'nicht abgeheftet,', gap: 0.45, en: 'not filed,', tr: 'dosyalamadım,', ar: 'ولم أحفظها في ملف' },
    { id: 'not3', say: 'und auch nicht, wie der Kollege riet, meiner Mutter geschickt,', gap: 0.7, en: 'nor, as a colleague advised, sent to my mother,', tr: 'arkadaşımın önerdiği gibi anneme de göndermedim,', ar: 'ولم أرسلها إلى أمي كما نصحني زميلي' },
    { id: 'but', say: 'sondern', gap: 1.5, en: 'but', tr: 'onu', ar: 'بل' },
    { id: 'gerahmt', say: 'gerahmt.', gap: 0.4, en: 'framed.', tr: 'çerçevelettim.', ar: 'وضعتها في إطار.' },
  ],
  sound(mix, at, seconds, cues) {
    room(mix, 0.016, 5);
    motif(mix, 0.5, { gain: 0.5 });
    // Typing: each line of the slip arrives with a dry knock; the pulse under it walks down the motif.
    cues.forEach((c, i) => { tick(mix, c.start - 0.05, 0.12, 700 + (i % 4) * 260, (i % 2) * 0.4 - 0.2); });
    const from = at('slip').start, to = at('but').start;
    for (let t = from, i = 0; t < to; t += 0.62, i++) motif(mix, t, { gain: 0.13, order: [[0, 1, 2, 1][i % 4]], by: 0.5, bright: 0.3 });
    paper(mix, from - 0.6, 0.8, 0.08);
    pad(mix, at('people').start, at('not1').start - at('people').start, 146.8, 0.03);
    for (const id of ['not1', 'not2', 'not3']) paper(mix, at(id).start, 0.5, 0.08, id.length + id.charCodeAt(3));
    const g = at('gerahmt');
    for (const d of [0, 0.22]) mix.add('fx', g.end + 0.15 + d, knock(330, 0.1, 4), 0.6);
    motif(mix, g.end + 0.7, { gain: 0.6 });
    pad(mix, g.start, seconds - g.start, 196, 0.034);
  },
};
