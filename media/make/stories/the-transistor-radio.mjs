// Oral history that begins in Turkish and, midway, goes on in German: a radio, the traffic news, a motorway.
import { dice, motif, noise, pad, room, soften, thin, tick, tram } from '../lib/sound.mjs';

export default {
  slug: 'the-transistor-radio', kind: 'oral_history', lead: 3.4, tail: 5,
  poster: { t: 0, page: 'posters', title: ['Transistörlü', 'radyo'], under: 'Das Transistorradio', size: 84 },
  voices: {
    n: { name: 'tr+Annie', lang: 'tr', rate: 205, pitch: 24, size: 0.9, warmth: 4 },
    g: { name: 'de+Annie', lang: 'de', rate: 156, pitch: 24, size: 0.9, warmth: 4 },
    host: { name: 'tr', lang: 'tr', rate: 200, pitch: 44, size: 0.97, gain: 0.9, pan: -0.15 },
    hostg: { name: 'de', lang: 'de', rate: 150, pitch: 44, size: 0.97, gain: 0.9, pan: -0.15 },
    news: { name: 'de+Denis', lang: 'de', rate: 165, pitch: 50, size: 1.02, warmth: -6, bite: 5, air: 3600, gain: 0.7, pan: 0.2 },
  },
  lines: [
    { id: 'series', v: 'host', say: 'Çantadakiler.', gap: 0.6, de: 'Was in der Tasche war.', en: 'What was in the bag.' },
    { id: 'machine', v: 'host', say: 'Bunu bir makine seslendiriyor. Bu hayatı kimse yaşamadı.', gap: 2.4, de: 'Gesprochen von einer Maschine. Dieses Leben hat niemand gelebt.', en: 'Spoken by a machine. Nobody lived this life.' },
    { id: 'radio', say: 'Babam bana yol için bir radyo verdi. Avuç içi kadar, kırmızı düğmeli.', gap: 0.6, de: 'Mein Vater gab mir ein Radio mit auf den Weg. Klein wie eine Hand, mit rotem Knopf.', en: 'My father gave me a radio for the journey. As small as a palm, with a red knob.' },
    { say: 'Uyuyamazsan Ankara’yı dinlersin, dedi.', text: '“Uyuyamazsan Ankara’yı dinlersin,” dedi.', gap: 0.9, de: '„Wenn du nicht schlafen kannst, hör Ankara“, sagte er.', en: '“When you can’t sleep, listen to Ankara,” he said.' },
    { id: 'year', say: 'Yıl bin dokuz yüz yetmiş bir. Siemensstadt, kadınlar yurdu, dört yatak.', text: 'Yıl 1971. Siemensstadt, kadınlar yurdu, dört yatak.', gap: 0.6, de: '1971, Siemensstadt, Wohnheim für Frauen, vier Betten.', en: '1971, Siemensstadt, a women’s hostel, four beds.' },
    { say: 'Gece radyoyu açtım. Ankara yoktu. Ne kadar çevirdiysem bulamadım.', gap: 0.9, de: 'In der Nacht schaltete ich ein. Ankara kam nicht. Ich drehte und drehte.', en: 'At night I switched it on. No Ankara. However far I turned, no Ankara.' },
    { id: 'man', say: 'Bir adam vardı. Çok sakin bir sesle, hep aynı şeyleri söylüyordu.', gap: 1.1, de: 'Da war ein Mann. Mit sehr ruhiger Stimme sagte er immer dasselbe.', en: 'There was a man. In a very calm voice he kept saying the same things.' },
    { id: 'news', v: 'news', say: 'Dreieck Funkturm: zwei Kilometer Stau. Kreuz Schöneberg: stockender Verkehr.', gap: 1.2, en: 'Funkturm junction: two kilometres of queues. Schöneberg interchange: slow traffic.', tr: 'Funkturm kavşağı: iki kilometre kuyruk. Schöneberg kavşağı: yoğun trafik.' },
    { id: 'poem', say: 'Ben bunu şiir sandım.', gap: 1.3, de: 'Ich hielt das für ein Gedicht.', en: 'I thought it was a poem.' },
    { say: 'Her gece dinledim, ezberledim. Funkturm, Hohenzollerndamm, Schmargendorf.', gap: 0.5, de: 'Jede Nacht hörte ich zu und lernte es auswendig. Funkturm, Hohenzollerndamm, Schmargendorf.', en: 'Every night I listened and learned it by heart. Funkturm, Hohenzollerndamm, Schmargendorf.' },
    { say: 'Fabrikada ustabaşıya söyledim. Almancam güzel olsun diye.', gap: 0.6, de: 'In der Fabrik trug ich es dem Meister vor. Damit mein Deutsch schön klingt.', en: 'At the factory I recited it to the foreman, to make my German beautiful.' },
    { id: 'boss', say: 'Bana baktı, baktı. Kızım, dedi, senin araban mı var?', text: 'Bana baktı, baktı. “Kızım,” dedi, “senin araban mı var?”', gap: 1.8, de: 'Er sah mich lange an. „Mädchen“, sagte er, „hast du etwa ein Auto?“', en: 'He looked at me for a long time. “Girl,” he said, “do you own a car?”' },
    { id: 'switch', say: 'Bundan sonrasını Almanca anlatayım. Çünkü Almanca oldu.', gap: 1.6, de: 'Von hier an erzähle ich auf Deutsch. Denn es ist auf Deutsch passiert.', en: 'From here on I will tell it in German. Because it happened in German.' },
    { id: 'never', v: 'g', say: 'Ich hatte nie ein Auto. Ich habe bis heute keinen Führerschein.', gap: 0.6, en: 'I never had a car. To this day I have no driving licence.', tr: 'Hiç arabam olmadı. Bugün bile ehliyetim yok.' },
    { v: 'g', say: 'Aber neunzehnhundertdreiundachtzig hat mein Mann eins gekauft. Gebraucht. Orange.', text: 'Aber 1983 hat mein Mann eins gekauft. Gebraucht. Orange.', gap: 0.6, en: 'But in 1983 my husband bought one. Second-hand. Orange.', tr: 'Ama 1983’te kocam bir tane aldı. İkinci el. Turuncu.' },
    { id: 'drive', v: 'g', say: 'Am ersten Sonntag fahren wir los, die Kinder hinten.', gap: 0.4, en: 'On the first Sunday we set off, the children in the back.', tr: 'İlk pazar yola çıktık, çocuklar arkada.' },
    { v: 'g', say: 'Und auf der Stadtautobahn ist er verloren.', gap: 0.6, en: 'And on the city motorway he is lost.', tr: 'Ve şehir otoyolunda yolunu kaybetti.' },
    { v: 'g', say: 'Er schwitzt. Er liest kein Schild mehr. Alle hupen.', gap: 0.8, en: 'He is sweating. He can’t read a single sign. Everyone is hooting.', tr: 'Ter içinde. Hiçbir tabelayı okuyamıyor. Herkes korna çalıyor.' },
    { id: 'eyes', v: 'g', say: 'Da habe ich die Augen zugemacht.', gap: 1.6, en: 'So I closed my eyes.', tr: 'Ben de gözlerimi kapattım.' },
    { id: 'recite', v: 'g', say: 'Und habe es aufgesagt. Funkturm: rechts halten.', gap: 0.5, en: 'And recited it. Funkturm: keep right.', tr: 'Ve ezberden söyledim. Funkturm: sağdan git.' },
    { id: 'say', v: 'g', say: 'Hohenzollerndamm: noch nicht. Schmargendorf: jetzt raus.', gap: 0.9, en: 'Hohenzollerndamm: not yet. Schmargendorf: now, off.', tr: 'Hohenzollerndamm: daha değil. Schmargendorf: şimdi çık.' },
    { v: 'g', say: 'Mit geschlossenen Augen. Bis vor die Haustür.', gap: 1.2, en: 'With my eyes closed. Right to our front door.', tr: 'Gözlerim kapalı. Ta kapımızın önüne kadar.' },
    { v: 'g', say: 'Mein Mann fragt: Woher kennst du das alles? Ich sage: Das ist doch ein Gedicht.', text: 'Mein Mann fragt: „Woher kennst du das alles?“ Ich sage: „Das ist doch ein Gedicht.“', gap: 1.6, en: 'My husband asks: “How do you know all that?” I say: “It’s a poem.”', tr: 'Kocam sordu: “Bunların hepsini nereden biliyorsun?” “Şiir bu,” dedim.' },
    { id: 'now', v: 'g', say: 'Das Radio steht in der Küche. Der rote Knopf dreht sich nicht mehr.', gap: 0.6, en: 'The radio stands in the kitchen. The red knob no longer turns.', tr: 'Radyo mutfakta duruyor. Kırmızı düğmesi artık dönmüyor.' },
    { id: 'stuck', v: 'g', say: 'Er ist bei den Verkehrsnachrichten stehen geblieben. Ich finde, das ist richtig so.', gap: 0.5, en: 'It has stuck at the traffic news. I think that is as it should be.', tr: 'Trafik haberlerinde takılıp kaldı. Bence tam olması gerektiği gibi.' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.02, 61);
    motif(mix, 0.5, { gain: 0.6 });
    motif(mix, at('machine').end + 0.2, { gain: 0.34, by: 0.5, beat: 0.5 });
    tick(mix, at('radio').end + 0.1, 0.2, 1500, 0.2);
    // Between the stations: hiss that sweeps, and the motif far away.
    const tune = (from, to, gain, seed) => { const x = soften(thin(noise(to - from, seed), 700), 3400), r = dice(seed); let v = 0.5; for (let i = 0; i < x.length; i++) { if (i % 4800 === 0) v = 0.3 + r() * 0.7; x[i] *= v * Math.min(1, i / 9600) * Math.min(1, (x.length - i) / 9600); } mix.add('bed', from, x, gain, 0.2); };
    tune(at('year').end, at('poem').start - 0.3, 0.045, 91);
    motif(mix, at('man').start + 0.4, { gain: 0.08, by: 2, beat: 0.5, bright: 0.1 });
    pad(mix, at('poem').start, 7, 196, 0.03);
    tram(mix, at('boss').end + 0.1, 6, 0.1);
    motif(mix, at('switch').end + 0.1, { gain: 0.5 });
    // The motorway: a long low rush.
    const d = at('say').end - at('drive').start + 3, rush = soften(soften(noise(d, 17), 240), 500); for (let i = 0; i < rush.length; i++) { const t = i / 48000; rush[i] *= (0.7 + 0.3 * Math.sin(t * 1.7)) * Math.min(1, t / 2) * Math.min(1, (d - t) / 2) * 5; }
    mix.add('bed', at('drive').start - 1, rush, 0.11, 0);
    motif(mix, at('eyes').end + 0.2, { gain: 0.4, beat: 0.36 });
    for (let k = 0; k < 14; k++) tick(mix, at('recite').start + k * 0.62, 0.045, k % 2 ? 1100 : 900, 0.3);
    pad(mix, at('now').start, seconds - at('now').start, 196, 0.03);
    motif(mix, at('stuck').end + 0.7, { gain: 0.6, beat: 0.55 });
  },
};
