'use client'

import { useTranslations } from 'next-intl'
import type { FieldErrors } from '@/lib/action-result'
import { type Fields, valueAt } from '@/lib/form-data'
import type { Measure } from '@/lib/indicators/model'
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
      'inferred',
      'title',
      'wording',
      'summary',
      'madeOn',
      'startsOn',
      'dueOn',
      'deadlineMissed',
      'closure',
      'leadInstitution',
      'geography',
      'groups',
      'helpSought',
      'partners',
      'indicators',
      'milestones',
      'deliverySteps',
      'money',
      'sources',
      'certainty',
      'note',
      'search',
      'consultation',
      'reason',
    ],
    rows: {
      partners: { words: 'submission.partner', fields: ['name'] },
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
        fields: [
          'stage',
          'amount',
          'currency',
          'basis',
          'scope',
          'from',
          'to',
          'period',
          'provider',
          'receiver',
          'iatiIdentifier',
          'note',
          'sources',
          'key',
        ],
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
  assessment: {
    fields: [
      'language',
      'verdict',
      'finding',
      'coverage',
      'settle',
      'values',
      'evidence',
      'hearing',
      'signatures',
      'answer',
    ],
    rows: {
      values: { words: 'report.value', fields: ['value', 'from', 'on', 'partial', 'methodBreak', 'note'] },
      evidence: {
        words: 'report.evidence',
        fields: ['title', 'url', 'kind', 'publisher', 'publishedOn', 'language', 'audience'],
      },
    },
    words: 'assessment.field',
  },
  reply: {
    fields: ['language', 'reply', 'evidence', 'answer'],
    rows: {
      evidence: {
        words: 'report.evidence',
        fields: ['title', 'url', 'kind', 'publisher', 'publishedOn', 'language', 'audience'],
      },
    },
    words: 'reply.field',
  },
  contribution: {
    fields: [
      'language',
      'stage',
      'help',
      'what',
      'details',
      'amount',
      'currency',
      'output',
      'from',
      'until',
      'evidence',
      'answer',
    ],
    rows: {
      evidence: {
        words: 'report.evidence',
        fields: ['title', 'url', 'kind', 'publisher', 'publishedOn', 'language', 'audience'],
      },
    },
    words: 'contribution.field',
  },
  agreement: {
    fields: ['language', 'decision', 'words', 'answer'],
    rows: {},
    words: 'agreement.field',
  },
  consultation: {
    fields: ['language', 'about', 'action', 'title', 'wording', 'opensOn', 'days', 'answer'],
    rows: {},
    words: 'consultation.field',
  },
  suggestion: {
    fields: ['language', 'suggestionKind', 'words', 'answer'],
    rows: {},
    words: 'suggestion.field',
  },
  answer: {
    fields: ['language', 'outcome', 'words', 'answer'],
    rows: {},
    words: 'answer.field',
  },
} as const

/** Parts of a commitment that hold questions of their own, and where the words of these stand. */
const PARTS = {
  deadlineMissed: 'commitmentForm.missed',
  closure: 'commitmentForm.closure',
  search: 'commitmentForm.search',
} as const

type RowSpec = { words: string; fields: readonly string[] }

/** An indicator of the report as its figures show it. */
export interface NamedFigure {
  key: string
  name: string
  measure: Measure
}

export interface DraftProblem {
  name: string
  message: string
}

const specOf = (kind: SubmissionKind) => ORDER[kind]

/** The name of a field by its dotted path, with its row: "Indicator 2: target". */
export function useFieldNames(
  kind: SubmissionKind,
  figures: readonly NamedFigure[] = [],
  /** The draft as typed: rows of values stand by the key of their indicator there. */
  typed: Fields = {},
): (path: string, code?: string) => string {
  const t = useTranslations() as unknown as Labels & ((key: string, values?: object) => string)
  const has = (key: string) => (t as unknown as { has(key: string): boolean }).has(key)
  const spec = specOf(kind)
  const label = (key: string) => (has(key) ? t(key) : t('formErrors.form'))
  // A row that was never saved stands where its indicator does.
  const figureAt = (index: number) =>
    figures.find(({ key }) => key === valueAt(typed, `values.${index}.indicator`)) ?? figures[index]
  const rowName = (list: string, index: number): string => {
    if (list === 'values') return figureAt(index)?.name ?? t('report.field.values')
    if (list === 'sources') return t('submission.row.sources', { key: `${index + 1}` })
    return t(`submission.row.${list as RowList}`, { number: index + 1 })
  }
  const within = (row: string, field: string) => t('formErrors.inRow', { row, field })
  /** `nameIn.ru` of a row or part whose questions stand under `words`. */
  const fieldName = (words: string, [field = '', locale]: readonly string[]) => {
    if (!field.endsWith('In') || locale === undefined) return label(`${words}.${field}`)
    return within(label(`${words}.${field.slice(0, -2)}`), label(`language.${locale}`))
  }
  /** Two questions on a value have other words where it is a count, and where the method changed. */
  const ofValue = (index: number, field: string, code: string | undefined) => {
    if (field === 'on' && figureAt(index)?.measure === 'count') return t('report.value.onCount')
    if (field === 'note' && code === 'method_note') return t('report.value.methodNote')
    return label(`report.value.${field}`)
  }
  return (path, code) => {
    const [list = '', ...inner] = path.split('.')
    const [at] = inner
    if (at === undefined)
      return list === 'reason' ? t('submission.field.reason') : label(`${spec.words}.${list}`)
    if (list in PARTS)
      return within(label(`${spec.words}.${list}`), fieldName(PARTS[list as keyof typeof PARTS], inner))
    if (!/^\d+$/.test(at)) return fieldName(spec.words, [list, ...inner])
    const row = (spec.rows as Record<string, RowSpec>)[list]
    const rowLabel = rowName(list, Number(at))
    const [, field, nested, ...rest] = inner
    if (!row || field === undefined) return rowLabel
    if (list === 'values') return within(rowLabel, ofValue(Number(at), field, code))
    if (field === 'values' && nested !== undefined) {
      const value = within(rowLabel, t('submission.row.values', { number: Number(nested) + 1 }))
      return rest.length ? within(value, fieldName('submission.value', rest)) : value
    }
    return within(rowLabel, fieldName(row.words, inner.slice(1)))
  }
}

/** Everything that is wrong in the order of the form, each with the name of its field and what to do. */
export function useDraftProblems(
  kind: SubmissionKind,
  figures: readonly NamedFigure[] = [],
  typed: Fields = {},
): (errors: FieldErrors) => DraftProblem[] {
  const t = useTranslations('formErrors')
  const words = useFieldMessages()
  const nameOf = useFieldNames(kind, figures, typed)
  const spec = specOf(kind)
  const rank = (path: string): number => {
    const [list = '', at = '-1', field = ''] = path.split('.')
    const row = (spec.rows as Record<string, RowSpec>)[list]
    const position = (all: readonly string[] | undefined, name: string) =>
      Math.max(0, all?.indexOf(name.replace(/In$/, '')) ?? 0)
    return position(spec.fields, list) * 1e6 + (Number(at) + 1) * 100 + position(row?.fields, field)
  }

  return (errors) =>
    Object.entries(errors)
      .toSorted(([a], [b]) => rank(a) - rank(b))
      .map(([path, code]) => ({
        name: shownAt(path),
        message: t('problem', { field: nameOf(path, code), problem: words(code, path) ?? '' }),
      }))
}

/** Where the reader can do something about it: keys have no field of their own. */
const shownAt = (path: string): string => path.replace(/\.key$/, '')
