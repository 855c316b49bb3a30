import { createTranslator } from 'use-intl/core'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import en from '@/messages/en.json'
import kk from '@/messages/kk.json'
import ru from '@/messages/ru.json'
import uz from '@/messages/uz.json'
import type { ChoiceList } from './layout'

type Messages = typeof en
const MESSAGES: Record<Locale, Messages> = { en, ru, kk, uz }

export const translatorOf = (locale: Locale) =>
  createTranslator({ locale, messages: MESSAGES[locale], onError: fail })
export type Translator = ReturnType<typeof translatorOf>

/** A word that is missing must not go out as its key. */
const fail = (error: Error) => {
  throw error
}

/** Answers of a list with the words people choose by, in the order they are offered. */
export function choicesIn(locale: Locale, list: ChoiceList): [value: string, word: string][] {
  const words = MESSAGES[locale]
  const table: Readonly<Record<string, string>> = (
    {
      stepState: words.imports.stepState,
      audience: words.imports.audience,
      yes: words.imports.yes,
      implementation: words.implementation,
      selfRating: words.selfRating,
      moneyStage: words.moneyStage,
      moneyBasis: words.moneyBasis,
      moneyScope: words.moneyScope,
      sourceKind: words.sourceKind,
      level: words.level,
      levelBasis: words.levelBasis,
      direction: words.direction,
      measure: words.measure,
      milestoneKind: words.milestoneKind,
      milestoneState: words.milestoneState,
      stage: words.stage,
    } satisfies Record<ChoiceList, Readonly<Record<string, string>>>
  )[list]
  return Object.entries(table)
}

/** Words are compared without case, spaces at their ends, and the kind of apostrophe a keyboard has. */
export const foldWord = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/['‘’`ʻʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const folded = new Map<ChoiceList, ReadonlyMap<string, string>>()

/** The answer that a word means in whichever of our languages; null: none. */
export function choiceOf(list: ChoiceList, word: string): string | null {
  let known = folded.get(list)
  if (!known) {
    known = new Map(
      LOCALES.flatMap((locale) => choicesIn(locale, list).map(([value, name]) => [foldWord(name), value])),
    )
    folded.set(list, known)
  }
  return known.get(foldWord(word)) ?? null
}

export const wordOf = (locale: Locale, list: ChoiceList, value: string): string =>
  choicesIn(locale, list).find(([known]) => known === value)?.[1] ?? value
