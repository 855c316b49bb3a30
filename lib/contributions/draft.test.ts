import { describe, expect, test } from 'vitest'
import type { Fields } from '@/lib/form-data'
import {
  AgreementDraft,
  ContributionDraft,
  fromAgreementDraft,
  fromContributionDraft,
  toContributionDraft,
} from './draft'
import { PARTNER_STAGES } from './model'

const read = (typed: Fields, next = PARTNER_STAGES as readonly (typeof PARTNER_STAGES)[number][]) =>
  fromContributionDraft(ContributionDraft.parse({ language: 'ru', ...typed }), {
    reference: 'KGZ-2021-01',
    files: [],
    today: '2026-11-30',
    next,
  })
const errorsOf = (typed: Fields) => {
  const outcome = read(typed)
  return outcome.ok ? {} : outcome.errors
}

const OFFER = { stage: 'offered', help: 'training', what: 'Обучение судей', output: '120 судей' }
const DOCUMENT = { row: 'e1', title: 'Отчёт', url: 'https://example.org/r', kind: 'official_report' }

describe('a contribution as typed', () => {
  test('is read in its own language, with figures and money as people write them', () => {
    const outcome = read({
      ...OFFER,
      amount: '1 250 000,50',
      currency: 'KGS',
      from: '2026',
      until: '12.2027',
    })
    expect(outcome).toMatchObject({
      ok: true,
      content: {
        commitment: 'KGZ-2021-01',
        what: { ru: { text: 'Обучение судей', state: 'original' } },
        amount: '1250000.5',
        currency: 'KGS',
        from: '2026',
        until: '2027-12',
        evidence: [],
        reviewersOnly: 0,
      },
    })
  })

  test.each<[string, Fields, Record<string, string>]>([
    ['says what it is', { ...OFFER, what: ' ' }, { what: 'required' }],
    ['says what kind of help', { ...OFFER, help: 'love' }, { help: 'choose' }],
    ['brings money or something that can be told', { ...OFFER, output: '' }, { output: 'amount_or_output' }],
    ['has a currency with its amount', { ...OFFER, amount: '5' }, { currency: 'required' }],
    ['has an amount with its currency', { ...OFFER, currency: 'USD' }, { amount: 'required' }],
    ['is above nothing', { ...OFFER, amount: '0', currency: 'USD' }, { amount: 'above_zero' }],
    ['is no debt', { ...OFFER, amount: '-5', currency: 'USD' }, { amount: 'above_zero' }],
    ['has figures', { ...OFFER, amount: 'much', currency: 'USD' }, { amount: 'not_a_number' }],
    ['begins before it ends', { ...OFFER, from: '2028', until: '2027' }, { from: 'period_order' }],
    ['has days that exist', { ...OFFER, until: '31.02.2027' }, { until: 'not_a_date' }],
    ['shows what was delivered', { ...OFFER, stage: 'delivered' }, { evidence: 'delivered_document' }],
  ])('%s', (_, typed, expected) => {
    expect(errorsOf(typed)).toEqual(expected)
  })

  test('a step that can’t come next is refused, whatever else is right', () => {
    expect(read({ ...OFFER, stage: 'under_way' }, ['offered', 'withdrawn'])).toEqual({
      ok: false,
      errors: { stage: 'not_next' },
    })
  })

  test('a document for reviewers alone shows what was delivered, and is only counted', () => {
    const outcome = read({
      ...OFFER,
      stage: 'delivered',
      evidence: [{ ...DOCUMENT, audience: 'reviewers' }],
    })
    expect(outcome).toMatchObject({ ok: true, content: { evidence: [], reviewersOnly: 1 } })
  })

  test('what was published is typed again as it was', () => {
    const outcome = read({
      ...OFFER,
      details: 'С университетом',
      amount: '10,5',
      currency: 'EUR',
      from: '2026',
      until: '31.12.2027',
      evidence: [DOCUMENT],
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    const published = { ...outcome.content, number: 1, organisation: null, agreement: null }
    const again = fromContributionDraft(toContributionDraft(published, 'under_way'), {
      reference: 'KGZ-2021-01',
      files: [],
      today: '2026-11-30',
      next: ['under_way'],
    })
    expect(again).toEqual({ ok: true, content: { ...outcome.content, stage: 'under_way' } })
  })
})

describe('a government’s answer as typed', () => {
  const answer = (typed: Fields) =>
    fromAgreementDraft(AgreementDraft.parse({ language: 'en', ...typed }), {
      reference: 'KGZ-2021-01',
      number: 3,
      today: '2026-11-30',
    })

  test('agreeing needs no words, declining does', () => {
    expect(answer({ decision: 'agreed' })).toEqual({
      ok: true,
      content: { commitment: 'KGZ-2021-01', number: 3, decision: 'agreed', text: null },
    })
    expect(answer({ decision: 'declined', words: ' ' })).toEqual({
      ok: false,
      errors: { words: 'declined_reason' },
    })
    expect(answer({ decision: 'declined', words: 'It is done already.' })).toMatchObject({ ok: true })
    expect(answer({ decision: 'perhaps' })).toEqual({ ok: false, errors: { decision: 'choose' } })
  })
})
