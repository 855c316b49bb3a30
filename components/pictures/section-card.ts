import { getTranslations } from 'next-intl/server'
import type { Translate } from '@/components/commitments/standing-words'
import { disciplineFinding } from '@/components/discipline/finding'
import { fundingFinding } from '@/components/funding/finding'
import { publicDb } from '@/db/client'
import { dayOf } from '@/lib/as-of/request'
import type { Figure } from '@/lib/charts/model'
import { disciplineOf } from '@/lib/discipline/model'
import { CYCLES_SHOWN, findDuties } from '@/lib/discipline/queries'
import { countDisputed } from '@/lib/disputed/queries'
import { env } from '@/lib/env'
import { fundingFigure } from '@/lib/figures/funding'
import { cyclesFigure } from '@/lib/figures/reporting'
import { parseFunding } from '@/lib/funding/filters'
import { findFunding, listFundingChoices } from '@/lib/funding/queries'
import { countGoalposts } from '@/lib/goalposts/queries'
import { listMakerCounts } from '@/lib/makers/queries'
import { lookOf, MAP_LOOKS } from '@/lib/map/model'
import { listMapMakers } from '@/lib/map/queries'
import type { PicturedSection } from '@/lib/pictures/address'
import type { Card } from '@/lib/pictures/card'
import { type CardOf, cardFoot } from './card-words'

type Said = Pick<Card, 'finding' | 'detail'> & Partial<Pick<Card, 'figure'>>

const drawn = (figure: Figure | null): Card['figure'] => figure && { kind: 'figure', figure }

/** What each of the pages about many records finds, with the figure it has, or how it is to be read. */
const SAID: Record<PicturedSection, (t: Translate, of: CardOf) => Promise<Said>> = {
  '/countries': async (t, { asOf }) => {
    const makers = await listMakerCounts(publicDb, asOf)
    const count = makers.filter(({ maker, pledges }) => maker.kind !== 'non_state' && pledges > 0).length
    return { finding: t('countries.title', { count }), detail: t('countries.lede') }
  },
  '/map': async (t, { asOf }) => {
    const makers = await listMapMakers(publicDb, asOf)
    const count = makers.filter((row) => lookOf(row) === 'pledge').length
    const countries = makers.map((row) => ({ code: row.maker.code, look: lookOf(row) }))
    const looks = new Set(countries.map(({ look }) => look))
    return {
      finding: t('map.title', { count }),
      detail: null,
      figure: {
        kind: 'map',
        countries,
        key: MAP_LOOKS.filter((look) => looks.has(look)).map((look) => ({
          look,
          label: t(`map.key.${look}`),
        })),
      },
    }
  },
  '/compare': async (t) => ({ finding: t('compare.title'), detail: t('compare.lede') }),
  '/funding': async (_, { locale, asOf }) => {
    const choices = await listFundingChoices(publicDb)
    const { filter } = parseFunding({}, choices)
    const day = dayOf(asOf)
    const counts = await findFunding(publicDb, filter, { asOf, day })
    const { pledges, money, currency } = counts
    const reading = { day, filter: { ...filter, currency: currency ?? '' }, choices, counts }
    return {
      finding: await fundingFinding(locale, pledges, money.length > 0, false),
      detail: null,
      figure: currency === null ? null : drawn(fundingFigure(locale, reading, 'stages')),
    }
  },
  '/reporting': async (_, { locale, asOf }) => {
    const day = dayOf(asOf)
    const { cycles, makers, counts } = await findDuties(publicDb, { day, asOf, limit: CYCLES_SHOWN, page: 1 })
    const discipline = disciplineOf(cycles, makers, counts)
    return {
      finding: await disciplineFinding(locale, discipline),
      detail: null,
      figure: drawn(cyclesFigure(locale, { day, cycles: discipline.cycles })),
    }
  },
  '/goalposts': async (t, { asOf }) => {
    const { softened } = await countGoalposts(publicDb, null, asOf, env().VAADA_TIME_ZONE)
    return { finding: t('goalposts.title', { count: softened }), detail: t('goalposts.lede') }
  },
  '/disputed': async (t, { asOf }) => {
    const { disputed } = await countDisputed(publicDb, null, asOf)
    return { finding: t('disputed.title', { count: disputed }), detail: t('disputed.lede') }
  },
  '/changes': async (t) => ({ finding: t('changes.title'), detail: t('changes.lede') }),
}

const NAMES = {
  '/countries': 'nav.countries',
  '/compare': 'nav.compare',
  '/map': 'nav.map',
  '/funding': 'nav.funding',
  '/reporting': 'nav.reporting',
  '/goalposts': 'nav.goalposts',
  '/disputed': 'nav.disputed',
  '/changes': 'nav.changes',
} as const satisfies Record<PicturedSection, string>

/** The finding of a page about many records. */
export async function sectionCard(of: CardOf, path: PicturedSection): Promise<Card> {
  const t = await getTranslations({ locale: of.locale })
  const [said, foot] = await Promise.all([SAID[path](t, of), cardFoot(of)])
  return { kicker: t(NAMES[path]), figure: null, ...said, status: null, key: [], ...foot }
}
