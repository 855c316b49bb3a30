import { fold } from './normalise'

/**
 * What one thing is called in one language: beginnings of words, so that every case is meant. Terms of the glossary
 * (`db/seed/domain/glossary.csv`) and what people say instead of them. A word belongs here only if whoever types it means the
 * others, too: they are found with it, always. In the common spelling languages share words (шелтер is shelter), so what one
 * language alone means by a word isn't said here.
 */
const SYNONYMS: readonly (readonly string[])[] = [
  // shelter, crisis centre
  ['приют', 'убежищ', 'кризисн'],
  ['баспана', 'панала', 'дағдарыс'],
  ['boshpana', 'inqiroz'],
  // helpline
  ['helpline', 'hotline'],
  // survivor, victim (legal)
  ['survivor', 'victim'],
  ['пострадавш', 'потерпевш', 'жертв'],
  ['зардап', 'жәбір'],
  ['jabrlan', 'jabrdiyda', 'qurbon'],
  // domestic violence
  ['домашн', 'бытов'],
  ['тұрмыстық', 'отбасылық'],
  ['oilaviy', 'maishiy', 'oiladagi'],
  // protection order, protective order
  ['ордер', 'предписани'],
  ['ордер', 'нұсқама'],
  ['orderi', 'koʻrsatma'],
  // harassment
  ['домогательств', 'харассмент', 'притеснени'],
  ['қысым', 'харассмент', 'мазала'],
  ['tazyiq', 'shilqimlik'],
  // stalking
  ['сталкинг', 'преследован'],
  ['сталкинг', 'қудала', 'аңду'],
  ['stalking', 'taʼqib'],
  // offender
  ['offender', 'perpetrator', 'abuser'],
  ['правонарушител', 'агрессор', 'обидчик', 'насильник'],
  // police
  ['полици', 'милици'],
  ['politsiya', 'militsiya'],
]

const GROUPS = SYNONYMS.map((group) => group.map(fold))

/** Beginnings of other words for the same thing, in the common spelling; a word that begins with none of them has none. */
export function synonymsOf(word: string): string[] {
  const meant = GROUPS.filter((group) => group.some((beginning) => word.startsWith(beginning))).flat()
  return [...new Set(meant)].filter((beginning) => !word.startsWith(beginning))
}
