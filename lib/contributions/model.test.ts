import { describe, expect, test } from 'vitest'
import {
  CONTRIBUTION_STAGES,
  type ContributionStage,
  contributionRecord,
  DECISIONS,
  isAnswerable,
  PARTNER_STAGES,
  partnerSteps,
  readContribution,
} from './model'

/** Written out by hand: what may follow what, where the maker has an office here and where it has none. */
const NEXT: Record<ContributionStage | 'nothing', readonly [withOffice: string, without: string]> = {
  nothing: ['offered', 'offered'],
  offered: ['offered withdrawn', 'offered under_way withdrawn'],
  agreed: ['under_way withdrawn', 'under_way withdrawn'],
  under_way: ['under_way delivered withdrawn', 'under_way delivered withdrawn'],
  delivered: ['delivered', 'delivered'],
  declined: ['offered', 'offered'],
  withdrawn: ['', ''],
}

describe('the steps of a partner', () => {
  test.each(Object.entries(NEXT))('after %s', (stage, [withOffice, without]) => {
    const after = stage === 'nothing' ? null : (stage as ContributionStage)
    expect(partnerSteps(after, true).join(' ')).toBe(withOffice)
    expect(partnerSteps(after, false).join(' ')).toBe(without)
  })

  test('nobody gets from an offer to its end without the government, where it has an office', () => {
    const reached = new Set<ContributionStage>(['offered'])
    for (let round = 0; round < CONTRIBUTION_STAGES.length; round += 1)
      for (const stage of reached) for (const next of partnerSteps(stage, true)) reached.add(next)
    expect([...reached].toSorted()).toEqual(['offered', 'withdrawn'])
  })

  test('an answer is never a partner’s own step, and only an offer waits for one', () => {
    for (const decision of DECISIONS) expect(PARTNER_STAGES).not.toContain(decision)
    expect([null, ...CONTRIBUTION_STAGES].filter(isAnswerable)).toEqual(['offered'])
  })
})

test('the name of a record is read as it is written', () => {
  expect(readContribution(contributionRecord('KAZ-2021-01', 12))).toEqual({
    reference: 'KAZ-2021-01',
    number: 12,
  })
  for (const other of ['KAZ-2021-01', 'KAZ-2021-01/2026', 'KAZ-2021-01/2026/a1', 'KAZ-2021-01/c', 'x/c1'])
    expect(readContribution(other)).toBeNull()
})
