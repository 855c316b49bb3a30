import type { DutyFacts } from '@/lib/discipline/queries'
import type { Column, Row, Table } from './model'

const FROM = 'rule:timeliness'
const count = (key: string): Column => ({ key, type: 'integer', unit: 'records', from: FROM })

/** One row for each maker with a record and each cycle that has opened. */
export const REPORT_COUNTS: Table = {
  name: 'report_counts',
  columns: [
    { key: 'cycle', type: 'code', from: 'cycles.key' },
    { key: 'cycle_starts_on', type: 'date', from: 'cycles.starts_on' },
    { key: 'cycle_ends_on', type: 'date', from: 'cycles.ends_on' },
    { key: 'cycle_opens_on', type: 'date', from: 'cycles.opens_on' },
    { key: 'cycle_due_on', type: 'date', from: 'cycles.due_on' },
    { key: 'maker', type: 'code', from: 'commitments.maker_code' },
    { key: 'maker_name_en', type: 'text', from: 'makers.names' },
    { key: 'asked', type: 'boolean', from: 'report_duties.maker_code' },
    count('records'),
    count('on_time'),
    count('late'),
    count('missing'),
    count('due'),
    count('not_asked'),
    count('published_within_7_days'),
    count('published_within_30_days'),
    count('published_later'),
  ],
}

/** In the order of time, then of codes. */
export function reportCountRows({ cycles, makers, counts }: DutyFacts): Row[] {
  const names = new Map(makers.map((maker) => [maker.code, maker.names.en]))
  return cycles.flatMap((cycle) =>
    counts
      .filter((one) => one.cycle === cycle.key)
      .toSorted((a, b) => (a.maker < b.maker ? -1 : 1))
      .map((one) => ({
        cycle: cycle.key,
        cycle_starts_on: cycle.startsOn,
        cycle_ends_on: cycle.endsOn,
        cycle_opens_on: cycle.opensOn,
        cycle_due_on: cycle.dueOn,
        maker: one.maker,
        maker_name_en: names.get(one.maker) ?? null,
        asked: one.asked,
        records: one.records,
        on_time: one.onTime,
        late: one.late,
        missing: one.missing,
        due: one.due,
        not_asked: one.notAsked,
        published_within_7_days: one.reviewedWeek,
        published_within_30_days: one.reviewedMonth,
        published_later: one.reviewedLonger,
      })),
  )
}
