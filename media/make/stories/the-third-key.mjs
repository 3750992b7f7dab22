// Film, paper cut-out, Turkish: three keys, two doors, one year.
import { jingle, knock, lock, motif, pad, paper, room, tick, tram } from '../lib/sound.mjs';

export default {
  slug: 'the-third-key', kind: 'film', lead: 5.2, tail: 7.2, crf: 31,
  poster: { t: 3.6 },
  voices: { n: { name: 'tr+Annie', lang: 'tr', rate: 205, pitch: 38, size: 0.97 } },
  lines: [
    { id: 'three', say: 'Bana üç anahtar verdiler.', gap: 0.9,
      de: 'Man gab mir drei Schlüssel.', en: 'They gave me three keys.', ar: 'أعطوني ثلاثة مفاتيح.' },
    { id: 'two', say: 'Biri sokak kapısını açtı, biri dairemi.', gap: 0.8,
      de: 'Einer öffnete die Haustür, einer meine Wohnung.', en: 'One opened the street door, one my flat.', ar: 'واحد فتح باب البناية، وواحد فتح شقتي.' },
    { id: 'none', say: 'Üçüncüsü hiçbir yere uymadı.', gap: 0.7,
      de: 'Der dritte passte nirgends.', en: 'The third fitted nothing.', ar: 'أما الثالث فلم يدخل في أي قفل.' },
    { id: 'tries', say: 'Posta kutusunu denedim, bodrumu denedim, bisiklet odasını denedim.', gap: 1.1,
      de: 'Ich probierte den Briefkasten, den Keller, den Fahrradraum.', en: 'I tried the letterbox, the cellar, the bicycle room.', ar: 'جرّبت صندوق البريد، وجرّبت القبو، وجرّبت غرفة الدراجات.' },
    { id: 'year', say: 'Atmadım. Bir yıl boyunca cebimde taşıdım.', gap: 0.9,
      de: 'Ich warf ihn nicht weg. Ein Jahr trug ich ihn in der Tasche.', en: 'I didn’t throw it away. I carried it in my pocket for a year.', ar: 'لم أرمه. حملته في جيبي سنة كاملة.' },
    { id: 'shut', say: 'Sonra bir akşam, kapım arkamdan kapandı.', gap: 0.7,
      de: 'Dann fiel eines Abends meine Tür hinter mir zu.', en: 'Then one evening my door fell shut behind me.', ar: 'وذات مساء انغلق بابي خلفي.' },
    { id: 'soup', say: 'Anahtarlarım içeride, çorbam ocakta.', gap: 0.9,
      de: 'Die Schlüssel drinnen, die Suppe auf dem Herd.', en: 'My keys inside, my soup on the stove.', ar: 'المفاتيح في الداخل، والحساء على النار.' },
    { id: 'opposite', say: 'Karşı kapıya baktım. Bir yıldır selam verip geçtiğim kapıya.', gap: 0.8,
      de: 'Ich sah die Tür gegenüber an. Ein Jahr war ich grüßend vorbeigegangen.', en: 'I looked at the door opposite. For a year I had said hello and walked on.', ar: 'نظرت إلى الباب المقابل. سنة وأنا أُلقي السلام وأمضي.' },
    { id: 'rang', say: 'Çaldım. Radyo sesi geliyordu, ama açan olmadı.', gap: 0.9,
      de: 'Ich klingelte. Drinnen lief ein Radio, aber niemand öffnete.', en: 'I rang. A radio was playing, but nobody came.', ar: 'قرعت الجرس. كان صوت المذياع مسموعًا، لكن لم يفتح أحد.' },
    { id: 'turned', say: 'Ve anahtar döndü.', gap: 1.5,
      de: 'Und der Schlüssel drehte sich.', en: 'And the key turned.', ar: 'ودار المفتاح.' },
    { id: 'atlast', say: 'Komşum hiç şaşırmadı. Nihayet, dedi.', text: 'Komşum hiç şaşırmadı. “Nihayet,” dedi.', gap: 0.5,
      de: 'Die Nachbarin war nicht überrascht. „Na endlich.“', en: 'My neighbour wasn’t surprised. “At last,” she said.', ar: 'لم تتفاجأ جارتي. قالت: «أخيرًا».' },
    { id: 'yours', say: 'Sizinki de bende duruyor.', text: '“Sizinki de bende duruyor.”', gap: 0.9,
      de: '„Ihrer hängt ja auch bei mir.“', en: '“I’ve got yours here too.”', ar: '«ومفتاحك أيضًا عندي».' },
    { id: 'supper', say: 'Çorba taşmamıştı. O akşam iki kişi içtik.', gap: 0.6,
      de: 'Die Suppe war nicht übergekocht. Wir aßen sie zu zweit.', en: 'The soup had not boiled over. That evening it fed two.', ar: 'لم يفر الحساء. وفي ذلك المساء أكلناه معًا.' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.02);
    motif(mix, 0.8, { gain: 0.55 });
    jingle(mix, 0.5, 0.1, 7, 4); jingle(mix, at('three').start - 0.5, 0.09, 6, 8);
    const two = at('two'), d = two.end - two.start;
    lock(mix, two.start + d * 0.28, 0.5); lock(mix, two.start + d * 0.78, 0.5);
    const tr = at('tries'), e = (tr.end - tr.start) / 3;
    for (const k of [0, 1, 2]) { lock(mix, tr.start + e * (k + 0.55), 0.45, false); jingle(mix, tr.start + e * (k + 0.2), 0.05, 3, 30 + k); }
    pad(mix, at('year').start - 0.8, at('shut').start - at('year').start + 1.2, 146.8, 0.035);
    motif(mix, at('year').start + 0.2, { gain: 0.28, beat: 0.85, by: 0.5 });
    tram(mix, at('year').start - 0.4, 5.5, 0.1);
    mix.add('fx', at('shut').end - 0.25, knock(95, 0.4, 3), 0.9);
    for (let k = 0; k < 9; k++) tick(mix, at('soup').start + k * 0.31, 0.03, 500 + (k % 3) * 160, 0.4);
    // The radio behind the neighbour's door plays the motif, thinly.
    motif(mix, at('rang').start + 0.9, { gain: 0.12, beat: 0.3, by: 2, bright: 0.2, order: [0, 1, 2, 0] });
    motif(mix, at('rang').start + 2.3, { gain: 0.12, beat: 0.3, by: 2, bright: 0.2, order: [2, 1, 0, 1] });
    lock(mix, at('turned').end - 0.55, 0.8);
    motif(mix, at('turned').end + 0.15, { gain: 0.6 });
    pad(mix, at('turned').end, seconds - at('turned').end, 196, 0.035);
    paper(mix, at('yours').start, 0.6, 0.06);
    jingle(mix, at('yours').start + 0.3, 0.08, 4, 12);
    motif(mix, at('supper').end + 0.5, { gain: 0.55, beat: 0.5 });
    tram(mix, at('supper').end + 1.2, 6, 0.07);
  },
};
