'use client'

import { useTranslations } from 'next-intl'
import type { Fields } from '@/lib/form-data'
import { type Draft, type DraftValue, fieldOf } from '@/lib/submissions/merge'
import type { SubmissionKind } from '@/lib/submissions/model'
import { choiceNamespace } from './choices'
import { type NamedFigure, useFieldNames } from './field-labels'

/** Not said of a row that came or went: they are no answers. */
const SILENT = ['row', 'key', 'indicator', 'milestone', 'file']

/** Names of fields and answers by the path of a clash, in words. */
export function useClashWords(kind: SubmissionKind, values: Fields, figures: readonly NamedFigure[] = []) {
  const t = useTranslations() as unknown as ((key: string) => string) & { has(key: string): boolean }
  const drafts = useTranslations('drafts.clash')
  const names = useFieldNames(kind, figures, values)

  const nameOf = (path: string): string => names(fieldOf(path, values as Draft) ?? path.split('.')[0] ?? path)

  const answerOf = (path: string, value: DraftValue): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
      return path.includes('#') && value === null ? drafts('removed') : drafts('empty')
    if (Array.isArray(value)) return value.map((one) => answerOf(path, one)).join(', ')
    if (typeof value === 'object')
      return Object.entries(value)
        .filter(([name, one]) => !SILENT.includes(name) && one !== '')
        .map(([name, one]) => answerOf(`${path}.${name}`, one))
        .join(' · ')
    const words = choiceNamespace(
      path
        .split('.')
        .filter((part) => !part.startsWith('#'))
        .join('.'),
    )
    const key = `${words}.${value}`
    return words && t.has(key) ? t(key) : String(value)
  }
  return { nameOf, answerOf }
}
