import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { LinkMarks } from '@/lib/citations/queries'
import type { SourceView } from '@/lib/commitments/queries'
import { fileHref } from '@/lib/files/links'
import { formatDate } from '@/lib/format/date'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { LinkMarkLine } from './link-mark'
import { sourceId } from './source-refs'

interface SourcesProps {
  sources: readonly SourceView[]
  links: LinkMarks
  locale: Locale
}

export async function Sources({ sources, links, locale }: SourcesProps) {
  const t = await getTranslations()
  return (
    <Section id="sources" title={t('commitment.sources.title', { count: sources.length })}>
      {sources.length === 0 && <p>{t('commitment.sources.none')}</p>}
      <ol className="grid gap-3">
        {sources.map((source, index) => (
          <li
            key={source.key}
            id={sourceId(source.key)}
            className="grid scroll-mt-4 grid-cols-[2.2rem_minmax(0,1fr)] rounded-card target:bg-brand-tint"
          >
            <span className="text-ink-3">[{index + 1}]</span>
            <div>
              <p className="max-w-[80ch]">
                {source.url ? (
                  <a href={source.url} rel="noreferrer nofollow" lang={source.language ?? undefined}>
                    {source.title}
                  </a>
                ) : (
                  <span lang={source.language ?? undefined}>{source.title}</span>
                )}
              </p>
              <p className="meta mt-0!">
                {[
                  t(`sourceKind.${source.kind}`),
                  source.publisher,
                  source.publishedOn
                    ? formatDate(locale, source.publishedOn)
                    : t('commitment.sources.undated'),
                  isLocale(source.language) &&
                    t('commitment.sources.language', { language: t(`language.${source.language}`) }),
                  !source.url && !source.file && t('commitment.sources.noLink'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {source.file && (
                <p className="meta mt-0!">
                  <a href={fileHref(source.file)} className="[overflow-wrap:anywhere]" data-file>
                    {source.file.name}
                  </a>
                </p>
              )}
              <LinkMarkLine mark={links.get(source.url ?? '')} locale={locale} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
