import { getTranslations } from 'next-intl/server'
import { LevelMark } from '@/components/ui/level-tag'
import { type ListState, listHref } from '@/lib/commitments/filters'
import { LEVELS } from '@/lib/commitments/model'
import type { Locale } from '@/lib/i18n/model'

interface LevelCountsProps {
  state: ListState
  /** By level, with every other filter as it is. */
  counts: Record<string, number>
  locale: Locale
}

/** How many records of each kind the selection holds, each a link to them alone. */
export async function LevelCounts({ state, counts, locale }: LevelCountsProps) {
  const t = await getTranslations('commitments.levelCount')
  const chosen = state.filters.level
  const shown = LEVELS.filter((level) => counts[level] && (chosen.length === 0 || chosen.includes(level)))
  if (shown.length === 0) return null
  return (
    <ul className="legend">
      {shown.map((level) => (
        <li key={level}>
          <a
            href={listHref(
              locale,
              { ...state.filters, level: [level] },
              { sort: state.sort, view: state.view },
            )}
          >
            <LevelMark level={level} />
            {t(level, { count: counts[level] ?? 0 })}
          </a>
        </li>
      ))}
    </ul>
  )
}
