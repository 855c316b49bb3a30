import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/model'
import { type ByLanguage, type Operator, statedIn } from '@/lib/operator/model'

interface OperatorFactsProps {
  operator: Operator
  locale: Locale
}

/** Who runs this copy, in their own words: plain text with its lines, no links made of it. */
export async function OperatorFacts({ operator, locale }: OperatorFactsProps) {
  const t = await getTranslations('operator.about')
  const parts: [string, ByLanguage][] = [
    [t('name'), operator.name],
    [t('contact'), operator.contact],
    [t('legalNotice'), operator.legalNotice],
  ]
  const unset = <span className="text-ink-3">{t('unset')}</span>
  const [name, contact, legalNotice] = parts.map(([title, text]) => {
    const stated = statedIn(text, locale)
    return (
      <div key={title}>
        <dt className="meta">{title}</dt>
        <dd className="whitespace-pre-line break-words" lang={stated?.locale}>
          {stated?.text ?? unset}
        </dd>
      </div>
    )
  })
  return (
    <dl className="grid max-w-[68ch] gap-4">
      {name}
      {contact}
      <div>
        <dt className="meta">{t('email')}</dt>
        <dd className="break-words">{operator.email ?? unset}</dd>
      </div>
      {legalNotice}
    </dl>
  )
}
