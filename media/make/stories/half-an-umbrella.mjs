// Film in two voices and two colours, German and Arabic: eight minutes of rain at a tram stop.
import { knock, motif, pad, rain, room, tick, tram } from '../lib/sound.mjs';

export default {
  slug: 'half-an-umbrella', kind: 'film', lead: 4.6, tail: 6.6, crf: 35, screen: true,
  poster: { t: 3.9 },
  voices: {
    she: { name: 'de+Annie', lang: 'de', rate: 152, pitch: 46, size: 1.0, pan: -0.3 },
    he: { name: 'ar', lang: 'ar', rate: 205, pitch: 38, size: 0.94, warmth: 4, pan: 0.3 },
  },
  lines: [
    { id: 'pour', v: 'she', say: 'Es goss. Ich hatte zwei Kisten Bücher im Arm und noch acht Minuten bis zur Tram.', gap: 0.7,
      en: 'It was pouring. I had two boxes of books in my arms and eight minutes until the tram.', tr: 'Bardaktan boşanıyordu. Kucağımda iki koli kitap, tramvaya sekiz dakika.', ar: 'كان المطر غزيرًا. بين ذراعيّ صندوقا كتب، وبقيت ثماني دقائق على وصول الترام.' },
    { id: 'saw', v: 'he', say: 'رَأَيْتُ امْرَأَةً تَحْمِلُ صُنْدُوقَيْنِ، وَبِجَانِبِهَا مِظَلَّةٌ مُغْلَقَةٌ.', gap: 0.4,
      de: 'Ich sah eine Frau mit zwei Kisten. Neben ihr ein zugeklappter Schirm.', en: 'I saw a woman carrying two boxes. Beside her leaned a closed umbrella.', tr: 'İki koli taşıyan bir kadın gördüm. Yanında kapalı bir şemsiye duruyordu.' },
    { id: 'opened', v: 'he', say: 'فَفَتَحْتُهَا فَوْقَ رَأْسِهَا.', gap: 0.8,
      de: 'Also spannte ich ihn über ihr auf.', en: 'So I opened it over her head.', tr: 'Ben de onu başının üstüne açtım.' },
    { id: 'just', v: 'she', say: 'Da hält mir einer seinen Schirm über den Kopf. Einfach so.', gap: 0.7,
      en: 'And there’s a man holding his umbrella over my head. Just like that.', tr: 'Biri şemsiyesini başımın üstüne tutuyor. Durup dururken.', ar: 'وإذا برجل يرفع مظلته فوق رأسي. هكذا ببساطة.' },
    { id: 'trust', v: 'he', say: 'قُلْتُ فِي نَفْسِي: كَمْ هِيَ وَاثِقَةٌ! مِظَلَّتُهَا فِي يَدِ غَرِيبٍ.', gap: 0.6,
      de: 'Ich dachte: Wie vertrauensvoll! Ihr Schirm in der Hand eines Fremden.', en: 'I thought: how trusting! Her umbrella in a stranger’s hand.', tr: 'İçimden, ne kadar güveniyor, dedim. Şemsiyesi bir yabancının elinde.' },
    { id: 'half', v: 'she', say: 'Ich dachte: Wie höflich! Er gibt mir die trockene Hälfte und wird selber nass.', gap: 1.1,
      en: 'I thought: how polite! He gives me the dry half and gets wet himself.', tr: 'Ben de, ne kadar kibar, dedim. Kuru yarısını bana veriyor, kendisi ıslanıyor.', ar: 'وقلت في نفسي: ما ألطفه! يعطيني النصف الجاف ويبتلّ هو.' },
    { id: 'tram', v: 'she', say: 'Dann kam die Tram. Ich sagte: Vielen Dank für Ihren Schirm.', text: 'Dann kam die Tram. Ich sagte: „Vielen Dank für Ihren Schirm.“', gap: 0.5,
      en: 'Then the tram came. I said: “Thank you for your umbrella.”', tr: 'Sonra tramvay geldi. “Şemsiyeniz için çok teşekkürler,” dedim.', ar: 'ثم جاء الترام. قلت: «شكرًا جزيلًا على مظلتك».' },
    { id: 'yours', v: 'he', say: 'قُلْتُ: مِظَلَّتِي أَنَا؟ بَلْ مِظَلَّتُكِ أَنْتِ.', gap: 2.3,
      de: '„Mein Schirm?“, sagte ich. „Das ist doch Ihrer.“', en: '“My umbrella?” I said. “But it’s yours.”', tr: '“Benim şemsiyem mi?” dedim. “O sizin.”' },
    { id: 'neither1', v: 'she', say: 'Es war nicht seiner.', gap: 0.25, en: 'It wasn’t his.', tr: 'Onun değildi.', ar: 'لم تكن له.' },
    { id: 'neither2', v: 'he', say: 'وَلَمْ تَكُنْ لَهَا.', gap: 1.3, de: 'Und ihrer war es auch nicht.', en: 'And it wasn’t hers.', tr: 'Onun da değildi.' },
    { id: 'back', v: 'she', say: 'Wir haben ihn zurückgehängt. Er hängt da noch, immer wenn es regnet.', gap: 0.6,
      en: 'We hung it back. It is still there whenever it rains.', tr: 'Onu yerine astık. Ne zaman yağmur yağsa hâlâ orada.', ar: 'أعدناها إلى مكانها. وما زالت معلقة هناك كلما هطل المطر.' },
    { id: 'someone', v: 'he', say: 'وَإِنْ لَمْ تَجِدْهَا، فَقَدِ احْتَاجَ إِلَيْهَا أَحَدٌ.', gap: 0.4,
      de: 'Und wenn er nicht da hängt, hat ihn jemand gebraucht.', en: 'And if you don’t find it there, somebody needed it.', tr: 'Orada bulamazsan, demek ki birine lazım oldu.' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.014);
    rain(mix, 1.2, at('back').start + 1, 0.045); rain(mix, at('back').start - 0.5, seconds - 1.5, 0.026, 33);
    motif(mix, 0.7, { gain: 0.55 });
    const open = at('opened').end - 0.5;
    mix.add('fx', open, knock(210, 0.22, 8), 0.7); tick(mix, open - 0.12, 0.14, 1500);
    pad(mix, at('just').start - 0.3, at('tram').start - at('just').start, 146.8, 0.03);
    motif(mix, at('trust').start - 0.2, { gain: 0.22, beat: 0.9, by: 0.5 }); motif(mix, at('half').start, { gain: 0.22, beat: 0.9 });
    tram(mix, at('tram').start - 2.2, 7, 0.2, { from: -1, to: 0.1 });
    const q = at('yours').end; [0, 1].forEach((k) => motif(mix, q + 0.25 + k * 0.7, { gain: 0.4, beat: 0.3, order: [0, 1], by: 1 }));
    motif(mix, at('neither2').end + 0.15, { gain: 0.5 });
    tram(mix, at('neither2').end + 0.4, 6, 0.13, { bell: false, from: 0.1, to: 1 });
    pad(mix, at('back').start, seconds - at('back').start, 196, 0.032);
    motif(mix, at('someone').end + 0.7, { gain: 0.55, beat: 0.52 });
  },
};
