import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CommitmentContent } from '@/lib/commitments/input'
import { isPledge, REFERENCE_PATTERN } from '@/lib/commitments/model'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import { THRESHOLDS } from '@/lib/standing/facts'
import { factsOfContent } from '@/lib/standing/from-content'
import { standingOf } from '@/lib/standing/standing'
import { recordsOf } from './domain'
import { mapSeed } from './mapping'
import { readSeed, readSeedFiles, seedFolder } from './read'

const { domain, files, words } = await readSeedFiles()
const seed = await readSeed()
const { judgements } = files
const records = recordsOf(domain.commitments)
const researchText = ['commitments', 'outcome-indicators', 'help-services', 'action-coalition']
  .map((name) => readFileSync(join(seedFolder(), 'domain', `${name}.json`), 'utf8'))
  .join('\n')

const contentOf = (seedId: string) => {
  const found = seed.commitments.find((commitment) => commitment.seedId === seedId)
  if (!found) throw new Error(`No seed record ${seedId}`)
  return found.content
}
const indicatorOf = (seedId: string, key: string) =>
  contentOf(seedId).indicators.find((indicator) => indicator.key === key)
const kindOf = (code: string) => seed.makers.find((maker) => maker.code === code)?.kind
/** How many rows there are of each kind. */
function countBy<T>(rows: readonly T[], kind: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[kind(row)] = (counts[kind(row)] ?? 0) + 1
  return counts
}

const isText = (value: object): value is LocalizedText =>
  LOCALES.some((locale) => {
    const text = (value as Record<string, unknown>)[locale]
    return typeof text === 'object' && text !== null && 'state' in text
  })
/** Every text by language anywhere inside. */
function textsIn(value: unknown): LocalizedText[] {
  if (typeof value !== 'object' || value === null) return []
  return isText(value) ? [value] : Object.values(value).flatMap(textsIn)
}
const english = (value: unknown) => textsIn(value).flatMap(({ en }) => (en ? [en.text] : []))
const untranslated = (value: unknown) =>
  textsIn(value).flatMap((text) => {
    const missing = LOCALES.filter((locale) => !text[locale])
    return missing.length ? [`${missing}: ${text.en?.text}`] : []
  })
const numbersIn = (text: string) => text.match(/\d+(?:[.,]\d+)*/g) ?? []

describe('records', () => {
  test('all seventy are taken in, as valid content', () => {
    expect(seed.commitments).toHaveLength(70)
    expect(seed.commitments.map(({ content }) => CommitmentContent.parse(content))).toEqual(
      seed.commitments.map(({ content }) => content),
    )
  })

  test('levels as judged: thirty pledges of governments and the EU, three of others', () => {
    const strips = countBy(seed.commitments, ({ content }) =>
      kindOf(content.maker) === 'non_state'
        ? 'non_state'
        : isPledge(content.level)
          ? 'pledge'
          : content.level,
    )
    expect(strips).toEqual({ pledge: 30, declared_intention: 2, national_measure: 35, non_state: 3 })
    expect(countBy(seed.commitments, ({ content }) => content.level)).toEqual({
      coalition_commitment: 15,
      international_pledge: 18,
      declared_intention: 2,
      national_measure: 35,
    })
  })

  test('every level is the one written down, and no registration is claimed', () => {
    expect(
      seed.commitments.map(({ seedId, content }) => [seedId, content.level, content.levelBasis]),
    ).toEqual(Object.entries(judgements.levels).map(([id, judged]) => [id, judged.level, judged.basis]))
    expect(seed.commitments.filter(({ content }) => content.levelBasis === 'registered')).toEqual([])
  })

  test.each([
    ['kz-gef-gbv-intention-2021', 'declared_intention'],
    ['uz-gef-gbv-intention-2021', 'declared_intention'],
    ['ke-gef-03-c190', 'coalition_commitment'],
    ['gb-what-works-impact-at-scale', 'international_pledge'],
    ['uz-law-dv-2023', 'national_measure'],
    ['eu-istanbul-directive', 'national_measure'],
    ['kg-ilo-c190', 'national_measure'],
  ])('%s is a %s', (seedId, level) => expect(contentOf(seedId).level).toBe(level))

  test('a joint statement is one record of a joint maker', () => {
    expect(contentOf('ca-joint-statement-2025').maker).toBe('XCA')
    expect(seed.makers.find(({ code }) => code === 'XCA')?.members).toEqual([
      'KAZ',
      'KGZ',
      'TJK',
      'TKM',
      'UZB',
    ])
  })

  test('no official wording, closure, search or missed deadline is claimed', () => {
    const claims = seed.commitments.flatMap(({ content: { wording, closure, search, deadlineMissed } }) =>
      [wording, closure, search, deadlineMissed].filter((claim) => claim !== null),
    )
    expect(claims).toEqual([])
  })

  test('dates are those of the research', () => {
    expect(seed.commitments.map(({ content }) => content.madeOn)).toEqual(records.map(({ madeOn }) => madeOn))
    const dues = seed.commitments.map(({ content }, index) => [content.dueOn, records[index]?.targetDate])
    expect(dues.filter(([due, research]) => due !== research)).toEqual([['2026', null]])
  })
})

