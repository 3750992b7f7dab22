// Ended in 2019: a street fair that its people wanted shown until they had moved on.
import { ding, motif, pad, room } from '../lib/sound.mjs';

export default {
  slug: 'the-last-summer-fair', kind: 'film', lead: 2.6, tail: 2.6, crf: 32,
  poster: { t: 2 },
  voices: { n: { name: 'de', lang: 'de', rate: 148, pitch: 44, size: 0.97 } },
  lines: [
    { id: 'lamps', say: 'Am letzten Abend hingen vierzig Lampen über der Straße.', gap: 0.5, en: 'On the last evening forty lamps hung over the street.', tr: 'Son akşam sokağın üstünde kırk lamba asılıydı.' },
    { id: 'took', say: 'Jedes Haus nahm eine mit.', gap: 0.5, en: 'Every house took one home.', tr: 'Her ev birini aldı.' },
    { id: 'since', say: 'Seitdem leuchtet das Fest in den Küchen weiter.', gap: 0.3, en: 'Since then the fair has gone on glowing in the kitchens.', tr: 'O günden beri şenlik mutfaklarda parlıyor.' },
  ],
  sound(mix, at, seconds) { room(mix, 0.016); motif(mix, 0.3, { gain: 0.5 }); for (let k = 0; k < 10; k++) mix.add('fx', at('took').start + k * 0.16, ding(880 + k * 110, 0.8), 0.06, k / 5 - 1); pad(mix, 3, seconds - 3, 196, 0.03); motif(mix, at('since').end + 0.2, { gain: 0.45 }); },
};
