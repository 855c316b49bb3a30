import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ActionMakers } from '@/components/actions/action-makers'
import { Figure } from '@/components/charts/figure'
import { SomethingWrong } from '@/components/corrections/something-wrong'
import { FollowLinks } from '@/components/follow/follow-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { SubNav } from '@/components/layout/sub-nav'
import { TakeAlong } from '@/components/layout/take-along'
import { CountLink } from '@/components/ui/count-link'
import { Legend } from '@/components/ui/legend'
import { Section } from '@/components/ui/section'
import { StatusBar } from '@/components/ui/squares'
import { Kicker, Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { type ActionPage, findAction } from '@/lib/actions/queries'
import { dayOf, pageAsOf } from '@/lib/as-of/request'
import { actionFigure, actionFigureId } from '@/lib/figures/actions'
import { formatNumber } from '@/lib/format/number'
import { NO_FUNDING_FILTER } from '@/lib/funding/filters'
import { fundingHref } from '@/lib/funding/links'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { type Locale, pickText } from '@/lib/i18n/model'
import { COUNTED } from '@/lib/overview/overview'

type Props = PageProps<'/[locale]/actions/[number]'>

const load = cache(async (given: string, searchParams: Props['searchParams']) => {
  const asOf = await pageAsOf(await searchParams)
  const action = /^[1-9]\d?$/.test(given) ? await findAction(publicDb, Number(given), asOf) : null
  return action && { ...action, day: dayOf(asOf) }
})

const nameOf = ({ name, number }: Pick<ActionPage, 'name' | 'number'>, locale: Locale) =>
  pickText(name, locale)?.text ?? String(number)

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ number }, locale, t] = await Promise.all([params, getLocale(), getTranslations('action')])
  const action = await load(number, searchParams)
  if (!action) return {}
  const { pledges, checkable } = action
  return pageMetadata({
    locale,
    path: `/actions/${number}`,
    picture: `/actions/${number}`,
    title: t('kicker', { number: action.number }),
    finding: `${nameOf(action, locale)}: ${t('finding', { pledges, checkable })}`,
  })
}

export default async function ActionPageView({ params, searchParams }: Props) {
  const [{ number }, locale, t] = await Promise.all([params, getLocale(), getTranslations()])
  const action = await load(number, searchParams)
  if (!action) notFound()
  const { pledges, checkable, withFigure, measures, byStatus, makers } = action
  const filter = { ...COUNTED, action: action.number }
  const figure = actionFigure(locale, action, action.day)
  const to = (count: number, address: string) => (chunks: React.ReactNode) => (
    <CountLink count={count} href={address}>
      {chunks}
    </CountLink>
  )

  return (
    <SiteFrame locale={locale} path={`/actions/${action.number}`} section={null}>
      <SubNav
        label={t('overview.actions.titleEven')}
        items={action.actions.map((other) => ({
          href: href(locale, `/actions/${other.number}`),
          text: nameOf(other, locale),
          current: other.number === action.number ? 'page' : undefined,
        }))}
      />
      <section className="sec first">
        <Kicker>{t('action.kicker', { number: action.number })}</Kicker>
        <h1>{nameOf(action, locale)}</h1>
        <p className="finding">
          {t.rich('action.findingRich', {
            pledges,
            checkable,
            all: to(pledges, commitmentsHref(locale, filter)),
            checked: to(checkable, commitmentsHref(locale, { ...filter, measurable: 'yes' })),
          })}
        </p>
        <p className="lede">{pickText(action.paraphrase, locale)?.text}</p>
        <p className="meta mt-2">{t('action.paraphrase')}</p>
        {figure && (
          <>
            <Figure figure={figure} id={actionFigureId(action.number)} untitled>
              <Legend
                label={t('overview.legend')}
                items={byStatus.map(({ status, count }) => ({
                  status,
                  label: t(`status.${status}`),
                  count,
                  shown: formatNumber(locale, count),
                  href: commitmentsHref(locale, { ...filter, status }),
                }))}
              />
              <StatusBar width={1} parts={byStatus} label={t('action.byStatus')} />
            </Figure>
            <p className="meta mt-3">
              <CountLink count={withFigure} href={commitmentsHref(locale, { ...filter, has: 'figure' })}>
                {t('overview.actions.figure', { count: withFigure })}
              </CountLink>
              {' · '}
              <CountLink
                count={measures}
                href={commitmentsHref(locale, { level: 'national_measure', action: action.number })}
              >
                {t('overview.actions.measures', { count: measures })}
              </CountLink>
            </p>
          </>
        )}
      </section>
      <Section id="makers" title={t('action.makers', { count: makers.length })} lede={t('action.makersLede')}>
        <ActionMakers locale={locale} action={action.number} makers={makers} />
        <Note>
          {t('action.money')}{' '}
          <a href={fundingHref(locale, { ...NO_FUNDING_FILTER, action: String(action.number) })}>
            {t('nav.funding')}
          </a>
        </Note>
      </Section>
      <section className="sec no-print">
        <TakeAlong locale={locale} path={`/actions/${action.number}`} title={nameOf(action, locale)}>
          <FollowLinks locale={locale} path={`/actions/${action.number}`} />
          <SomethingWrong locale={locale} path={`/actions/${action.number}`} />
        </TakeAlong>
      </section>
    </SiteFrame>
  )
}
