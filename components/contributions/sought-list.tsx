import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import type { ListedContribution, SoughtHelp } from '@/lib/contributions/queries'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { offerHref } from './contributions'

/** What help governments seek: with the promise itself, or in their latest reports. */
export async function SoughtList({ sought, locale }: { sought: readonly SoughtHelp[]; locale: Locale }) {
  const t = await getTranslations('partners')
  return (
    <ol className="log">
      {sought.map((one) => (
        <li key={one.id}>
          <time dateTime={one.statedOn}>{formatDate(locale, one.statedOn)}</time>
          <div>
            <p className="max-w-[75ch] whitespace-pre-line">
              <Localized text={one.text} locale={locale} />
            </p>
            <p className="mt-1">
              <OfPromise {...one} locale={locale} />
            </p>
            <p className="meta mt-1">
              {one.cycle === null ? t('sought.commitment') : t('sought.report', { cycle: one.cycle })}
              {' · '}
              <a href={offerHref(locale, one.reference)} rel="nofollow">
                {t('sought.offer')}
              </a>
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

type OfPromiseProps = Pick<ListedContribution, 'maker' | 'reference' | 'title'> & { locale: Locale }

/** Whose promise it is for, and which. */
export function OfPromise({ maker, reference, title, locale }: OfPromiseProps) {
  return (
    <>
      <a href={countryHref(locale, maker.code)}>{makerName(maker, locale)}</a>
      {': '}
      <a href={commitmentHref(locale, reference)}>
        {title ? <Localized text={title} locale={locale} /> : reference}
      </a>
    </>
  )
}
