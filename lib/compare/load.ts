import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { NO_FUNDING_FILTER } from '@/lib/funding/filters'
import { findFunding, type When } from '@/lib/funding/queries'
import { listProfiles } from '@/lib/makers/profile-queries'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { MakerName } from '@/lib/makers/queries'
import type { MoneyCount } from '@/lib/money/tally'
import { type ComparedFigure, comparedFigures } from '@/lib/outcomes/compared'
import { parseChoice } from './choice'
import { listComparable, listOutcomeFigures } from './queries'

/** The countries of a comparison with their counts, in the order given; null: one is unknown, or stands there twice. */
export async function loadCompared(
  db: PublicDb,
  codes: readonly string[],
  asOf: AsOf | null,
): Promise<MakerProfile[] | null> {
  const known = new Set((await listComparable(db)).map(({ code }) => code))
  return parseChoice([...codes], known).leftOut.length > 0 ? null : listProfiles(db, codes, asOf)
}

/** Amounts of each maker in each currency. */
export const loadMoney = (
  db: PublicDb,
  makers: readonly MakerName[],
  when: When,
): Promise<{ maker: MakerName; money: MoneyCount[] }[]> =>
  Promise.all(
    makers.map(async (maker) => {
      const { money } = await findFunding(db, { ...NO_FUNDING_FILTER, country: maker.code }, when)
      return { maker, money }
    }),
  )

/** Published outcome figures that at least two of the makers have. */
export const loadOutcomes = async (
  db: PublicDb,
  makers: readonly MakerName[],
  asOf: AsOf | null,
): Promise<ComparedFigure[]> =>
  comparedFigures(
    await listOutcomeFigures(
      db,
      makers.map(({ code }) => code),
      asOf,
    ),
  )
