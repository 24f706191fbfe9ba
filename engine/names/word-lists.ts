/** Lists of words that several of this room ask, made once. */

import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { ListedWords, listedIn } from '../text/listed.ts';
import ground from './data/ground-words.json' with { type: 'json' };

/** What says nothing as a name without the "of" after it: "[University] of Velde". */
export const INSTITUTIONS = new ListedWords(nameWords.institutions);
/** Small words of names, which abbreviations leave out. */
export const NO_INITIAL = new ListedWords(nameWords.noInitial);
/** Articles and possessives: "[a] spokesman", "[his] firm". */
export const DETERMINED = new ListedWords(nameWords.articlesAndPossessives);
/** Before a place, or a list of them, and seldom before a person who is named as one is: "[from] Leeds". */
export const BEFORE_PLACE = new ListedWords(nameWords.beforePlace);
/** Right before the place that something is in: "[in] Kigali City". */
export const WHERE = listedIn(ground.where);
/** "the [state] of Tarn Alta", "the [village] of Tarn", "Tarn, a small [town]" */
export const KINDS_OF_PLACE = listedIn(ground.placesOf);
/** "Kuvala Point": words that end names of places, and hardly a surname. */
export const PLACE_ENDS = listedIn(ground.placeEnds);
/** What ends a word that is no name by itself: "Ireland[-based] Elan". */
export const COMPOUND = new RegExp(`-(?:${nameWords.compoundEnds.join('|')})$`);
/** "Monday", in small letters */
export const WEEKDAY = new RegExp(`^(?:${nameWords.weekdayStems.join('|')})day$`);
