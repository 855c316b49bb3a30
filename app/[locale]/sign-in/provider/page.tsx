import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Leaving } from '@/components/identities/leaving'
import { SignInProblem } from '@/components/identities/sign-in-problem'
import { SiteFrame } from '@/components/layout/site-frame'
import { appDb } from '@/db/client'
import { ceremonySecret } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { findHandshake } from '@/lib/identities/handshake'
import { PROBLEMS } from '@/lib/identities/model'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return privateMetadata(t('title'))
}

/** The way to a provider of sign-in, and where people stand who came back from one without getting in. */
export default async function ProviderPage({
  params,
  searchParams,
}: PageProps<'/[locale]/sign-in/provider'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const problem = PROBLEMS.find((one) => one === query.problem)
  const handshake = problem ? null : await findHandshake(appDb, new Date(), await ceremonySecret())
  const provider = handshake && env().VAADA_OIDC.find(({ id }) => id === handshake.provider)
  return (
    <SiteFrame locale={locale} path="/sign-in/provider" query={{ problem: problem ?? null }} section={null}>
      <section className="sec first">
        {handshake && provider ? (
          <Leaving name={provider.name} url={handshake.url} />
        ) : (
          <SignInProblem
            locale={locale}
            problem={problem ?? 'expired'}
            purpose={query.purpose === 'link' ? 'link' : 'sign_in'}
          />
        )}
      </section>
    </SiteFrame>
  )
}
