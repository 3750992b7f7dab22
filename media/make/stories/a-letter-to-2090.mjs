// Refused until 2090: a letter that its author wants read when she can no longer be asked.
import { motif, pad, paper, room } from '../lib/sound.mjs';

export default {
  slug: 'a-letter-to-2090', kind: 'oral_history', lead: 2, tail: 3,
  poster: { t: 0, page: 'posters', title: ['Ein Brief', 'an 2090'], under: 'Noch nicht öffnen' },
  voices: { n: { name: 'de+Annie', lang: 'de', rate: 150, pitch: 40, size: 0.97 } },
  lines: [
    { id: 'machine', say: 'Hier spricht eine Maschine. Dieses Leben hat niemand gelebt.', gap: 1.2, en: 'This is spoken by a machine. Nobody lived this life.', tr: 'Bunu bir makine seslendiriyor. Bu hayatı kimse yaşamadı.' },
    { say: 'Liebe Urenkelin. In meiner Tasche war ein Pfirsichkern.', gap: 0.6, en: 'Dear great-granddaughter. In my bag there was a peach stone.', tr: 'Sevgili torunumun çocuğu. Çantamda bir şeftali çekirdeği vardı.' },
    { say: 'Ich habe ihn im Hof eingegraben. Alle sagten: Das wird nichts.', text: 'Ich habe ihn im Hof eingegraben. Alle sagten: „Das wird nichts.“', gap: 0.6, en: 'I buried it in the courtyard. Everyone said: “That won’t come to anything.”', tr: 'Onu avluya gömdüm. Herkes “Bundan bir şey çıkmaz,” dedi.' },
    { say: 'Wenn du das hörst, ist neunzig. Geh bitte hinunter und sieh nach.', gap: 0.9, text: 'Wenn du das hörst, ist 2090. Geh bitte hinunter und sieh nach.', en: 'When you hear this, it is 2090. Please go down and have a look.', tr: 'Bunu dinlediğinde yıl 2090. Lütfen aşağı in, bir bak.' },
    { id: 'end', say: 'Und falls da nichts steht: Kauf einen Pfirsich.', gap: 0.4, en: 'And if nothing is there: buy a peach.', tr: 'Orada bir şey yoksa da: Bir şeftali al.' },
  ],
  sound(mix, at, seconds) { room(mix, 0.02, 5); motif(mix, 0.3, { gain: 0.5 }); paper(mix, at('machine').end + 0.2, 0.9, 0.08); pad(mix, 6, seconds - 6, 196, 0.03); motif(mix, at('end').end + 0.4, { gain: 0.5 }); },
};
