// A library of one long film that anybody may see, for measuring. Its narrator is invented.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** Writes the library into `folder` and returns the path of its film, which is `mebibytes` long. */
export function writeLibrary(folder, mebibytes) {
  const work = join(folder, 'works/a-long-film');
  mkdirSync(work, { recursive: true });
  mkdirSync(join(folder, 'notices'));
  writeFileSync(join(folder, 'notices/film.txt'), 'Nobody is in this film.');
  writeFileSync(join(folder, 'library.toml'), LIBRARY);
  writeFileSync(join(folder, 'people.toml'), PEOPLE);
  writeFileSync(join(work, 'work.toml'), WORK);
  const film = join(work, 'film.mp4');
  for (const [name, size, rate] of [['film.mp4', '640x360', 25], ['small.mp4', '160x90', 5]]) {
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=4`, '-pix_fmt',
      'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-movflags', '+faststart', join(work, name)]);
  }
  pad(film, mebibytes);
  return film;
}

/** Makes an MP4 longer by a `free` box (ISO/IEC 14496-12, 8.1.2), which every reader skips. */
function pad(film, mebibytes) {
  const mebibyte = 2 ** 20;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(mebibytes * mebibyte + 8);
  head.write('free', 4, 'latin1');
  appendFileSync(film, head);
  for (let written = 0; written < mebibytes; written += 1) appendFileSync(film, randomBytes(mebibyte));
}

const LIBRARY = `name = { en = "A library for measuring" }
[[notice]]
series = "film"
version = 1
language = "en"
file = "notices/film.txt"
published = "2024-01-08"
`;

const PEOPLE = `[person.someone]
age = "adult"
contact_language = "en"
on_death = "continue"
`;

const WORK = `slug = "a-long-film"
kind = "film"
state = "published"
languages = ["zxx"]
year = "2024"
title = { en = "A long film" }
synopsis = { en = "Bars and a clock." }

[[rendition]]
file = "film.mp4"
quality = "full"
[[rendition]]
file = "small.mp4"
quality = "small"

[[participant]]
person = "someone"
role = "maker"
recognisable_by = ["story"]
redactable = false

[roster]
attested_by = "A curator"
attested_at = "2024-06-01T10:00:00+02:00"

[[consent]]
id = "c1"
person = "someone"
by = "own"
state = "given"
explicit = true
notice = { series = "film", version = 1, language = "en" }
method = "paper_signed"
explained_in = "en"
given_at = "2024-05-12T14:00:00+02:00"
recorded_by = "An officer"
evidence = { kind = "release_form", seen_by = "An officer", seen_at = "2024-05-12" }
[[consent.scope]]
uses = ["catalogue", "public_stream"]
places = ["001"]
from = "2024-05-12"
until = "2089-12-31"

[[licence]]
id = "l1"
uses = ["catalogue", "public_stream"]
places = ["001"]
from = "2024-01-01"
until = "2089-12-31"
basis = "copyright"
uri = "http://rightsstatements.org/vocab/InC/1.0/"
holder = "Someone"
`;
