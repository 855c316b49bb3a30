import { getTranslations } from 'next-intl/server'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import type { ProposalContents } from '@/lib/proposals/content'

interface FrameworkNamesProps {
  content: ProposalContents['framework']
  /** Its names now; null: it is new. */
  present: LocalizedText | null
}

/** The proposed names, with what each replaces. */
export async function FrameworkNames({ content, present }: FrameworkNamesProps) {
  const t = await getTranslations()
  return (
    <dl className="facts max-w-[52rem]">
      <dt>{t('proposals.frameworks.key')}</dt>
      <dd>
        {content.key}
        {content.isNew && ` · ${t('proposals.framework.isNew')}`}
      </dd>
      {LOCALES.map((locale) => {
        const before = present?.[locale]?.text
        return [
          <dt key={locale}>{t('proposals.framework.inLanguage', { language: t(`language.${locale}`) })}</dt>,
          <dd key={`${locale} name`} lang={locale}>
            {before && before !== content.name[locale] && (
              <>
                <del className="text-ink-3">{before}</del>{' '}
              </>
            )}
            {content.name[locale]}
          </dd>,
        ]
      })}
    </dl>
  )
}
