// Film, a map that grows, Russian: a bicycle without a bell and the first German sentence.
import { ding, motif, pad, room, tick, tram } from '../lib/sound.mjs';

export default {
  slug: 'the-bicycle-bell', kind: 'film', lead: 4, tail: 6.6, crf: 35,
  poster: { t: 0 },
  voices: {
    n: { name: 'ru+Annie', lang: 'ru', rate: 168, pitch: 50, size: 1.03 },
    d: { name: 'de+Annie', lang: 'de', rate: 140, pitch: 56, size: 1.03 },
  },
  lines: [
    { id: 'two', say: 'Мой первый Берлин — это две улицы: от общежития до курсов.', gap: 0.7, de: 'Mein erstes Berlin waren zwei Straßen: vom Wohnheim zum Deutschkurs.', en: 'My first Berlin was two streets: from the hostel to the German course.', tr: 'Benim ilk Berlin’im iki sokaktı: yurttan kursa.', ar: 'برليني الأولى كانت شارعين: من السكن إلى دورة اللغة.' },
    { id: 'flea', say: 'Велосипед я купила на блошином рынке. Без звонка.', gap: 0.6, de: 'Das Fahrrad kaufte ich auf dem Flohmarkt. Ohne Klingel.', en: 'I bought the bicycle at a flea market. Without a bell.', tr: 'Bisikleti bit pazarından aldım. Zili yoktu.', ar: 'اشتريت الدراجة من سوق الأشياء المستعملة. بلا جرس.' },
    { id: 'phrase', say: ['Поэтому моя первая фраза по-немецки была:', { v: 'd', say: 'Vorsicht, bitte!' }], text: 'Поэтому моя первая фраза по-немецки была: «Vorsicht, bitte!»', gap: 0.7, de: 'Darum war mein erster deutscher Satz: „Vorsicht, bitte!“', en: 'So my first German sentence was: “Vorsicht, bitte!” Careful, please!', tr: 'Bu yüzden ilk Almanca cümlem şu oldu: “Vorsicht, bitte!” Dikkat, lütfen!', ar: 'لذلك كانت أول جملة لي بالألمانية: «Vorsicht, bitte!» انتبهوا من فضلكم!' },
    { id: 'grow', say: 'Я кричала её на каждом углу. Так рос мой город: поворот за поворотом.', gap: 0.9, de: 'Ich rief ihn an jeder Ecke. So wuchs meine Stadt: Kurve um Kurve.', en: 'I shouted it at every corner. That is how my city grew: turn by turn.', tr: 'Onu her köşede bağırdım. Şehrim böyle büyüdü: dönemeç dönemeç.', ar: 'كنت أصيح بها عند كل زاوية. هكذا كبرت مدينتي، منعطفًا بعد منعطف.' },
    { id: 'man', say: 'Однажды старик у канала сказал: нет звонка? Возьмите мой.', text: 'Однажды старик у канала сказал: «Нет звонка? Возьмите мой».', gap: 0.6, de: 'Da sagte ein alter Mann am Kanal: „Keine Klingel? Nehmen Sie meine.“', en: 'One day an old man by the canal said: “No bell? Take mine.”', tr: 'Kanal kıyısında yaşlı bir adam, “Zil yok mu? Benimkini alın,” dedi.', ar: 'ذات يوم قال لي شيخ عند القناة: «لا جرس؟ خذي جرسي».' },
    { id: 'wheels', say: 'А колёса править умеете?', text: '«А колёса править умеете?»', gap: 0.5, de: '„Richten Sie auch Räder?“', en: '“Can you true wheels, too?”', tr: '“Jant da doğrultur musunuz?”', ar: '«وهل تجيدين تعديل العجلات؟»' },
    { id: 'looms', say: 'Умею. Дома я двенадцать лет чинила ткацкие станки.', gap: 0.8, de: 'Kann ich. Zu Hause habe ich zwölf Jahre lang Webstühle repariert.', en: 'I can. At home I repaired looms for twelve years.', tr: 'Bilirim. Memlekette on iki yıl dokuma tezgâhı tamir ettim.', ar: 'أجيد. في بلدي أصلحت أنوال النسيج اثنتي عشرة سنة.' },
    { id: 'yard', say: 'Я починила его колесо. Потом соседкино. Потом весь двор.', gap: 0.8, de: 'Ich richtete sein Rad. Dann das der Nachbarin. Dann den ganzen Hof.', en: 'I fixed his wheel. Then his neighbour’s. Then the whole courtyard’s.', tr: 'Onun tekerini onardım. Sonra komşusununkini. Sonra bütün avluyu.', ar: 'أصلحت عجلته. ثم عجلة جارته. ثم عجلات الفناء كله.' },
    { id: 'firm', say: 'Теперь у меня своя мастерская на прицепе и четыре механика.', gap: 0.5, de: 'Heute habe ich eine Werkstatt auf dem Anhänger und vier Leute.', en: 'Now I have my own workshop on a trailer and four mechanics.', tr: 'Şimdi römorkta kendi atölyem ve dört ustam var.', ar: 'اليوم لدي ورشتي الخاصة على مقطورة وأربعة ميكانيكيين.' },
    { id: 'map', say: 'На карте четыреста двенадцать адресов.', text: 'На карте 412 адресов.', gap: 0.9, de: 'Auf der Karte sind es 412 Adressen.', en: 'There are 412 addresses on the map.', tr: 'Haritada 412 adres var.', ar: 'على الخريطة 412 عنوانًا.' },
    { id: 'name', say: ['А фирма называется:', { v: 'd', say: 'Vorsicht, bitte!' }], text: 'А фирма называется «Vorsicht, bitte!»', gap: 0.4, de: 'Und die Firma heißt: „Vorsicht, bitte!“', en: 'And the company is called: “Vorsicht, bitte!”', tr: 'Firmanın adı da: “Vorsicht, bitte!”', ar: 'أما اسم الشركة فهو: «Vorsicht, bitte!»' },
  ],
  sound(mix, at, seconds) {
    room(mix, 0.016, 27);
    motif(mix, 0.6, { gain: 0.5 });
    // The freewheel: quick ticks that speed up as the city grows.
    const wheel = (from, to, a, b, gain) => { for (let t = from; t < to;) { tick(mix, t, gain, 2900, Math.sin(t) * 0.5); t += a + (b - a) * ((t - from) / (to - from)); } };
    wheel(at('two').start, at('phrase').start, 0.3, 0.22, 0.03); wheel(at('grow').start, at('man').start - 0.4, 0.22, 0.1, 0.034); wheel(at('firm').start, at('map').end, 0.16, 0.07, 0.03);
    tram(mix, at('grow').start, 6, 0.1);
    const man = at('man'), bell = man.end + 0.05;
    for (const d of [0, 0.16]) mix.add('fx', bell + d, ding(2349, 1.8), 0.26);
    for (let k = 0; k < 4; k++) motif(mix, at('grow').start + k * 1.7, { gain: 0.14, beat: 0.42, by: 0.5 });
    const y = at('yard'), d = (y.end - y.start) / 3; [0, 1, 2].forEach((k) => mix.add('fx', y.start + d * (k + 0.75), ding([1175, 1568, 1760][k], 1.2), 0.16, k * 0.4 - 0.4));
    pad(mix, at('firm').start, seconds - at('firm').start, 196, 0.03);
    for (let k = 0; k < 40; k++) tick(mix, at('map').start + k * 0.055, 0.03 + k * 0.0008, 900 + k * 45, (k % 9) / 4.5 - 1);
    for (const e of [0, 0.16]) mix.add('fx', at('name').end + 0.1 + e, ding(2349, 2.4), 0.3);
    motif(mix, at('name').end + 0.7, { gain: 0.6 });
  },
};
