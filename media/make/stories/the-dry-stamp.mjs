// Film, one line that draws itself from right to left, Arabic: a degree, a stamp, a drop of hand cream.
import { motif, pad, paper, room, scratch, thud, tick, ding } from '../lib/sound.mjs';

export default {
  slug: 'the-dry-stamp', kind: 'film', lead: 4.4, tail: 7, crf: 32,
  poster: { t: 0 },
  voices: { n: { name: 'ar+Annie', lang: 'ar', rate: 212, pitch: 42, size: 0.97 } },
  lines: [
    { id: 'years', say: 'ثَلَاثُ سَنَوَاتٍ، وَثَمَانِي عَشْرَةَ وَرَقَةً.', gap: 0.7,
      de: 'Drei Jahre, achtzehn Papiere.', en: 'Three years, eighteen papers.', tr: 'Üç yıl, on sekiz evrak.' },
    { id: 'waits', say: 'شَهَادَتِي فِي الصَّيْدَلَةِ كَانَتْ تَنْتَظِرُ خَتْمًا وَاحِدًا.', gap: 0.8,
      de: 'Meinem Diplom in Pharmazie fehlte nur noch ein Stempel.', en: 'My pharmacy degree was waiting for one single stamp.', tr: 'Eczacılık diplomam tek bir mührü bekliyordu.' },
    { id: 'number', say: 'جَاءَ دَوْرِي. الرَّقْمُ مِئَتَانِ وَسَبْعَةٌ.', text: 'جاء دوري. الرقم 207.', gap: 0.8,
      de: 'Ich war an der Reihe. Nummer 207.', en: 'It was my turn. Number 207.', tr: 'Sıra bana geldi. Numara 207.' },
    { id: 'reads', say: 'قَرَأَ الْمُوَظَّفُ كُلَّ صَفْحَةٍ، ثُمَّ ابْتَسَمَ، وَرَفَعَ الْخَتْمَ.', gap: 1.2,
      de: 'Der Beamte las jede Seite, lächelte und hob den Stempel.', en: 'The clerk read every page, smiled, and raised the stamp.', tr: 'Memur her sayfayı okudu, gülümsedi ve mührü kaldırdı.' },
    { id: 'nothing', say: 'وَلَا شَيْءَ. جَفَّ الْحِبْرُ.', gap: 0.6,
      de: 'Und nichts. Das Kissen war trocken.', en: 'And nothing. The ink had dried up.', tr: 'Bir şey çıkmadı. Mürekkep kurumuştu.' },
    { id: 'weeks', say: 'قَالَ: تَعَالَيْ بَعْدَ أُسْبُوعَيْنِ.', text: 'قال: «تعالي بعد أسبوعين».', gap: 1,
      de: '„Kommen Sie in zwei Wochen wieder“, sagte er.', en: '“Come back in two weeks,” he said.', tr: '“İki hafta sonra gelin,” dedi.' },
    { id: 'bag', say: 'فَتَحْتُ حَقِيبَتِي. كِرِيمُ الْيَدَيْنِ، فِيهِ غِلِسِرِين. وَمُعَقِّمُ الْيَدَيْنِ، فِيهِ كُحُول.', text: 'فتحت حقيبتي. كريم اليدين: فيه غليسرين. ومعقّم اليدين: فيه كحول.', gap: 0.7,
      de: 'Ich öffnete meine Tasche. Handcreme: Glyzerin. Handdesinfektion: Alkohol.', en: 'I opened my bag. Hand cream: glycerine. Hand sanitiser: alcohol.', tr: 'Çantamı açtım. El kremi: gliserin. El dezenfektanı: alkol.' },
    { id: 'drops', say: 'نُقْطَةٌ مِنْ هَذَا، وَثَلَاثٌ مِنْ ذَاكَ، وَدَقِيقَتَانِ مِنَ الصَّبْرِ.', gap: 1.2,
      de: 'Ein Tropfen hiervon, drei davon und zwei Minuten Geduld.', en: 'One drop of this, three of that, and two minutes of patience.', tr: 'Bundan bir damla, ondan üç damla, iki dakika da sabır.' },
    { id: 'asks', say: 'سَأَلَنِي: أَيْنَ تَعَلَّمْتِ هَذَا؟', text: 'سألني: «أين تعلمتِ هذا؟»', gap: 0.7,
      de: '„Wo haben Sie das gelernt?“, fragte er.', en: '“Where did you learn that?” he asked.', tr: '“Bunu nerede öğrendiniz?” diye sordu.' },
    { id: 'page', say: 'قُلْتُ: فِي الصَّفْحَةِ الرَّابِعَةِ. كِيمْيَاء. بِتَقْدِيرِ: مُمْتَاز.', text: 'قلت: «في الصفحة الرابعة. كيمياء، بتقدير ممتاز».', gap: 1.4,
      de: '„Seite vier“, sagte ich. „Chemie. Note: ausgezeichnet.“', en: '“Page four,” I said. “Chemistry. Grade: excellent.”', tr: '“Dördüncü sayfada,” dedim. “Kimya. Derece: pekiyi.”' },
    { id: 'stamped', say: 'وَنَزَلَ الْخَتْمُ، أَزْرَقَ وَوَاضِحًا.', gap: 1.5,
      de: 'Und der Stempel kam herunter, blau und deutlich.', en: 'And the stamp came down, blue and clear.', tr: 'Ve mühür indi: mavi ve tertemiz.' },
    { id: 'wall', say: 'الشَّهَادَةُ الْيَوْمَ مُعَلَّقَةٌ فِي صَيْدَلِيَّتِي، فَوْقَ كِرِيمِ الْيَدَيْنِ.', gap: 0.5,
      de: 'Heute hängt das Diplom in meiner Apotheke. Über der Handcreme.', en: 'Today the degree hangs in my pharmacy. Above the hand cream.', tr: 'Diplomam bugün eczanemde asılı. El kremlerinin üstünde.' },
  ],
  sound(mix, at, seconds, cues) {
    room(mix, 0.018, 9);
    motif(mix, 0.6, { gain: 0.5 });
    for (const c of cues) scratch(mix, c.start - 0.4, Math.min(2.4, c.end - c.start + 0.4), 0.026, 40 + c.id.length * 7 + c.id.charCodeAt(1));
    for (let t = at('years').start; t < at('number').start - 0.5; t += 1) tick(mix, t, 0.035, 1300, -0.5);
    mix.add('fx', at('number').start - 0.55, ding(988, 1.4), 0.3, -0.2); mix.add('fx', at('number').start - 0.25, ding(784, 1.6), 0.3, -0.2);
    for (let k = 0; k < 5; k++) paper(mix, at('reads').start + 0.1 + k * 0.42, 0.35, 0.07, 60 + k);
    thud(mix, at('nothing').start - 0.32, 0.5);
    for (let k = 0; k < 4; k++) tick(mix, at('drops').start + 0.5 + k * 0.75, 0.09, 900 + k * 140, 0.2);
    motif(mix, at('drops').start, { gain: 0.2, beat: 0.9, by: 0.5 });
    thud(mix, at('stamped').end - 1.15, 1.1);
    motif(mix, at('stamped').end + 0.1, { gain: 0.6 });
    pad(mix, at('stamped').end - 0.8, seconds - at('stamped').end + 0.8, 196, 0.034);
    motif(mix, at('wall').end + 0.7, { gain: 0.45, beat: 0.55 });
  },
};
