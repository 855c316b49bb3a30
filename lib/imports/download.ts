import type { AppDb } from '@/db/client'
import { can, type Person } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { type Locale, pickText } from '@/lib/i18n/model'
import {
  listFormVocabulary,
  listOpenCycles,
  listWritableMakers,
  type MakerName,
  writingScopeOf,
} from '@/lib/submissions/queries'
import type { WorkbookToWrite } from '@/lib/workbooks/write'
import { forWorkbook, isToFill, listReportable, loadReport, type WorkingReport } from './reports'
import { commitmentsWorkbook, reportsWorkbook } from './workbook'

interface Made {
  workbook: WorkbookToWrite
  /** Latin letters, figures and hyphens alone. */
  fileName: string
}

type Clock = Pick<Context, 'now' | 'timeZone'> & { db: AppDb }

/** Reports loaded at a time. */
const AT_ONCE = 8

/** The maker that somebody writes for: their own office's, or for an editor the one asked for. */
async function makerFor(db: AppDb, actor: Person, asked: string | null): Promise<MakerName | null> {
  const scope = writingScopeOf(actor)
  if (!scope) return null
  const makers = await listWritableMakers(db, scope)
  return (scope === 'without_office' ? makers.find(({ code }) => code === asked) : makers[0]) ?? null
}

/** Reports of the open cycle that somebody can fill in; null: none. */
export async function makeReportsWorkbook(
  clock: Clock,
  actor: Person,
  asked: string | null,
  locale: Locale,
): Promise<Made | null> {
  const { db } = clock
  const [maker, [cycle]] = await Promise.all([
    makerFor(db, actor, asked),
    listOpenCycles(db, civilDate(clock.now, clock.timeZone)),
  ])
  if (!maker || !cycle) return null
  const isAsked = writingScopeOf(actor) !== 'without_office'
  const commitments = (await listReportable(db, actor, maker.code, cycle.key)).filter((one) =>
    isToFill(one, isAsked),
  )
  if (commitments.length === 0) return null
  const loaded: WorkingReport[] = []
  for (let from = 0; from < commitments.length; from += AT_ONCE)
    loaded.push(
      ...(await Promise.all(
        commitments.slice(from, from + AT_ONCE).map((one) => loadReport(db, clock, one, cycle.key, locale)),
      )),
    )
  return {
    fileName: `Vaada-${maker.code}-${cycle.key}.xlsx`,
    workbook: reportsWorkbook({
      maker: { code: maker.code, name: maker.names[locale] },
      cycle: cycle.key,
      dueOn: formatDate(locale, cycle.dueOn),
      locale,
      reports: commitments.flatMap((one, index) => {
        const report = loaded[index]
        return report ? [forWorkbook(one, report, locale)] : []
      }),
    }),
  }
}

/** An empty workbook for new commitments of a maker; null: this person begins none. */
export async function makeCommitmentsWorkbook(
  { db }: Clock,
  actor: Person,
  asked: string | null,
  locale: Locale,
): Promise<Made | null> {
  const maker = await makerFor(db, actor, asked)
  if (!maker) return null
  const hasOffice = writingScopeOf(actor) !== 'without_office'
  if (!can(actor, 'submission.create', { makerCode: maker.code, hasOffice, commitmentId: null })) return null
  const { frameworks } = await listFormVocabulary(db)
  return {
    fileName: `Vaada-${maker.code}-new.xlsx`,
    workbook: commitmentsWorkbook({
      maker: { code: maker.code, name: maker.names[locale] },
      locale,
      frameworks: frameworks.map(({ key, name }) => pickText(name, locale)?.text ?? key),
    }),
  }
}
