// Withdrawn: it was public, then its narrator took it back.
import { knock, lock, motif, pad, room } from '../lib/sound.mjs';

export default {
  slug: 'the-blue-door', kind: 'oral_history', lead: 2, tail: 3,
  poster: { t: 0, page: 'posters', title: ['Mavi kapı'], under: 'Die blaue Tür', size: 110 },
  voices: { n: { name: 'tr', lang: 'tr', rate: 200, pitch: 42, size: 0.96 } },
  lines: [
    { id: 'machine', say: 'Bunu bir makine seslendiriyor. Bu hayatı kimse yaşamadı.', gap: 1.2, de: 'Hier spricht eine Maschine. Dieses Leben hat niemand gelebt.', en: 'This is spoken by a machine. Nobody lived this life.' },
    { id: 'paint', say: 'Çantamda küçük bir kutu boya vardı. Dedemin kapısının mavisi.', gap: 0.6, de: 'In meiner Tasche war eine kleine Dose Farbe. Das Blau von Großvaters Tür.', en: 'In my bag was a small tin of paint. The blue of my grandfather’s door.' },
    { say: 'Ev sahibine sordum: Kapıyı boyayabilir miyim?', text: 'Ev sahibine sordum: “Kapıyı boyayabilir miyim?”', gap: 0.6, de: 'Ich fragte den Vermieter: „Darf ich die Tür streichen?“', en: 'I asked the landlord: “May I paint the door?”' },
    { say: 'Yalnız iç tarafını, dedi.', text: '“Yalnız iç tarafını,” dedi.', gap: 0.8, de: '„Nur von innen“, sagte er.', en: '“Only on the inside,” he said.' },
    { id: 'end', say: 'Şimdi her sabah evden çıkarken dedemi görüyorum. Bir tek ben.', gap: 0.4, de: 'Jetzt sehe ich jeden Morgen beim Gehen meinen Großvater. Nur ich.', en: 'Now every morning as I leave I see my grandfather. Only I do.' },
  ],
  sound(mix, at, seconds) { room(mix, 0.02, 7); motif(mix, 0.3, { gain: 0.5 }); mix.add('fx', at('paint').end + 0.2, knock(300, 0.1, 4), 0.4); lock(mix, at('end').start + 0.6, 0.3); pad(mix, 6, seconds - 6, 146.8, 0.03); motif(mix, at('end').end + 0.4, { gain: 0.5 }); },
};
