import { getTranslations } from 'next-intl/server'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Problem, Purpose } from '@/lib/identities/model'

interface SignInProblemProps {
  locale: Locale
  problem: Problem
  purpose: Purpose
}

/** Why somebody came back from a provider without getting what they went for, and what they can do. */
export async function SignInProblem({ locale, problem, purpose }: SignInProblemProps) {
  const t = await getTranslations('identities.problem')
  return (
    <>
      <PageTitle>{t(purpose === 'link' ? 'linkTitle' : 'title')}</PageTitle>
      <p className="lede mb-8">{t(problem)}</p>
      {purpose === 'link' ? (
        <ButtonLink href={href(locale, '/account')}>{t('account')}</ButtonLink>
      ) : (
        <ButtonLink href={href(locale, '/sign-in')}>{t('again')}</ButtonLink>
      )}
    </>
  )
}