describe('the headline of the documented records', () => {
  const pledges = seed.commitments
    .filter(({ content }) => isPledge(content.level) && kindOf(content.maker) !== 'non_state')
    .map(({ seedId, content }) => ({
      seedId,
      ...standingOf(factsOfContent(content), '2026-11-23', THRESHOLDS),
    }))

  test('thirty pledges of governments and the EU, nineteen can be checked, one is documented as kept', () => {
    expect(pledges).toHaveLength(30)
    expect(pledges.filter(({ measurable }) => measurable)).toHaveLength(20)
    expect(countBy(pledges, ({ status }) => String(status))).toEqual({
      kept: 1,
      under_way: 1,
      not_yet_done: 1,
      deadline_passed_not_looked: 4,
      no_figure: 13,
      not_measurable: 10,
    })
    expect(pledges.find(({ status }) => status === 'kept')?.seedId).toBe('ke-gef-04-survey')
  })
})

describe('references', () => {
  test('are unique and well formed', () => {
    const references = Object.values(files.references)
    expect(new Set(references).size).toBe(references.length)
    expect(references.filter((reference) => !REFERENCE_PATTERN.test(reference))).toEqual([])
  })

  test('carry the maker and the year made, or the year first recorded', () => {
    const labels = seed.commitments.map(({ reference }) => reference.slice(0, 8))
    expect(labels).toEqual(
      seed.commitments.map(({ content }) => `${content.maker}-${(content.madeOn ?? '2026').slice(0, 4)}`),
    )
  })

  test.each([
    ['kz-gef-gbv-intention-2021', 'KAZ-2021-01'],
    ['kz-crisis-centres', 'KAZ-2026-01'],
    ['uz-nairobi-2019', 'UZB-2019-02'],
    ['ke-gef-10-policare', 'KEN-2021-10'],
    ['ca-joint-statement-2025', 'XCA-2025-01'],
    ['eu-gef-act', 'XEU-2023-01'],
    ['who-gef-gbv', 'XWH-2021-01'],
  ])('%s is %s for good', (seedId, reference) => expect(files.references[seedId]).toBe(reference))
})

