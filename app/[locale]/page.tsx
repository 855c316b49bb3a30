import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Figure } from '@/components/charts/figure'
import { SiteFrame } from '@/components/layout/site-frame'
import { SiteSearch } from '@/components/layout/site-search'
import { TakeAlong } from '@/components/layout/take-along'
import { Actions } from '@/components/overview/actions'
import { Changes } from '@/components/overview/changes'
import { Headline, headlineText } from '@/components/overview/headline'
import { Intentions } from '@/components/overview/intentions'
import { Measures } from '@/components/overview/measures'
import { OtherMakers } from '@/components/overview/others'
import { PledgeSquares } from '@/components/overview/pledge-squares'
import { Silence } from '@/components/overview/silence'
import { Section, SectionHead } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { dayOf, pageAsOf } from '@/lib/as-of/request'
import {
  FUNNEL_ID,
  funnelFigure,
  PACE_ID,
  PLEDGES_ID,
  paceFigure,
  pledgesFigure,
} from '@/lib/figures/overview'
import { pageMetadata } from '@/lib/i18n/metadata'
import { pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { loadOverview } from '@/lib/overview/load'

const ROWS_SHOWN = 6

const load = cache(async (searchParams: Props['searchParams']) =>
  loadOverview(publicDb, ROWS_SHOWN, await pageAsOf(await searchParams)),
)

type Props = PageProps<'/[locale]'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, { counts }] = await Promise.all([getLocale(), getTranslations(), load(searchParams)])
  return pageMetadata({
    locale,
    path: '/',
    title: t('site.name'),
    finding: await headlineText(locale, counts),
    description: t('site.description'),
  })
}

export default async function OverviewPage({ searchParams }: Props) {
  const asOf = await pageAsOf(await searchParams)
  const [locale, t, overview] = await Promise.all([getLocale(), getTranslations(), load(searchParams)])
  const { counts, makers, byStatus, intentions, measures, others, squares, totals, silent, activity } =
    overview
  const { funnel } = totals
  const isUnreviewed = [...silent, ...activity.changes, ...intentions.flatMap((cell) => cell.records)].some(
    (record) => pickText(record.title, locale)?.state === 'unreviewed',
  )
  const today = dayOf(asOf)
  const pledges = pledgesFigure(locale, { makers, counts, squares, asOf: today })
  const fromPromiseToFigure = funnelFigure(locale, { funnel, asOf: today })
  const pace = paceFigure(locale, { pace: totals.pace, asOf: today })

  return (
    <SiteFrame locale={locale} path="/" section="overview">
      <section className="sec first">
        <Headline
          locale={locale}
          today={today}
          counts={counts}
          byStatus={byStatus}
          intending={intentions.map((cell) => makerName(cell.maker, locale))}
          records={totals.records}
          byOffice={totals.byOffice}
          asked={totals.asked}
          incomparable={totals.incomparable}
        />
        <div className="my-8 max-w-2xl">
          <SiteSearch locale={locale} />
        </div>
        {pledges && (
          <Figure figure={pledges} id={PLEDGES_ID} untitled>
            <PledgeSquares locale={locale} makers={makers} squares={squares} />
          </Figure>
        )}
      </section>
      {counts.total > 0 && (
        <section className="sec two" id="funnel">
          <div>
            <SectionHead title={fromPromiseToFigure.title} lede={fromPromiseToFigure.lede} />
            <Figure figure={fromPromiseToFigure} id={FUNNEL_ID} untitled />
          </div>
          {intentions.length > 0 && <Intentions locale={locale} cells={intentions} />}
        </section>
      )}
      {measures.length > 0 && <Measures locale={locale} today={today} cells={measures} />}
      {counts.total > 0 && (
        <section className="sec" id="silence">
          <Silence
            locale={locale}
            today={today}
            pledges={silent}
            count={totals.silent}
            total={counts.checkable}
          />
        </section>
      )}
      {counts.total > 0 && (
        <Actions
          locale={locale}
          today={today}
          actions={overview.actions}
          without={totals.withoutAction}
          total={counts.total}
        />
      )}
      {others.length > 0 && <OtherMakers locale={locale} cells={others} />}
      {pace && (
        <Section id="pace" title={pace.title} lede={pace.lede}>
          <Figure figure={pace} id={PACE_ID} untitled />
        </Section>
      )}
      {activity.seedEntries + activity.laterEntries > 0 && <Changes locale={locale} {...activity} />}
      {isUnreviewed && (
        <div className="pb-8">
          <Note>{t('site.unreviewed')}</Note>
        </div>
      )}
      <section className="sec">
        <TakeAlong locale={locale} path="/" data="/countries" title={t('site.name')} />
      </section>
    </SiteFrame>
  )
}
