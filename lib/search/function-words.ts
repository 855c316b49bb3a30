import { fold } from './normalise'

/** Words that hold a sentence together and tell no record from another: not looked for where there are others. */
const WRITTEN = `
a an and are at by for from in is of on or the to with
в во для до за и из или к ко на не о об от по при с со у
және мен бен пен үшін туралы бойынша
va uchun bilan haqida boʻyicha`

export const FUNCTION_WORDS: ReadonlySet<string> = new Set(WRITTEN.trim().split(/\s+/).map(fold))