describe('figures', () => {
  test('no figure is invented: every amount, value, baseline and target stands in its record', () => {
    const invented = seed.commitments.flatMap(({ content }, index) => {
      const record = records[index]
      const known = new Set([
        ...(record?.funding.map(({ amount }) => amount) ?? []),
        ...(record?.indicators.flatMap(({ baseline, target, observations }) => [
          ...[baseline, target].flatMap((point) => point?.value ?? []),
          ...observations.map(({ value }) => value),
        ]) ?? []),
      ])
      return [
        ...content.money.map(({ amount }) => amount),
        ...content.indicators.flatMap(({ baseline, target, values }) => [
          ...[baseline, target].flatMap((point) => point?.value ?? []),
          ...values.map(({ value }) => value),
        ]),
      ].filter((figure) => !known.has(Number(figure)))
    })
    expect(invented).toEqual([])
  })

  test('no number in an English text is ours', () => {
    expect(
      english(seed)
        .flatMap(numbersIn)
        .filter((number) => !researchText.includes(number)),
    ).toEqual([])
  })

  test('a fiscal year is entered at its last day, with a note', () => {
    expect(indicatorOf('ke-gef-02-funding', 'budget')?.baseline).toEqual({ value: '2.79', on: '2021-06-30' })
    expect(indicatorOf('ke-gef-02-funding', 'budget')?.method?.en?.text).toBe(
      "'work towards a minimum' for subsequent years; no year named. Baseline: fiscal year 2020/21, entered at its last day, 30 June 2021.",
    )
  })

  test.each([
    ['kz-istanbul-convention', 'accession', 'yes_no', 'level'],
    ['tj-council-2025', 'meetings', 'keep_at_least', 'count'],
    ['ke-gef-06-research', 'per-year', 'keep_at_least', 'count'],
    ['uz-rehabilitation-centres-29', 'centres', 'context', 'level'],
    ['kg-law-family-violence-2017', 'victims', 'context', 'count'],
    ['kz-nairobi-2019', 'consent-age', 'decrease', 'level'],
  ])('%s/%s is %s, a %s', (seedId, key, direction, measure) =>
    expect(indicatorOf(seedId, key)).toMatchObject({ direction, measure }),
  )

  test('a direction other than the research names has a reason', () => {
    const mechanical = { up: 'increase', down: 'decrease', context: 'context' }
    const unexplained = records.flatMap((record) =>
      record.indicators.filter(({ id, direction }) => {
        const judged = judgements.indicators[`${record.id}/${id}`]
        return judged?.direction !== (direction && mechanical[direction]) && !judged?.reason
      }),
    )
    expect(unexplained).toEqual([])
  })

  test('part of a year is partial, a whole quarter is not', () => {
    expect(
      indicatorOf('kz-law-women-children-2024', 'reports')?.values.map(({ from, on, partial }) => [
        from,
        on,
        partial,
      ]),
    ).toEqual([
      ['2024-01-01', '2024-12-20', true],
      ['2024-06-16', '2024-12-31', true],
      ['2025-01-01', '2025-03-31', false],
    ])
  })

  test('no period ends before it starts, and a level has none', () => {
    const indicators = seed.commitments.flatMap(({ content }) => content.indicators)
    const values = indicators.flatMap(({ measure, values }) => values.map((value) => ({ measure, ...value })))
    expect(values.filter(({ from, on }) => from !== null && from > on)).toEqual([])
    expect(
      values.filter(({ measure, from, partial }) => measure === 'level' && (from !== null || partial)),
    ).toEqual([])
  })
})

describe('steps and money', () => {
  test('steps of the pledges that are followed by steps', () => {
    expect(contentOf('uz-nairobi-2019').milestones.map(({ key, kind, state }) => [key, kind, state])).toEqual(
      [
        ['national-gender-strategy-2030-adopted', 'step', 'done'],
        ['state-financing-for-shelters-and-hotlines', 'step', 'in_progress'],
        ['state-funding-for-statistics-on-gender-based-violence', 'step', 'no_evidence'],
        ['training-for-all-government-staff-and-schools', 'step', 'planned'],
      ],
    )
  })

  test('nothing is called missed, and what is done has the date of the research', () => {
    const milestones = seed.commitments.flatMap(({ content }) => content.milestones)
    expect(milestones.filter(({ state }) => state === 'missed')).toEqual([])
    expect(milestones.filter(({ state, doneOn }) => (state === 'done') !== (doneOn !== null))).toEqual([])
  })

  test('money of other topics, of all coalitions or of unclear share is wider', () => {
    const wider = seed.commitments.filter(({ content }) =>
      content.money.some(({ scope }) => scope === 'wider'),
    )
    expect(wider.map(({ seedId }) => seedId)).toEqual([
      'kg-crisis-centre-financing',
      'fi-gef-online-violence',
      'us-gef-funding-fy2022',
      'ford-gef-420m',
    ])
  })

  test('stages and bases of money as judged', () => {
    const lines = seed.commitments.flatMap(({ content }) => content.money)
    expect(countBy(lines, ({ stage, basis }) => `${stage} ${basis}`)).toEqual({
      'pledged total': 11,
      'pledged cumulative_by': 2,
      'pledged per_year': 2,
      'pledged up_to': 1,
      'requested total': 1,
    })
  })

  test('a record has delivery steps or a word why not', () => {
    const without = seed.commitments.filter(({ content }) => content.deliverySteps.length === 0)
    expect(without.map(({ seedId }) => seedId).toSorted()).toEqual(
      Object.keys(judgements.noDeliveryStage).toSorted(),
    )
  })
})

