'use client'

import { useTranslations } from 'next-intl'
import type { FieldErrors } from '@/lib/action-result'
import type { SubmissionKind } from '@/lib/submissions/model'
import { useFieldMessages } from '../forms/problems'
import type { RowList } from './rows'

type Labels = ReturnType<typeof useTranslations<never>>

/** Questions of each form in its own order; a row's questions under the name of its list. */
const ORDER = {
  commitment: {
    fields: [
      'language',
      'framework',
      'level',
      'levelBasis',
      'types',
      'actions',
      'title',
      'wording',
      'summary',
      'madeOn',
      'startsOn',
      'dueOn',
      'leadInstitution',
      'partners',
      'geography',
      'groups',
      'indicators',
      'milestones',
      'deliverySteps',
      'money',
      'sources',
      'closure',
      'deadlineMissed',
      'search',
      'note',
      'reason',
    ],
    rows: {
      indicators: {
        words: 'submission.indicator',
        fields: [
          'name',
          'unit',
          'direction',
          'measure',
          'baselineValue',
          'baselineOn',
          'targetValue',
          'targetOn',
          'method',
          'sources',
          'values',
          'key',
        ],
      },
      milestones: {
        words: 'submission.milestone',
        fields: ['name', 'kind', 'state', 'dueOn', 'doneOn', 'note', 'sources', 'key'],
      },
      deliverySteps: { words: 'submission.deliveryStep', fields: ['stage', 'reachedOn', 'note', 'sources'] },
      money: {
        words: 'submission.line',
        fields: ['stage', 'amount', 'currency', 'basis', 'scope', 'period', 'note', 'sources', 'key'],
      },
      sources: {
        words: 'submission.source',
        fields: ['title', 'url', 'kind', 'publisher', 'publishedOn', 'language', 'key'],
      },
    },
    words: 'submission.field',
  },
  report: {
    fields: [
      'values',
      'language',
      'implementation',
      'done',
      'selfRating',
      'outputs',
      'groups',
      'challenges',
      'supportNeeded',
      'nextSteps',
      'steps',
      'money',
      'evidence',
      'reason',
      'declaration',
    ],
    rows: {
      values: { words: 'report.value', fields: ['value', 'from', 'on', 'partial', 'methodBreak', 'note'] },
      outputs: { words: 'report.output', fields: ['title', 'kind', 'state', 'on', 'url'] },
      groups: { words: 'report.group', fields: ['name', 'count'] },
      steps: { words: 'report.step', fields: ['state', 'doneOn', 'note'] },
      money: {
        words: 'report.line',
        fields: ['stage', 'amount', 'currency', 'from', 'to', 'basis', 'scope', 'provider', 'note', 'key'],
      },
      evidence: {
        words: 'report.evidence',
        fields: ['title', 'url', 'kind', 'publisher', 'publishedOn', 'language', 'audience', 'about'],
      },
    },
    words: 'report.field',
  },
} as const

type RowSpec = { words: string; fields: readonly string[] }

export interface DraftProblem {
  name: string
  message: string
}

const specOf = (kind: SubmissionKind) => ORDER[kind]

/** The name of a field by its dotted path, with its row: "Indicator 2: target". */
export function useFieldNames(
  kind: SubmissionKind,
  /** Names of the report's indicators, in the order of its figures. */
  figures: readonly string[] = [],
): (path: string) => string {
  const t = useTranslations() as unknown as Labels & ((key: string, values?: object) => string)
  const has = (key: string) => (t as unknown as { has(key: string): boolean }).has(key)
  const spec = specOf(kind)
  const label = (key: string) => (has(key) ? t(key) : t('formErrors.form'))
  const rowName = (list: string, index: number): string => {
    if (list === 'values') return figures[index] ?? t('report.field.values')
    if (list === 'sources') return t('submission.row.sources', { key: `${index + 1}` })
    return t(`submission.row.${list as RowList}`, { number: index + 1 })
  }
  return (path) => {
    const [list = '', at, field] = path.split('.')
    if (at === undefined)
      return list === 'reason' ? t('submission.field.reason') : label(`${spec.words}.${list}`)
    if (!/^\d+$/.test(at)) return label(`${spec.words}.${list.replace(/In$/, '')}`)
    const row = (spec.rows as Record<string, RowSpec>)[list]
    const rowLabel = rowName(list, Number(at))
    if (!row || field === undefined) return rowLabel
    return t('formErrors.inRow', { row: rowLabel, field: label(`${row.words}.${field}`) })
  }
}

/** Everything that is wrong in the order of the form, each with the name of its field and what to do. */
export function useDraftProblems(
  kind: SubmissionKind,
  figures: readonly string[] = [],
): (errors: FieldErrors) => DraftProblem[] {
  const t = useTranslations('formErrors')
  const words = useFieldMessages()
  const nameOf = useFieldNames(kind, figures)
  const spec = specOf(kind)
  const rank = (path: string): number => {
    const [list = '', at = '-1', field = ''] = path.split('.')
    const row = (spec.rows as Record<string, RowSpec>)[list]
    const position = (all: readonly string[] | undefined, name: string) =>
      Math.max(0, all?.indexOf(name) ?? 0)
    return position(spec.fields, list) * 1e6 + (Number(at) + 1) * 100 + position(row?.fields, field)
  }

  return (errors) =>
    Object.entries(errors)
      .toSorted(([a], [b]) => rank(a) - rank(b))
      .map(([path, code]) => ({
        name: shownAt(path),
        message: t('problem', { field: nameOf(path), problem: words(code, path) ?? '' }),
      }))
}

/** Where the reader can do something about it: keys and earlier values have no field of their own. */
const shownAt = (path: string): string => path.replace(/\.(key|values)$/, '')
