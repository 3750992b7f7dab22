// The bundle: everything a page of Digitales runs in the browser.
import { DigitalesPlayer } from './element.js';
import { copyButtons, lessonForms } from './lesson.js';
import { transcripts } from './transcript.js';

customElements.define('digitales-player', DigitalesPlayer);
transcripts(document);
lessonForms(document);
copyButtons(document);
