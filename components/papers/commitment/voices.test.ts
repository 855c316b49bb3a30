import { describe, expect, test } from 'vitest'
import type { AssessmentView, CommitmentView } from '@/lib/commitments/queries'
import type { ContributionView } from '@/lib/contributions/queries'
import { translatorOf } from '@/lib/i18n/translator'
import { assessmentBlocks, contributionBlocks } from './voices'
import type { Written } from './written'

const words = (text: string) => ({ en: { text, state: 'original' as const } })

const ASSESSMENT: AssessmentView = {
  cycle: '2026',
  voice: 1,
  version: 1,
  organisation: { number: 7, name: 'Lamp fund' },
  signatures: [{ number: 8, name: 'Door fund' }],
  verdict: 'off_track',
  text: words('We visited them.'),
  coverage: words('3 of 4'),
  settle: null,
  evidence: [],
  reviewersOnly: 1,
  hearing: 'before',
  replyReceivedOn: null,
  publishedOn: '2026-12-08',
  agreedOn: null,
  withdrawn: null,
  replies: [],
}
const CONTRIBUTION: ContributionView = {
  number: 1,
  version: 1,
  organisation: null,
  stage: 'offered',
  help: 'training',
  what: words('Trainers for 3 regions'),
  details: null,
  amount: '5000',
  currency: 'USD',
  output: null,
  from: null,
  until: null,
  evidence: [],
  reviewersOnly: 0,
  agreement: null,
  publishedOn: '2026-12-08',
}
const written = (rest: Partial<CommitmentView>): Written =>
  ({
    t: translatorOf('en'),
    locale: 'en',
    commitment: { assessments: [], refusals: [], reports: [], ...rest },
  }) as unknown as Written
const textOf = (blocks: unknown) => JSON.stringify(blocks)

describe('on paper', () => {
  test('an assessment says who signs it, its verdict, and that no reply came', () => {
    const text = textOf(assessmentBlocks(written({ assessments: [ASSESSMENT] })))
    for (const part of ['Lamp fund', 'Door fund', 'Off track', 'We visited them.', '3 of 4'])
      expect(text).toContain(part)
    expect(text).toContain('No reply received within 14 days.')
  })

  test('a reply stands below it, in place of those words', () => {
    const reply = {
      number: 1,
      text: words('We count otherwise.'),
      evidence: [],
      receivedOn: '2026-12-01',
      publishedOn: '2026-12-08',
    }
    const text = textOf(assessmentBlocks(written({ assessments: [{ ...ASSESSMENT, replies: [reply] }] })))
    expect(text).toContain('We count otherwise.')
    expect(text).not.toContain('No reply received')
  })

  test('a withdrawn one leaves its tombstone alone, one without a name none', () => {
    const gone = {
      ...ASSESSMENT,
      text: null,
      withdrawn: 'mistake' as const,
      organisation: null,
      signatures: [],
    }
    const text = textOf(assessmentBlocks(written({ assessments: [gone] })))
    expect(text).toContain('has withdrawn this assessment')
    expect(text).toContain('A verified organisation')
    expect(text).not.toContain('Off track')
  })

  test('a contribution stands apart, with what the government answered or that it has not', () => {
    const agreed = {
      ...CONTRIBUTION,
      number: 2,
      agreement: { decision: 'agreed' as const, text: null, on: '2026-12-09' },
    }
    const text = textOf(contributionBlocks(written({}), [CONTRIBUTION, agreed]))
    expect(text).toContain('It is never added to the government’s own progress.')
    expect(text).toContain('The government has not answered on Vaada.')
    expect(text).toContain('The government agreed on')
  })

  test('where nobody spoke, offers or asks there is no section', () => {
    expect(assessmentBlocks(written({}))).toEqual([])
    expect(contributionBlocks(written({}), [])).toEqual([])
  })
})
