import { beforeAll, describe, expect, test } from 'vitest'
import { readSeed, type Seed } from '@/lib/seed/read'
import { THRESHOLDS } from './facts'
import { factsOfContent } from './from-content'
import type { Status } from './model'
import { standingOf } from './standing'

const AS_OF = '2026-11-23'

/**
 * What a fair reader of the research would say of each pledge on that day, and why. Written from the research files,
 * not from the output of the rules: where the two differ, one of them is to be looked into.
 */
const PLEDGES: readonly (readonly [id: string, status: Status, reason: string])[] = [
  ['kz-istanbul-convention', 'not_yet_done', 'no accession by April 2024; no date was promised'],
  [
    'kz-nairobi-2019',
    'no_figure',
    'from 18 to 16 is a target, but the new age is not given and "reported" is not done',
  ],
  [
    'kz-step-it-up-2015',
    'no_figure',
    'USD 56 million is an amount one could follow; no payment is on record',
  ],
  ['ca-joint-statement-2025', 'not_measurable', 'the text of the statement was not found'],
  ['uz-nairobi-2019', 'under_way', 'the strategy is adopted, one of the promised steps; no deadline'],
  ['kg-step-it-up-2015', 'not_measurable', 'no target, step or amount, so its end in 2017 decides nothing'],
  ['tm-nairobi-2019', 'not_measurable', 'fields of work only'],
  [
    'af-step-it-up-2015',
    'not_measurable',
    '"full implementation" has no measure; no source calls it withdrawn',
  ],
  [
    'ke-gef-01-indicator',
    'deadline_passed_not_looked',
    'due 2022; no word of this pledge, no search recorded',
  ],
  [
    'ke-gef-02-funding',
    'no_figure',
    'the sum invested is not published; the step of 2022 has no evidence, which is not "missed"',
  ],
  ['ke-gef-03-c190', 'no_figure', 'due at the end of 2026; no source says ratified or not'],
  ['ke-gef-04-survey', 'kept', 'results of 2022 are quoted, due 2022'],
  [
    'ke-gef-05-information-system',
    'deadline_passed_not_looked',
    'due 2022; no word of this pledge, no search recorded',
  ],
  ['ke-gef-06-research', 'no_figure', 'USD 1 million a year, nothing reported'],
  ['ke-gef-07-uhc', 'deadline_passed_not_looked', 'due 2022; no word of this pledge, no search recorded'],
  ['ke-gef-08-survivors-fund', 'not_measurable', 'neither amount nor step nor target'],
  ['ke-gef-09-recovery-centres', 'no_figure', '47 counties is a target; no baseline, no value'],
  ['ke-gef-10-policare', 'not_measurable', '"scale up" has no measure'],
  [
    'gb-what-works-impact-at-scale',
    'no_figure',
    'GBP 67.5 million; no payment on record, the milestones are events',
  ],
  ['gb-un-trust-fund-2023', 'no_figure', 'up to GBP 18 million in 70 countries; nothing reported'],
  ['gb-child-marriage-2021', 'no_figure', 'three amounts; no payment on record'],
  ['is-gef-unfpa-doubling', 'no_figure', 'doubling is a target; no year and no value'],
  ['is-gef-men-boys', 'no_figure', 'USD 1 million; no payment on record'],
  ['is-gef-package-2021', 'not_measurable', 'the itemized list was not found'],
  [
    'fi-gef-online-violence',
    'not_measurable',
    'EUR 150 million is for all coalitions; the share is not given',
  ],
  ['ca-gef-child-marriage', 'no_figure', 'CAD 10 million; no payment on record'],
  ['us-gef-nap-gbv', 'deadline_passed_not_looked', 'due 2022; the research leaves the launch out'],
  [
    'us-gef-funding-fy2022',
    'not_measurable',
    'a request for all gender programming is not a promise of money',
  ],
  ['eu-gef-act', 'no_figure', 'EUR 22 million; no payment on record'],
  ['al-step-it-up-2015', 'not_measurable', '"prevent and reduce" without a target'],
  ['who-gef-gbv', 'no_figure', '25 countries by 2026; no baseline, no value'],
  ['ford-gef-420m', 'not_measurable', 'the amount is for five coalitions together'],
  ['accelerator-500m', 'no_figure', 'USD 500 million by 2026; no value'],
]

let seed: Seed
beforeAll(async () => {
  seed = await readSeed()
})

function standingOfRecord(id: string) {
  const record = seed.commitments.find(({ seedId }) => seedId === id)
  if (!record) throw new Error(`No seed record ${id}`)
  return standingOf(factsOfContent(record.content), AS_OF, THRESHOLDS)
}

describe(`the documented pledges as of ${AS_OF}`, () => {
  test.each(PLEDGES)('%s: %s, for %s', (id, status) => {
    expect(standingOfRecord(id).status).toBe(status)
  })

  test('Kyrgyzstan ratified before the record begins: a national measure, not a pledge kept on the day it was made', () => {
    expect(standingOfRecord('kg-ilo-c190').status).toBeNull()
  })

  test('all other records are intentions and national measures, and carry no status', () => {
    const pledges = PLEDGES.map(([id]) => id)
    const others = seed.commitments.filter(({ seedId }) => !pledges.includes(seedId))
    expect(others).toHaveLength(37)
    expect(others.filter(({ seedId }) => standingOfRecord(seedId).status !== null)).toEqual([])
  })

  test('nothing documented is late, contested or judged by its maker', () => {
    for (const { seedId } of seed.commitments)
      expect(standingOfRecord(seedId)).toMatchObject({
        late: false,
        contested: false,
        governmentVerdict: null,
      })
  })

  test('the one kept rests on a statement: a page that quotes the survey', () => {
    expect(standingOfRecord('ke-gef-04-survey')).toMatchObject({
      progress: 1,
      evidence: 1,
      freshness: 'settled',
    })
  })

  test('from 33 to 208 family support centres, 131 in October 2025', () => {
    expect(standingOfRecord('kz-family-support-centres')).toMatchObject({
      progress: 0.56,
      measured: 1,
      judged: 1,
    })
  })

  test('Uzbekistan promised four steps in Nairobi and is documented to have done one', () => {
    expect(standingOfRecord('uz-nairobi-2019')).toMatchObject({ progress: 0.25, measured: 1, judged: 4 })
  })

  test('where nothing is documented, progress is unknown and not zero', () => {
    for (const [id, status] of PLEDGES)
      if (status === 'no_figure' || status === 'not_measurable')
        expect(standingOfRecord(id).progress).toBeNull()
  })
})
