import { LEVELS, type Level } from '@/lib/commitments/model'
import type { MakerName } from '@/lib/makers/queries'

/** A maker with its own records by level; joint ones count with their joint maker. */
export interface MapMaker {
  maker: MakerName
  levels: Partial<Record<Level, number>>
  /** Records made jointly, which it stands behind. */
  joint: number
}

/** What a country is drawn by: which kind of record there is, never how good or how many. */
export const MAP_LOOKS = ['pledge', 'intention', 'measure'] as const
export type MapLook = (typeof MAP_LOOKS)[number]

/** null: no record of its own, so it is drawn as land. */
export function lookOf({ levels }: Pick<MapMaker, 'levels'>): MapLook | null {
  if (levels.coalition_commitment || levels.international_pledge) return 'pledge'
  if (levels.declared_intention) return 'intention'
  return levels.national_measure ? 'measure' : null
}

export const pledgesOf = ({ levels }: Pick<MapMaker, 'levels'>): number =>
  (levels.coalition_commitment ?? 0) + (levels.international_pledge ?? 0)

/** In the order of levels; those without a record are left out. */
export const levelsOf = ({ levels }: Pick<MapMaker, 'levels'>): { level: Level; count: number }[] =>
  LEVELS.flatMap((level) => (levels[level] ? [{ level, count: levels[level] }] : []))