describe('sources, findings, safety', () => {
  test('every address of the research is annotated, and no other', () => {
    const cited = records.flatMap(({ sources }) => sources.map(({ url }) => url))
    expect(Object.keys(files.sources).toSorted()).toEqual([...new Set(cited)].toSorted())
  })

  test('a finding is imported once and stands beside every record it speaks of', () => {
    expect(seed.findings.map(({ key, references }) => [key, references.length])).toEqual([
      ['kz-ombudsman-2024', 1],
      ['kz-cabar-2020', 1],
      ['uz-senate-2025', 1],
      ['uz-saferworld', 1],
      ['kg-kloop-2021', 1],
      ['kg-crisis-centres-2025', 1],
      ['tj-sdc-2019', 1],
      ['tj-acca-2022', 1],
      ['ke-midpoint-2023', 10],
      ['ke-adviser-2025', 1],
      ['ge-grevio-2022', 1],
    ])
  })

  test('what the safety read holds shows nowhere, on help lines neither', () => {
    const shown = JSON.stringify({ ...seed, unmapped: [] })
    const held = [
      ...Object.values(judgements.findings).flatMap(({ safety, summary }) =>
        safety === 'hold' ? [summary] : [],
      ),
      ...Object.keys(judgements.heldSources),
    ]
    expect(held).toHaveLength(3)
    expect(held.filter((text) => shown.includes(text))).toEqual([])
  })

  test('no rank of countries is an outcome figure', () => {
    expect(seed.figures.filter(({ unit }) => unit.en?.text === 'rank')).toEqual([])
  })

  test('no office can be opened for Afghanistan, and for nobody else is it barred', () => {
    expect(seed.makers.filter(({ officeBarred }) => officeBarred).map(({ code }) => code)).toEqual(['AFG'])
  })

  test('what is left out', () => {
    expect(
      seed.unmapped.map(({ seedId, path, value }) => `${seedId} ${path}: ${value}`),
    ).toMatchInlineSnapshot(`
      [
        "uz-protection-orders sources[6]: https://news.mail.ru/incident/68590314/",
        "ge-state-services-survivors indicators.shelters.observations[0]: 4",
        "ge-state-services-survivors indicators.crisis.observations[0]: 3",
        "uz-protection-orders assessments[1]: Nemolchi.uz (civil-society project): Documented a case where an order expired while the extension request lay unanswered and the attacks went on.",
        "kg-law-family-violence-2017 assessments[0]: Rights defenders and survivors quoted by Radio Azattyk: Orders often do not stop the violence; one woman received about ten.",
        "outcome-indicators context: Women worldwide who have experienced physical and/or sexual intimate partner violence (age 15+): 30",
        "outcome-indicators context: Women and girls in the five Central Asian countries named as beneficiaries of the Central Asian Alliance to End Gender-Based Violence (Spotlight): 35000000",
        "outcome-indicators context: Women in Central Asia who have experienced violence in their lifetime: 18",
        "outcome-indicators KAZ.WPS_RANK.2021: 59",
        "outcome-indicators TKM.WPS_RANK.2021: 60",
        "outcome-indicators UZB.WPS_RANK.2021: 74",
        "outcome-indicators TJK.WPS_RANK.2021: 85",
        "outcome-indicators KGZ.WPS_RANK.2021: 97",
        "outcome-indicators KAZ.WPS_RANK.2023: 70",
        "outcome-indicators TJK.WPS_RANK.2023: 90",
        "outcome-indicators UZB.WPS_RANK.2023: 94",
        "outcome-indicators KGZ.WPS_RANK.2023: 95",
        "outcome-indicators TKM.WPS_RANK.2023: 58",
        "outcome-indicators KAZ.WPS_RANK.2025: 72",
        "help-services UZB.102.sources: https://news.mail.ru/incident/68590314/",
        "help-services TKM.number: No national helpline confirmed",
        "help-services AFG.number: No national helpline confirmed",
        "help-services GBR.number: No helpline confirmed from a source",
      ]
    `)
  })
})

