// Oral history, German: a sheet of newspaper, a pair of jeans, a crooked pocket.
import { knock, motif, pad, paper, room, tick, tram } from '../lib/sound.mjs';

export default {
  slug: 'the-paper-pattern', kind: 'oral_history', lead: 3.4, tail: 5,
  poster: { t: 0, page: 'posters', title: ['Der Bogen', 'Papier'], under: 'Eine Stimme aus Lichtenberg' },
  voices: {
    n: { name: 'de+Annie', lang: 'de', rate: 158, pitch: 30, size: 0.94 },
    host: { name: 'de+Denis', lang: 'de', rate: 156, pitch: 42, size: 1, gain: 0.9, pan: -0.15 },
  },
  lines: [
    { id: 'series', v: 'host', say: 'Was in der Tasche war.', gap: 0.6, en: 'What was in the bag.', tr: 'Çantadakiler.' },
    { id: 'machine', v: 'host', say: 'Hier spricht eine Maschine. Dieses Leben hat niemand gelebt.', gap: 2.6, en: 'This is spoken by a machine. Nobody lived this life.', tr: 'Bunu bir makine seslendiriyor. Bu hayatı kimse yaşamadı.' },
    { id: 'case', say: 'Ich kam mit einem Koffer. Und im Koffer lag ein Bogen Zeitungspapier.', gap: 0.8, en: 'I came with one suitcase. And in the suitcase lay a sheet of newspaper.', tr: 'Tek bir bavulla geldim. Bavulun içinde bir gazete kâğıdı vardı.' },
    { say: 'Meine Mutter hatte daraus eine Hose geschnitten. Nicht die Hose. Den Plan für die Hose.', gap: 0.7, en: 'My mother had cut a pair of trousers out of it. Not the trousers. The plan for them.', tr: 'Annem ondan bir pantolon kesmişti. Pantolonu değil, pantolonun planını.' },
    { id: 'pencil', say: 'Darauf stand mit Bleistift: Näh etwas weiter, als du denkst.', gap: 1.5, en: 'On it, in pencil: Sew it a little wider than you think.', tr: 'Üzerinde kurşun kalemle şu yazıyordu: Düşündüğünden biraz bol dik.' },
    { say: 'Das war neunzehnhundertsiebenundachtzig. Von Hanoi nach Berlin-Lichtenberg.', text: 'Das war 1987. Von Hanoi nach Berlin-Lichtenberg.', gap: 0.6, en: 'That was in 1987. From Hanoi to Lichtenberg in Berlin.', tr: '1987 yılıydı. Hanoi’den Berlin-Lichtenberg’e.' },
    { say: 'Tagsüber habe ich Steckdosen zusammengesetzt. Zwölfhundert am Tag.', gap: 0.8, en: 'By day I put sockets together. Twelve hundred a day.', tr: 'Gündüzleri priz takardım. Günde bin iki yüz tane.' },
    { id: 'night', say: 'Abends, im Wohnheim, haben wir genäht. Jeans.', gap: 0.8, en: 'In the evening, in the hostel, we sewed. Jeans.', tr: 'Akşamları yurtta dikiş dikerdik. Kot pantolon.' },
    { say: 'Im Laden gab es fast nie welche. Bei uns gab es sie im dritten Stock, Zimmer dreihundertzwölf.', text: 'Im Laden gab es fast nie welche. Bei uns gab es sie: dritter Stock, Zimmer 312.', gap: 0.7, en: 'The shops hardly ever had any. We did: third floor, room 312.', tr: 'Dükkânda neredeyse hiç bulunmazdı. Bizde vardı: üçüncü kat, 312 numara.' },
    { say: 'Vier Frauen, zwei Maschinen, ein Bügeleisen.', gap: 0.4, en: 'Four women, two machines, one iron.', tr: 'Dört kadın, iki makine, bir ütü.' },
    { id: 'fuse', say: 'Wenn alle zugleich arbeiteten, flog die Sicherung raus.', gap: 1.3, en: 'When everyone worked at once, the fuse blew.', tr: 'Hepimiz birden çalışınca sigorta atardı.' },
    { id: 'dark', say: 'Dann saßen wir im Dunkeln und haben gesungen, bis der Hausmeister kam.', gap: 0.5, en: 'Then we sat in the dark and sang until the caretaker came.', tr: 'O zaman karanlıkta oturur, kapıcı gelene kadar şarkı söylerdik.' },
    { say: 'Er hat nie etwas gemeldet. Er trug ja auch eine von unseren.', gap: 1.6, en: 'He never reported it. He was wearing a pair of ours.', tr: 'Hiç şikâyet etmedi. Ne de olsa onun üstündeki de bizimkilerdendi.' },
    { id: 'pocket', say: 'In jede Hose habe ich innen eine kleine Tasche genäht. Schief. Mit Absicht.', gap: 0.6, en: 'Inside every pair I sewed a small pocket. Crooked. On purpose.', tr: 'Her pantolonun içine küçük bir cep dikerdim. Eğri. Bilerek.' },
    { say: 'Zwei Stiche nach links. Damit ich sie erkenne, wenn ich einmal einer begegne.', gap: 0.9, en: 'Two stitches to the left. So that I would know one if I ever met it.', tr: 'İki dikiş sola. Bir gün birine rastlarsam tanıyayım diye.' },
    { id: 'train', say: 'Dreißig Jahre lang habe ich in der S-Bahn auf Hosen geschaut.', gap: 0.5, en: 'For thirty years I looked at trousers on the train.', tr: 'Otuz yıl boyunca trende insanların pantolonlarına baktım.' },
    { say: 'Man gewöhnt sich daran, dass die Leute zurückschauen.', gap: 2, en: 'You get used to people looking back.', tr: 'İnsan karşılık veren bakışlara alışıyor.' },
    { id: 'school', say: 'Meine Tochter lernt Schneiderin. An ihrer Schule war Tag der offenen Tür.', gap: 0.7, en: 'My daughter is training as a tailor. Her school held an open day.', tr: 'Kızım terzilik öğreniyor. Okulunda tanıtım günü vardı.' },
    { say: 'An der Wand hing eine Jeans, unter Glas.', gap: 0.5, en: 'On the wall hung a pair of jeans, behind glass.', tr: 'Duvarda, camın arkasında bir kot pantolon asılıydı.' },
    { say: 'Auf dem Schild stand: Berlin, um neunzehnhundertachtundachtzig. Hersteller unbekannt.', text: 'Auf dem Schild stand: „Berlin, um 1988. Hersteller unbekannt.“', gap: 1.1, en: 'The label said: “Berlin, around 1988. Maker unknown.”', tr: 'Etikette şöyle yazıyordu: “Berlin, 1988 dolayları. Üreticisi bilinmiyor.”' },
    { say: 'Ich habe gefragt, ob man sie einmal umdrehen kann. Nein, hieß es, zu wertvoll.', gap: 0.7, en: 'I asked whether it could be turned inside out. No, they said, too valuable.', tr: 'Tersini çevirebilir misiniz, dedim. Hayır, çok değerli, dediler.' },
    { id: 'said', say: 'Da habe ich gesagt: Innen rechts ist eine kleine Tasche. Schief. Zwei Stiche nach links.', gap: 2.2, en: 'So I said: Inside, on the right, there is a small pocket. Crooked. Two stitches to the left.', tr: 'Ben de dedim ki: İçinde, sağda küçük bir cep var. Eğri. İki dikiş sola.' },
    { id: 'screws', say: 'Sie haben den Rahmen aufgeschraubt. Vier Schrauben. Es war sehr still.', gap: 1.4, en: 'They unscrewed the frame. Four screws. It was very quiet.', tr: 'Çerçeveyi söktüler. Dört vida. Çıt çıkmıyordu.' },
    { id: 'there', say: 'Die Tasche war da. Und in der Tasche steckte noch ein Fahrschein. Zwanzig Pfennig.', gap: 1.8, en: 'The pocket was there. And in the pocket there was still a tram ticket. Twenty pfennigs.', tr: 'Cep oradaydı. Cebin içinde de hâlâ bir tramvay bileti duruyordu. Yirmi fenik.' },
    { say: 'Auf dem Schild steht jetzt: Herstellerin bekannt.', text: 'Auf dem Schild steht jetzt: „Herstellerin bekannt.“', gap: 0.8, en: 'The label now says: “Maker known. A woman.”', tr: 'Etikette artık şöyle yazıyor: “Üreticisi biliniyor: bir kadın.”' },
    { say: 'Meinen Namen wollte ich nicht darauf. Wer mich sucht, soll die Hose umdrehen.', gap: 1.4, en: 'I did not want my name on it. Whoever looks for me can turn the jeans inside out.', tr: 'Adımın yazılmasını istemedim. Beni arayan, pantolonun tersini çevirsin.' },
    { id: 'sheet', say: 'Den Bogen Papier habe ich noch. Meine Tochter benutzt ihn.', gap: 0.6, en: 'I still have the sheet of paper. My daughter uses it.', tr: 'O kâğıt hâlâ bende. Kızım kullanıyor.' },
    { id: 'wider', say: 'Sie näht etwas weiter, als sie denkt.', gap: 0.5, en: 'She sews a little wider than she thinks.', tr: 'Düşündüğünden biraz bol dikiyor.' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.02, 11);
    motif(mix, 0.5, { gain: 0.6 });
    motif(mix, at('machine').end + 0.3, { gain: 0.34, by: 0.5, beat: 0.5 });
    paper(mix, at('case').end - 0.9, 1.1, 0.07);
    const sew = (from, to, every) => { for (let t = from, i = 0; t < to; t += every, i++) tick(mix, t, 0.026 + (i % 2) * 0.012, 900 + (i % 3) * 240, 0.45); };
    sew(at('night').start - 0.8, at('fuse').end - 0.25, 0.112);
    mix.add('fx', at('fuse').end + 0.05, knock(160, 0.2, 6), 0.6);
    motif(mix, at('dark').start, { gain: 0.22, beat: 0.8 }); motif(mix, at('dark').start + 3.4, { gain: 0.18, beat: 0.8, order: [2, 1, 0, 1] });
    tram(mix, at('train').start - 1.2, 8, 0.11);
    for (let k = 0; k < 4; k++) for (let j = 0; j < 3; j++) tick(mix, at('screws').start + k * 0.9 + j * 0.16, 0.05, 2400, -0.2);
    pad(mix, at('there').start, 9, 196, 0.035);
    paper(mix, at('sheet').start, 0.9, 0.06, 51);
    sew(at('wider').start - 1, at('wider').end + 1.6, 0.15);
    motif(mix, at('wider').end + 0.8, { gain: 0.6, beat: 0.55 });
  },
};
