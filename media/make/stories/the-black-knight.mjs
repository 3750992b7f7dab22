// Oral history, Arabic: one chess piece, two brothers, a stone table in a park.
import { knock, motif, pad, room, tick, tram } from '../lib/sound.mjs';

export default {
  slug: 'the-black-knight', kind: 'oral_history', lead: 3.4, tail: 5,
  poster: { t: 0, page: 'posters', title: ['الحصان', 'الأسود'], under: 'Der schwarze Springer', rtl: true, size: 104 },
  voices: {
    n: { name: 'ar', lang: 'ar', rate: 205, pitch: 30, size: 0.91, warmth: 4.5 },
    host: { name: 'ar+Annie', lang: 'ar', rate: 205, pitch: 44, size: 0.98, gain: 0.9, pan: -0.15 },
  },
  lines: [
    { id: 'series', v: 'host', say: 'مَا كَانَ فِي الْحَقِيبَةِ.', gap: 0.6, de: 'Was in der Tasche war.', en: 'What was in the bag.', tr: 'Çantadakiler.' },
    { id: 'machine', v: 'host', say: 'الصَّوْتُ صَوْتُ آلَةٍ، وَلَمْ يَعِشْ أَحَدٌ هَذِهِ الْحَيَاةَ.', gap: 2.4, de: 'Gesprochen von einer Maschine. Dieses Leben hat niemand gelebt.', en: 'Spoken by a machine. Nobody lived this life.', tr: 'Bunu bir makine seslendiriyor. Bu hayatı kimse yaşamadı.' },
    { id: 'bag', say: 'فِي حَقِيبَتِي كَانَ حِصَانٌ. حِصَانٌ أَسْوَدُ، بِطُولِ إِصْبَعٍ.', gap: 0.7, de: 'In meiner Tasche war ein Pferd. Ein schwarzes Pferd, so lang wie ein Finger.', en: 'In my bag there was a horse. A black horse, as long as a finger.', tr: 'Çantamda bir at vardı. Parmak boyunda, siyah bir at.' },
    { say: 'هُوَ حِصَانُ شَطْرَنْجٍ، مِنْ رُقْعَةِ أَبِي.', gap: 0.8, de: 'Ein Springer, aus dem Schachspiel meines Vaters.', en: 'A chess knight, from my father’s set.', tr: 'Babamın takımından bir satranç atı.' },
    { id: 'brother', say: 'يَوْمَ سَافَرْتُ، لَعِبْتُ أَنَا وَأَخِي الدَّوْرَ الْأَخِيرَ، وَلَمْ نُكْمِلْهُ.', gap: 0.6, de: 'Am Abreisetag spielten mein Bruder und ich noch eine Partie. Nicht zu Ende.', en: 'On the day I left, my brother and I played one last game. We didn’t finish it.', tr: 'Yola çıktığım gün kardeşimle son bir oyun oynadık. Bitiremedik.' },
    { id: 'took', say: 'أَخَذْتُ الْحِصَانَ مِنَ الرُّقْعَةِ وَقُلْتُ لَهُ: الْآنَ لَا تَسْتَطِيعُ أَنْ تَلْعَبَ مِنْ دُونِي.', text: 'أخذت الحصان من الرقعة وقلت له: «الآن لا تستطيع أن تلعب من دوني».', gap: 0.8, de: 'Ich nahm den Springer vom Brett und sagte: „Jetzt kannst du ohne mich nicht spielen.“', en: 'I took the knight off the board and said: “Now you can’t play without me.”', tr: 'Atı tahtadan aldım ve “Artık bensiz oynayamazsın,” dedim.' },
    { id: 'sugar', say: 'ضَحِكَ، وَوَضَعَ مَكَانَهُ قِطْعَةَ سُكَّرٍ.', gap: 1.7, de: 'Er lachte und stellte ein Stück Zucker an seine Stelle.', en: 'He laughed and put a sugar lump in its place.', tr: 'Güldü, yerine bir kesme şeker koydu.' },
    { id: 'phone', say: 'فِي بَرْلِينَ أَكْمَلْنَا الدَّوْرَ بِالْهَاتِفِ. نَقْلَةٌ كُلَّ يَوْمٍ.', gap: 0.6, de: 'In Berlin spielten wir am Telefon weiter. Jeden Tag ein Zug.', en: 'In Berlin we went on by telephone. One move a day.', tr: 'Berlin’de oyunu telefonda sürdürdük. Her gün bir hamle.' },
    { say: 'كُلُّ نَقْلَةٍ رِسَالَةٌ: حَرْفٌ وَرَقْمٌ، وَلَا كَلَامَ بَعْدَهُمَا. وَكَانَ ذَلِكَ كَافِيًا.', gap: 0.8, de: 'Jeder Zug eine Nachricht: ein Buchstabe, eine Zahl, kein Wort danach. Das reichte.', en: 'Each move was a message: a letter, a number, not a word more. That was enough.', tr: 'Her hamle bir mesajdı: bir harf, bir sayı, başka söz yok. Bu yetiyordu.' },
    { say: 'فِي الشِّتَاءِ كَتَبَ لِي: عِنْدِي خَبَرٌ سَيِّئٌ. ابْنَتِي أَكَلَتِ الْحِصَانَ.', text: 'في الشتاء كتب لي: «عندي خبر سيئ. ابنتي أكلت الحصان».', gap: 1.9, de: 'Im Winter schrieb er: „Schlechte Nachricht. Meine Tochter hat den Springer gegessen.“', en: 'In winter he wrote: “Bad news. My daughter has eaten the knight.”', tr: 'Kışın şöyle yazdı: “Kötü haber. Kızım atı yedi.”' },
    { id: 'park', say: 'قُرْبَ بَيْتِي، فِي كُرُويْتْسْبِرْغ، حَدِيقَةٌ فِيهَا طَاوِلَةُ شَطْرَنْجٍ مِنْ حَجَرٍ.', text: 'قرب بيتي في كرويتسبرغ حديقة فيها طاولة شطرنج من حجر.', gap: 0.6, de: 'Bei mir in Kreuzberg gibt es einen Park mit einem Schachtisch aus Stein.', en: 'Near my home in Kreuzberg there is a park with a stone chess table.', tr: 'Kreuzberg’deki evimin yakınında, taş satranç masası olan bir park var.' },
    { say: 'مَرَرْتُ بِهَا سَنَةً وَلَمْ أَجْلِسْ. لَمْ أَعْرِفْ كَيْفَ أَسْأَلُ.', gap: 0.6, de: 'Ein Jahr lang ging ich vorbei. Ich wusste nicht, wie man fragt.', en: 'For a year I walked past. I didn’t know how to ask.', tr: 'Bir yıl önünden geçtim. Nasıl soracağımı bilmiyordum.' },
    { id: 'cork', say: 'ثُمَّ رَأَيْتُ ذَاتَ يَوْمٍ أَنَّهُمْ يَلْعَبُونَ بِسِدَادَةِ زُجَاجَةٍ.', gap: 0.5, de: 'Dann sah ich eines Tages, dass sie mit einem Korken spielten.', en: 'Then one day I saw that they were playing with a cork.', tr: 'Sonra bir gün bir şişe mantarıyla oynadıklarını gördüm.' },
    { id: 'missing', say: 'كَانَتْ قِطْعَةٌ وَاحِدَةٌ تَنْقُصُهُمْ. قِطْعَةٌ وَاحِدَةٌ فَقَطْ.', gap: 1.1, de: 'Eine Figur fehlte ihnen. Nur eine einzige.', en: 'They were missing one piece. Just one.', tr: 'Bir taşları eksikti. Yalnızca bir tane.' },
    { say: 'ثَلَاثُونَ سَنَةً وَهُمْ يَلْعَبُونَ هُنَاكَ، وَلَا أَحَدَ يَعْرِفُ أَيْنَ ضَاعَتْ.', gap: 1.2, de: 'Dreißig Jahre spielten sie schon dort, und niemand wusste, wo sie geblieben war.', en: 'They had played there for thirty years, and nobody knew where it had gone.', tr: 'Otuz yıldır orada oynuyorlardı, taşın nerede kaybolduğunu kimse bilmiyordu.' },
    { id: 'put', say: 'الْحِصَانُ الْأَسْوَدُ.', gap: 1.8, de: 'Der schwarze Springer.', en: 'The black knight.', tr: 'Siyah at.' },
    { say: 'لَمْ أَقُلْ شَيْئًا. رَفَعْتُ السِّدَادَةَ، وَوَضَعْتُ حِصَانَ أَبِي مَكَانَهَا.', gap: 0.9, de: 'Ich sagte nichts. Ich nahm den Korken weg und stellte das Pferd meines Vaters hin.', en: 'I said nothing. I lifted the cork and put my father’s horse in its place.', tr: 'Hiçbir şey söylemedim. Mantarı kaldırdım, yerine babamın atını koydum.' },
    { id: 'old', say: 'نَظَرَ الرَّجُلُ الْعَجُوزُ إِلَى الْحِصَانِ، ثُمَّ إِلَيَّ، ثُمَّ دَفَعَ كُرْسِيًّا نَحْوِي.', gap: 1.4, de: 'Der alte Mann sah das Pferd an, dann mich. Dann schob er mir einen Stuhl hin.', en: 'The old man looked at the horse, then at me. Then he pushed a chair towards me.', tr: 'Yaşlı adam önce ata baktı, sonra bana. Sonra bana bir sandalye itti.' },
    { say: 'وَقَالَ كَلِمَةً وَاحِدَةً، فَهِمْتُهَا فَوْرًا: اِلْعَبْ.', text: 'وقال كلمة واحدة فهمتها فورًا: «العب».', gap: 1, de: 'Er sagte ein einziges Wort, und ich verstand es sofort: „Spiel.“', en: 'He said a single word, and I understood it at once: “Play.”', tr: 'Tek bir söz söyledi, hemen anladım: “Oyna.”' },
    { say: 'خَسِرْتُ خَمْسَةَ أَدْوَارٍ. وَكَانَ أَجْمَلَ مَسَاءٍ فِي تِلْكَ السَّنَةِ.', gap: 1.3, de: 'Ich verlor fünf Partien. Es war der schönste Abend des Jahres.', en: 'I lost five games. It was the loveliest evening of that year.', tr: 'Beş oyun kaybettim. O yılın en güzel akşamıydı.' },
    { id: 'children', say: 'الْيَوْمَ أُدَرِّبُ الْأَطْفَالَ هُنَاكَ، كُلَّ سَبْتٍ. أَرْبَعَةٌ وَعِشْرُونَ طِفْلًا.', gap: 0.6, de: 'Heute trainiere ich dort die Kinder, jeden Samstag. Vierundzwanzig Kinder.', en: 'Today I coach the children there, every Saturday. Twenty-four children.', tr: 'Bugün orada her cumartesi çocukları çalıştırıyorum. Yirmi dört çocuk.' },
    { say: 'وَأَوَّلُ شَيْءٍ أُعَلِّمُهُمْ إِيَّاهُ: الْحِصَانُ لَا يَمْشِي مُسْتَقِيمًا، لَكِنَّهُ يَصِلُ.', gap: 1.1, de: 'Das Erste, was sie lernen: Das Pferd geht nie geradeaus. Aber es kommt an.', en: 'The first thing I teach them: the horse never goes straight. But it arrives.', tr: 'Onlara ilk öğrettiğim şey şu: At hiç düz gitmez. Ama varır.' },
    { id: 'asked', say: 'سَأَلَنِي أَخِي أَمْسِ: مَتَى يَعُودُ الْحِصَانُ إِلَى الرُّقْعَةِ؟', text: 'سألني أخي أمس: «متى يعود الحصان إلى الرقعة؟»', gap: 0.7, de: 'Gestern fragte mein Bruder: „Wann kommt das Pferd zurück aufs Brett?“', en: 'Yesterday my brother asked: “When is the horse coming back to the board?”', tr: 'Dün kardeşim sordu: “At tahtaya ne zaman dönecek?”' },
    { id: 'work', say: 'قُلْتُ لَهُ: لَا وَقْتَ عِنْدَهُ. إِنَّهُ فِي الْعَمَلِ.', text: 'قلت له: «لا وقت عنده. إنه في العمل».', gap: 0.5, de: '„Es hat keine Zeit“, sagte ich. „Es ist bei der Arbeit.“', en: '“It has no time,” I said. “It’s at work.”', tr: '“Vakti yok,” dedim. “İşte.”' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.02, 41);
    motif(mix, 0.5, { gain: 0.6 });
    motif(mix, at('machine').end + 0.2, { gain: 0.34, by: 0.5, beat: 0.5 });
    const piece = (t, g = 0.5) => { mix.add('fx', t, knock(340, 0.09, 71), g, 0.2); };
    piece(at('bag').end + 0.15); piece(at('took').start - 0.3, 0.4); piece(at('sugar').end + 0.25, 0.3);
    for (let k = 0; k < 4; k++) piece(at('phone').end - 1.6 + k * 0.55, 0.22);
    pad(mix, at('phone').start, 8, 146.8, 0.03);
    tram(mix, at('park').start - 1, 8, 0.1);
    for (let t = at('park').start, i = 0; t < at('work').end; t += 0.9 + ((i * 7919) % 100) / 60, i++) for (let k = 0; k < 2 + (i % 3); k++) mix.add('bed', t + k * 0.11, bird(3100 + ((i * 613) % 1500), 0.07), 0.035, ((i * 37) % 20) / 10 - 1);
    piece(at('put').end + 0.5, 0.8); motif(mix, at('put').end + 0.7, { gain: 0.5 });
    motif(mix, at('children').start - 0.6, { gain: 0.26, beat: 0.7 });
    for (let k = 0; k < 8; k++) piece(at('children').start + 0.4 + k * 0.31, 0.16);
    pad(mix, at('asked').start, seconds - at('asked').start, 196, 0.03);
    piece(at('work').end + 0.35, 0.5); motif(mix, at('work').end + 0.8, { gain: 0.6, beat: 0.55 });
  },
};
function bird(hz, seconds) {
  const x = new Float32Array(Math.round(seconds * 48000));
  let p = 0;
  for (let i = 0; i < x.length; i++) { const u = i / x.length; p += (2 * Math.PI * hz * (1 + 0.25 * Math.sin(u * 3))) / 48000; x[i] = Math.sin(p) * Math.sin(Math.PI * u); }
  return x;
}