describe('judgements', () => {
  const seedIds = new Set(records.map(({ id }) => id))
  const unknownRecords = (ids: readonly string[]) => ids.filter((id) => !seedIds.has(id))

  test('are about records that exist, and every record has a reference and a level', () => {
    const {
      levels,
      starts,
      dues,
      actionBasis,
      milestones,
      promisedSteps,
      deliverySteps,
      noDeliveryStage,
      money,
    } = judgements
    const tables = [
      starts,
      dues,
      actionBasis,
      milestones,
      promisedSteps,
      deliverySteps,
      noDeliveryStage,
      money,
    ]
    expect(unknownRecords(tables.flatMap(Object.keys))).toEqual([])
    expect(unknownRecords(judgements.considered.flatMap((question) => question.records))).toEqual([])
    expect(
      unknownRecords([...Object.keys(judgements.searches), ...Object.keys(judgements.deadlinesMissed)]),
    ).toEqual([])
    expect(Object.keys(files.references)).toEqual([...seedIds])
    expect(Object.keys(levels)).toEqual([...seedIds])
  })

  test('are about indicators and values that exist, one for each indicator', () => {
    const indicators = records.flatMap(({ id, indicators }) =>
      indicators.map((indicator) => `${id}/${indicator.id}`),
    )
    const values = records.flatMap(({ id, indicators }) =>
      indicators.flatMap((indicator) =>
        indicator.observations.map((_, index) => `${id}/${indicator.id}/${index}`),
      ),
    )
    expect(Object.keys(judgements.indicators)).toEqual(indicators)
    expect(Object.keys(judgements.values).filter((path) => !values.includes(path))).toEqual([])
  })

  test('cover milestones, money and findings one by one', () => {
    const counts = (table: Readonly<Record<string, readonly unknown[]>>) =>
      Object.fromEntries(Object.entries(table).map(([id, list]) => [id, list.length]))
    const has = (field: 'milestones' | 'funding') =>
      Object.fromEntries(
        records.flatMap((record) => (record[field].length ? [[record.id, record[field].length]] : [])),
      )
    const assessments = records.flatMap((record) =>
      record.assessments.map((found) => found.by + found.summary),
    )
    expect(counts(judgements.milestones)).toEqual(has('milestones'))
    expect(counts(judgements.money)).toEqual(has('funding'))
    expect(Object.values(judgements.findings).map((judged) => judged.by + judged.summary)).toEqual([
      ...new Set(assessments),
    ])
  })

  test('a judgement does not slide onto another text when the research changes', () => {
    const [first, ...rest] = judgements.milestones['kz-law-women-children-2024'] ?? []
    const moved = {
      ...judgements,
      milestones: { ...judgements.milestones, 'kz-law-women-children-2024': [...rest, first] },
    }
    expect(() => mapSeed(domain.commitments, { ...files, judgements: moved as typeof judgements })).toThrow(
      /is about "In force", the record says "Signed by the President"/,
    )
  })

  test('a record without a judgement stops the import', () => {
    const { 'kz-istanbul-convention': _, ...levels } = judgements.levels
    expect(() => mapSeed(domain.commitments, { ...files, judgements: { ...judgements, levels } })).toThrow(
      'No entry for kz-istanbul-convention',
    )
  })
})

describe('languages', () => {
  test('every text that shows exists in four languages', () => {
    const { commitments, findings, figures, actions, frameworks, helpLines } = seed
    const shown = helpLines.filter(({ display }) => display)
    expect(untranslated({ commitments, findings, figures, actions, frameworks, shown })).toEqual([])
  })

  test('our English is the original, every translation unreviewed', () => {
    const states = textsIn(seed.commitments).flatMap((text) =>
      LOCALES.map((locale) => `${locale} ${text[locale]?.state}`),
    )
    expect([...new Set(states)].toSorted()).toEqual([
      'en original',
      'kk unreviewed',
      'ru unreviewed',
      'uz unreviewed',
    ])
  })

  test('every word of our own is used', () => {
    const used = english(seed).join('\n')
    expect(Object.keys(words).filter((word) => !used.includes(word))).toEqual([])
  })
})
