// For schools in Berlin only: one question, asked by a class.
import { motif, pad, room, tick } from '../lib/sound.mjs';

export default {
  slug: 'a-question-for-the-class', kind: 'film', lead: 2.6, tail: 3, crf: 32,
  poster: { t: 2.2 },
  voices: { n: { name: 'de+Annie', lang: 'de', rate: 146, pitch: 62, size: 1.08 } },
  lines: [
    { id: 'chair', say: 'Am ersten Tag stand mein Stuhl in der letzten Reihe.', gap: 0.6, en: 'On the first day my chair stood in the last row.', tr: 'İlk gün sandalyem en arka sıradaydı.' },
    { id: 'turn', say: 'Dann haben alle ihre Stühle umgedreht.', gap: 0.9, en: 'Then everyone turned their chairs round.', tr: 'Sonra herkes sandalyesini çevirdi.' },
    { id: 'front', say: 'Jetzt war hinten vorne.', gap: 1.1, en: 'Now the back was the front.', tr: 'Artık arka taraf ön oldu.' },
    { id: 'ask', say: 'Und bei euch? Wo steht der Stuhl, der noch frei ist?', gap: 0.4, en: 'And with you? Where is the chair that is still free?', tr: 'Peki sizde? Boş duran sandalye nerede?' },
  ],
  sound(mix, at, seconds) { room(mix, 0.018, 13); motif(mix, 0.3, { gain: 0.5 }); for (let k = 0; k < 12; k++) tick(mix, at('turn').start + 0.5 + k * 0.12, 0.1, 300 + (k % 4) * 90, k / 6 - 1); pad(mix, at('front').start, seconds - at('front').start, 196, 0.03); motif(mix, at('ask').end + 0.3, { gain: 0.5 }); },
};
