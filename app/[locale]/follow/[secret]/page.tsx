import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OwnFollows } from '@/components/follow/own-follows'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { Done } from '@/components/ui/done'
import { appDb, publicDb } from '@/db/client'
import { listFollowed } from '@/lib/follow/find'
import { nameSubjects } from '@/lib/follow/queries'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follow')
  return privateMetadata(t('name'))
}

/** What the link in a letter opens: looking at it changes nothing, as programs that check letters look too. */
export default async function OwnFollowsPage({
  params,
  searchParams,
}: PageProps<'/[locale]/follow/[secret]'>) {
  const [{ locale, secret }, { done }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('follow'),
  ])
  if (!isLocale(locale)) notFound()
  const followed = await listFollowed(appDb, secret)
  const named = await nameSubjects(publicDb, followed)
  const isOver = followed.length === 0
  const isAsked = followed.every(({ confirmedAt }) => confirmedAt === null)
  const said = (['confirmed', 'changed', 'ended'] as const).find((one) => one === done)
  return (
    <SiteFrame locale={locale} path={`/follow/${secret}`} section={null}>
      <section className="sec first">
        <PageTitle>{t(isOver ? 'over.title' : isAsked ? 'own.askedTitle' : 'own.title')}</PageTitle>
        {isOver ? (
          <>
            <p className="lede" role={said && 'status'}>
              {t(said === 'ended' ? 'over.ended' : 'over.lede')}
            </p>
            <p className="mt-6">
              <ButtonLink href={href(locale, '/follow')}>{t('over.again')}</ButtonLink>
            </p>
          </>
        ) : (
          <>
            {said && <Done>{t(`own.done.${said}`)}</Done>}
            <OwnFollows locale={locale} secret={secret} followed={named} />
          </>
        )}
      </section>
    </SiteFrame>
  )
}
