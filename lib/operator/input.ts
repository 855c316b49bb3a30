import { z } from 'zod'
import { LOCALES } from '@/lib/i18n/model'
import { Email } from '@/lib/people/input'
import type { ByLanguage } from './model'

export const OPERATOR_NAME_MAX = 200
export const OPERATOR_TEXT_MAX = 4000

/** Without marks that turn text round or hide in it; line breaks stay. */
const plain = (text: string) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]|\p{Cf}/gu, '')
    .normalize('NFC')
    .trim()

const text = (max: number) =>
  z
    .string()
    .default('')
    .transform(plain)
    .pipe(z.string().max(max, { error: 'too_long' }))

const byLanguage = (max: number) =>
  z
    .object({ en: text(max), ru: text(max), kk: text(max), uz: text(max) })
    .prefault({})
    .transform(
      (texts): ByLanguage =>
        Object.fromEntries(LOCALES.flatMap((locale) => (texts[locale] ? [[locale, texts[locale]]] : []))),
    )

export const OperatorInput = z.object({
  name: byLanguage(OPERATOR_NAME_MAX),
  contact: byLanguage(OPERATOR_TEXT_MAX),
  legalNotice: byLanguage(OPERATOR_TEXT_MAX),
  email: z.preprocess(
    (value) => (typeof value !== 'string' || value.trim() === '' ? null : value),
    Email.nullable(),
  ),
})
