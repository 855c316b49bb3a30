import { getTranslations } from 'next-intl/server'
import { StatusTag } from '@/components/ui/status'
import { formatShare } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'
import type { ReviewCase } from '@/lib/reviews/case'
import type { Standing } from '@/lib/standing/model'

interface StandingPreviewProps {
  standing: NonNullable<ReviewCase['standing']>
  locale: Locale
}

/** What the computed status will be once this is published, beside what it is. */
export async function StandingPreview({ standing: { before, after }, locale }: StandingPreviewProps) {
  const t = await getTranslations()
  const tag = (one: Standing) =>
    one.status === null ? (
      <span className="text-ink-3">{t('reviewing.standing.none')}</span>
    ) : (
      <StatusTag status={one.status} label={t(`status.${one.status}`)} />
    )
  const isSame = before !== null && before.status === after.status && before.late === after.late
  const share = (one: Standing) =>
    one.progress === null ? t('reviewing.standing.unknown') : formatShare(locale, one.progress)
  return (
    <section aria-labelledby="standing" className="card">
      <h2 id="standing" className="mb-2 font-sans font-semibold text-[0.95rem]">
        {t('reviewing.standing.title')}
      </h2>
      <p className="text-[0.95rem]">
        {t(`reviewing.standing.${before === null ? 'first' : isSame ? 'stays' : 'becomes'}`)}
      </p>
      <p className="mt-1! flex flex-wrap items-center gap-x-2" data-standing>
        {before !== null && !isSame && (
          <>
            {tag(before)} <span aria-hidden="true">→</span>{' '}
          </>
        )}
        {tag(after)}
      </p>
      {before !== null && before.progress !== after.progress && (
        <p className="meta">
          {t('reviewing.standing.progress', { before: share(before), after: share(after) })}
        </p>
      )}
    </section>
  )
}
