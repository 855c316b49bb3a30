import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteFrame } from '@/components/layout/site-frame'
import { RULES, ruleKey } from '@/components/methodology/rule'
import { Rules } from '@/components/methodology/rules'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { findAsOf } from '@/lib/as-of/queries'
import { pageAsOf } from '@/lib/as-of/request'
import { listCommitmentViews } from '@/lib/commitments/queries'
import { addMonths, civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { listGoalposts } from '@/lib/goalposts/queries'
import { pageMetadata } from '@/lib/i18n/metadata'
import { findMethodFacts, findThenAndNow } from '@/lib/methodology/queries'
import { GOALPOST_KINDS } from '@/lib/standing/goalposts'

/** How long ago the example of an earlier date is. */
const EARLIER_MONTHS = -24

type Props = PageProps<'/[locale]/methodology'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('methodology')])
  return pageMetadata({
    locale,
    path: '/methodology',
    title: t('kicker'),
    finding: t('title'),
    description: t('lede'),
  })
}

/** The latest moved goalpost, one that softens before others. */
async function latestGoalpost(asOf: AsOf | null, zone: string) {
  const lists = await Promise.all(
    GOALPOST_KINDS.map((kind) => listGoalposts(publicDb, { kind, country: null }, { limit: 1 }, asOf, zone)),
  )
  return lists.flatMap(({ rows }) => rows).at(0) ?? null
}

async function earlierExample(zone: string) {
  const today = civilDate(new Date(), zone)
  const day = addMonths(today, EARLIER_MONTHS)
  const asOf = await findAsOf(publicDb, { day, seq: null }, zone)
  return { day, found: 'problem' in asOf ? null : await findThenAndNow(publicDb, asOf, today) }
}

export default async function MethodologyPage({ searchParams }: Props) {
  const asOf = await pageAsOf(await searchParams)
  const zone = env().VAADA_TIME_ZONE
  const [locale, t, facts, moved, earlier] = await Promise.all([
    getLocale(),
    getTranslations(),
    findMethodFacts(publicDb, asOf),
    latestGoalpost(asOf, zone),
    earlierExample(zone),
  ])
  const wanted = Object.values(facts.examples).filter((reference) => reference !== null)
  const records = await listCommitmentViews(publicDb, [...new Set(wanted)], asOf)

  return (
    <SiteFrame locale={locale} path="/methodology" section="methodology">
      <section className="sec first">
        <Kicker>{t('methodology.kicker')}</Kicker>
        <h1>{t('methodology.title')}</h1>
        <p className="lede">{t('methodology.lede')}</p>
        <nav aria-label={t('methodology.contents')} className="mt-7">
          <ol className="columns-[16rem] gap-8">
            {RULES.map((id) => (
              <li key={id} className="break-inside-avoid py-0.5">
                <a href={`#${id}`}>{t(`methodology.${ruleKey(id)}.title`)}</a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="mt-8 grid gap-5 sm:grid-cols-2">
          <p className="border-t-2 border-ink pt-3">{t('methodology.habits.silence')}</p>
          <p className="mt-0! border-t-2 border-ink pt-3">{t('methodology.habits.speakers')}</p>
        </div>
      </section>

      <Rules
        facts={facts}
        records={records}
        moved={moved}
        thenAndNow={earlier.found}
        day={earlier.day}
        locale={locale}
      />
    </SiteFrame>
  )
}
