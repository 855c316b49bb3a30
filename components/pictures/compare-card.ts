import { getTranslations } from 'next-intl/server'
import { publicDb } from '@/db/client'
import { dayOf } from '@/lib/as-of/request'
import { loadCompared } from '@/lib/compare/load'
import { comparedFigure } from '@/lib/figures/compare'
import { formatList } from '@/lib/format/list'
import { makerName } from '@/lib/makers/model'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot } from './card-words'

/** Two to six countries side by side, by the status of their pledges; null: one of them is unknown. */
export async function compareCard({ locale, asOf }: CardOf, codes: readonly string[]): Promise<Card | null> {
  const [t, profiles, foot] = await Promise.all([
    getTranslations({ locale }),
    loadCompared(publicDb, codes, asOf),
    cardFoot({ locale, asOf }),
  ])
  if (!profiles) return null
  const names = profiles.map(({ maker }) => makerName(maker, locale))
  const figure = comparedFigure({ locale, day: dayOf(asOf), profiles }, 'status')
  return {
    kicker: t('nav.compare'),
    finding: t('compare.titleOf', { names: formatList(locale, names) }),
    detail: null,
    status: null,
    figure: figure && { kind: 'figure', figure },
    key: [],
    ...foot,
  }
}
