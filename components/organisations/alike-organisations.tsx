import { getTranslations } from 'next-intl/server'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { AlikeOrganisation } from '@/lib/organisations/queries'

interface AlikeOrganisationsProps {
  alike: readonly AlikeOrganisation[]
  locale: Locale
}

/** Organisations that may be the same people; nothing where none looks alike. */
export async function AlikeOrganisations({ alike, locale }: AlikeOrganisationsProps) {
  if (alike.length === 0) return null
  const t = await getTranslations('organisations.alike')
  return (
    <section className="card mb-8 max-w-3xl" aria-labelledby="alike">
      <h2 id="alike" className="text-[1.25rem]">
        {t('title')}
      </h2>
      <p className="mt-1">{t('lede')}</p>
      <ul className="mt-3 grid gap-1">
        {alike.map(({ id, name, because }) => (
          <li key={id}>
            <a href={href(locale, `/reviews/organisations/${id}`)}>{name}</a>{' '}
            <span className="meta">{because.map((why) => t(why)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
