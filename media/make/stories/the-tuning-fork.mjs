// Oral history in two parts, Russian: a tuning fork, a customs officer, a school that sings a little flat.
import { knock, motif, note, pad, room, tick, tram } from '../lib/sound.mjs';

const A = 440;
export default {
  slug: 'the-tuning-fork', kind: 'oral_history',
  poster: { t: 0, page: 'posters', title: ['Камертон'], under: 'Die Stimmgabel. Zwei Teile.', size: 128 },
  voices: {
    n: { name: 'ru', lang: 'ru', rate: 149, pitch: 30, size: 0.92, warmth: 4 },
    host: { name: 'ru+Annie', lang: 'ru', rate: 162, pitch: 46, size: 1, gain: 0.9, pan: -0.15 },
  },
  parts: [
    {
      lead: 3.2, tail: 4,
      lines: [
        { id: 'series', v: 'host', say: 'Что было в сумке. Часть первая.', gap: 0.5, de: 'Was in der Tasche war. Erster Teil.', en: 'What was in the bag. Part one.', tr: 'Çantadakiler. Birinci bölüm.' },
        { id: 'machine', v: 'host', say: 'Говорит машина. Эту жизнь никто не прожил.', gap: 2.2, de: 'Hier spricht eine Maschine. Dieses Leben hat niemand gelebt.', en: 'This is spoken by a machine. Nobody lived this life.', tr: 'Bunu bir makine seslendiriyor. Bu hayatı kimse yaşamadı.' },
        { id: 'steel', say: 'На границе меня спросили: что это за железо?', text: 'На границе меня спросили: «Что это за железо?»', gap: 0.7, de: 'An der Grenze fragte man mich: „Was ist das für ein Eisen?“', en: 'At the border they asked me: “What is this piece of iron?”', tr: 'Sınırda bana sordular: “Bu demir ne?”' },
        { id: 'knee', say: 'Я ударил камертоном по колену и поднёс к уху офицера.', gap: 2.2, de: 'Ich schlug die Stimmgabel ans Knie und hielt sie dem Beamten ans Ohr.', en: 'I struck the tuning fork on my knee and held it to the officer’s ear.', tr: 'Diyapazonu dizime vurup memurun kulağına tuttum.' },
        { say: 'Он послушал и сказал: проходите.', text: 'Он послушал и сказал: «Проходите».', gap: 1.3, de: 'Er lauschte und sagte: „Gehen Sie durch.“', en: 'He listened and said: “You may pass.”', tr: 'Dinledi ve “Geçin,” dedi.' },
        { say: 'Тридцать лет я настраивал рояли. А в Берлине у меня не было ни одного.', gap: 0.7, de: 'Dreißig Jahre lang habe ich Flügel gestimmt. In Berlin hatte ich keinen einzigen.', en: 'For thirty years I tuned grand pianos. In Berlin I didn’t have a single one.', tr: 'Otuz yıl kuyruklu piyano akort ettim. Berlin’de bir tane bile yoktu.' },
        { id: 'fridge', say: 'Поэтому я настраивал всё остальное. Холодильник в общежитии гудел в соль.', gap: 0.6, de: 'Also stimmte ich alles andere. Der Kühlschrank im Wohnheim brummte in G.', en: 'So I tuned everything else. The fridge in the hostel hummed in G.', tr: 'Ben de geri kalan her şeyi akort ettim. Yurttaki buzdolabı sol sesinde uğulduyordu.' },
        { say: 'Лифт — почти ля. Не хватало чуть-чуть. Это меня мучило.', gap: 1, de: 'Der Aufzug: fast ein A. Ein kleines bisschen fehlte. Das quälte mich.', en: 'The lift: almost an A. It fell just short. That tormented me.', tr: 'Asansör neredeyse la. Azıcık eksikti. Bu bana azap veriyordu.' },
        { id: 'tram', say: 'А трамвай на повороте пел четыре ноты. Всегда одни и те же.', gap: 2.6, de: 'Und die Tram sang in der Kurve vier Töne. Immer dieselben.', en: 'And the tram sang four notes in the bend. Always the same ones.', tr: 'Tramvay ise dönemeçte dört nota söylüyordu. Hep aynı dört nota.' },
        { say: 'Я выходил к повороту, как на концерт. Водители уже махали мне рукой.', gap: 0.8, de: 'Ich ging zur Kurve wie ins Konzert. Die Fahrer winkten mir schon.', en: 'I went to that bend as if to a concert. The drivers waved at me by then.', tr: 'O dönemece konsere gider gibi giderdim. Sürücüler bana el sallamaya başlamıştı.' },
        { id: 'once', say: 'Однажды рядом остановилась женщина и спросила: вы тоже слышите?', text: 'Однажды рядом остановилась женщина и спросила: «Вы тоже слышите?»', gap: 1.1, de: 'Einmal blieb eine Frau stehen und fragte: „Hören Sie das auch?“', en: 'Once a woman stopped beside me and asked: “Do you hear it too?”', tr: 'Bir gün yanımda bir kadın durdu ve sordu: “Siz de duyuyor musunuz?”' },
        { id: 'teacher', say: 'Она учила детей музыке. В школе у неё было пианино. И была беда.', gap: 0.5, de: 'Sie war Musiklehrerin. In ihrer Schule stand ein Klavier. Und es gab ein Problem.', en: 'She taught music. Her school had a piano. And it had a problem.', tr: 'Müzik öğretmeniydi. Okulunda bir piyano vardı. Bir de derdi.' },
      ],
      sound(mix, at, seconds) {
        room(mix, 0.02, 81); motif(mix, 0.5, { gain: 0.6 });
        const fork = (t, g = 0.3, s = 3.6) => { mix.add('fx', t, knock(900, 0.03, 3), g * 0.5); mix.add('fx', t + 0.02, pure(A, s), g); };
        fork(at('machine').end + 0.25, 0.26, 2.4); fork(at('knee').end + 0.1, 0.34, 3.2);
        mix.add('bed', at('fridge').start - 0.4, hum(98, at('fridge').end - at('fridge').start + 5.6), 0.05);
        tram(mix, at('tram').start - 1.5, 9, 0.15, { bell: false });
        motif(mix, at('tram').end + 0.3, { gain: 0.5, beat: 0.5, bright: 1.6 });
        pad(mix, at('once').start, seconds - at('once').start, 146.8, 0.03);
        motif(mix, at('teacher').end + 0.5, { gain: 0.5, order: [0, 1, 2], beat: 0.6 });
      },
    },
    {
      lead: 2.2, tail: 5,
      lines: [
        { id: 'series', v: 'host', say: 'Камертон. Часть вторая.', gap: 1.6, de: 'Die Stimmgabel. Zweiter Teil.', en: 'The Tuning Fork. Part two.', tr: 'Diyapazon. İkinci bölüm.' },
        { id: 'marzahn', say: 'Школа в Марцане. Актовый зал. Пианино стояло там сорок лет.', gap: 0.6, de: 'Eine Schule in Marzahn, die Aula. Das Klavier stand dort seit vierzig Jahren.', en: 'A school in Marzahn, the hall. The piano had stood there for forty years.', tr: 'Marzahn’da bir okul, tören salonu. Piyano kırk yıldır oradaydı.' },
        { say: 'Его никто не настраивал. Боялись: вдруг станет хуже.', gap: 0.7, de: 'Niemand hatte es gestimmt. Man fürchtete, es könnte schlimmer werden.', en: 'Nobody had tuned it. They were afraid it might get worse.', tr: 'Kimse akort etmemişti. Ya daha kötü olursa diye korkmuşlardı.' },
        { id: 'flat', say: 'Я достал камертон. Пианино было ниже ровно на полтона. Всё целиком.', gap: 1.8, de: 'Ich holte die Stimmgabel heraus. Das Klavier war genau einen halben Ton zu tief. Als Ganzes.', en: 'I took out the fork. The piano was exactly a semitone flat. The whole of it.', tr: 'Diyapazonu çıkardım. Piyano tam yarım ses pesti. Baştan sona.' },
        { say: 'Я работал три дня. Двести двадцать струн. На третий вечер оно зазвучало.', gap: 1.6, de: 'Ich arbeitete drei Tage. Zweihundertzwanzig Saiten. Am dritten Abend klang es.', en: 'I worked for three days. Two hundred and twenty strings. On the third evening it sang.', tr: 'Üç gün çalıştım. İki yüz yirmi tel. Üçüncü akşam piyano çınladı.' },
        { id: 'choir', say: 'Утром пришёл хор. Шестьдесят детей. Учительница дала ноту, они запели.', gap: 0.8, de: 'Am Morgen kam der Chor. Sechzig Kinder. Die Lehrerin gab den Ton, und sie sangen.', en: 'In the morning the choir came. Sixty children. The teacher gave the note and they sang.', tr: 'Sabah koro geldi. Altmış çocuk. Öğretmen sesi verdi, söylemeye başladılar.' },
        { id: 'awful', say: 'И это было ужасно.', gap: 1.8, de: 'Und es war entsetzlich.', en: 'And it was dreadful.', tr: 'Ve korkunçtu.' },
        { id: 'learned', say: 'Они выросли с этим пианино. Их ля было его ля. Они все пели на полтона ниже.', gap: 1, de: 'Sie waren mit diesem Klavier aufgewachsen. Sein A war ihr A. Alle sangen einen halben Ton zu tief.', en: 'They had grown up with that piano. Its A was their A. All of them sang a semitone flat.', tr: 'O piyanoyla büyümüşlerdi. Onun la’sı onların la’sıydı. Hepsi yarım ses pes söylüyordu.' },
        { say: 'Чисто. Вместе. Идеально ровно. На полтона ниже всего мира.', gap: 1.3, de: 'Sauber. Gemeinsam. Vollkommen gleichmäßig. Einen halben Ton tiefer als die übrige Welt.', en: 'Clean. Together. Perfectly even. A semitone below the rest of the world.', tr: 'Tertemiz. Hep birlikte. Kusursuz. Bütün dünyadan yarım ses aşağıda.' },
        { id: 'girl', say: 'Девочка из первого ряда сказала мне: верните, пожалуйста.', text: 'Девочка из первого ряда сказала мне: «Верните, пожалуйста».', gap: 1.6, de: 'Ein Mädchen aus der ersten Reihe sagte zu mir: „Bitte machen Sie es wieder wie vorher.“', en: 'A girl in the front row said to me: “Please put it back.”', tr: 'Ön sıradan bir kız bana dedi ki: “Lütfen eski haline getirin.”' },
        { id: 'back', say: 'Я думал всю ночь. Потом вернул. Двести двадцать струн, три дня.', gap: 1.1, de: 'Ich dachte die Nacht lang nach. Dann machte ich es rückgängig. 220 Saiten, drei Tage.', en: 'I thought about it all night. Then I put it back. Two hundred and twenty strings, three days.', tr: 'Bütün gece düşündüm. Sonra geri aldım. İki yüz yirmi tel, üç gün.' },
        { id: 'job', say: 'Директор спросил, кто я такой. Теперь я у них настройщик. По договору.', gap: 0.6, de: 'Der Direktor fragte, wer ich sei. Jetzt bin ich ihr Klavierstimmer. Mit Vertrag.', en: 'The headmaster asked who I was. Now I am their piano tuner. With a contract.', tr: 'Müdür kim olduğumu sordu. Artık onların akortçusuyum. Sözleşmeli.' },
        { id: 'only', say: 'Наверное, я единственный в Берлине, кому платят, чтобы пианино не строило.', gap: 0.6, de: 'Wahrscheinlich bin ich der einzige in Berlin, der bezahlt wird, damit ein Klavier nicht stimmt.', en: 'I am probably the only one in Berlin who is paid to keep a piano out of tune.', tr: 'Berlin’de bir piyano akortsuz kalsın diye para alan tek kişi herhalde benim.' },
      ],
      sound(mix, at, seconds) {
        room(mix, 0.02, 83);
        const flat = 2 ** (-1 / 12);
        motif(mix, 0.3, { gain: 0.5, by: flat });
        mix.add('fx', at('flat').end + 0.15, pure(A, 1.6), 0.22, -0.4); mix.add('fx', at('flat').end + 0.75, note(A * flat, 1.6), 0.5, 0.4);
        for (let k = 0; k < 8; k++) mix.add('bed', at('choir').start - 5.6 + k * 0.6, note(A * 2 ** (((k * 5) % 12) / 12), 1.2), 0.12, (k % 5) / 2.5 - 1);
        for (const [by, g] of [[1, 0.3], [flat, 0.3], [0.5, 0.2], [0.5 * flat, 0.22]]) motif(mix, at('awful').start - 0.75, { gain: g, by, beat: 0.34, bus: 'bed' });
        for (const by of [0.5 * flat, flat, 1.498 * flat]) motif(mix, at('learned').end + 0.1, { gain: 0.2, by, beat: 0.6, bright: 0.3 });
        tick(mix, at('girl').end + 0.6, 0.08, 600);
        pad(mix, at('job').start, seconds - at('job').start, 196 * flat, 0.03);
        // And the motif comes home: a semitone low, as it should be.
        for (const by of [flat, 0.5 * flat]) motif(mix, at('only').end + 0.6, { gain: 0.45, by, beat: 0.6 });
      },
    },
  ],
};
/** A tuning fork: almost a sine. */
function pure(hz, seconds) { const x = new Float32Array(Math.round(seconds * 48000)), w = (2 * Math.PI * hz) / 48000; for (let i = 0; i < x.length; i++) x[i] = (Math.sin(w * i) + 0.06 * Math.sin(w * 6.27 * i) * Math.exp(-i / 3000)) * Math.exp((-1.1 * i) / 48000) * Math.min(1, i / 200) * Math.min(1, (x.length - i) / 4800) * 0.5; return x; }
function hum(hz, seconds) { const x = new Float32Array(Math.round(seconds * 48000)); for (let i = 0; i < x.length; i++) { const t = i / 48000; x[i] = (Math.sin(2 * Math.PI * hz * t) + 0.5 * Math.sin(4 * Math.PI * hz * t) + 0.2 * Math.sin(6 * Math.PI * hz * t)) * Math.min(1, t / 1.5) * Math.min(1, (seconds - t) / 1.5); } return x; }
