import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import type { SubmissionEvent } from '@/lib/submissions/queries'

/** What has happened to a submission, the latest first, with what was said. */
export async function SubmissionTimeline({
  events,
  locale,
}: {
  events: readonly SubmissionEvent[]
  locale: Locale
}) {
  const t = await getTranslations()
  if (events.length === 0) return null
  return (
    <section aria-labelledby="events">
      <h2 id="events" className="mb-2 font-sans font-semibold text-[0.95rem]">
        {t('submission.timeline.title')}
      </h2>
      <ol className="grid gap-3 text-[0.95rem]">
        {events.toReversed().map((event) => (
          <li key={`${event.at.toISOString()} ${event.act}`} className="border-line border-s-2 ps-3">
            <p className="meta">
              <time dateTime={event.at.toISOString()}>
                {t('workspace.at', instantParts(locale, event.at, env().VAADA_TIME_ZONE, 'short'))}
              </time>
            </p>
            <p className="mt-0!">{t(`submission.timeline.${event.act}`, { name: event.name })}</p>
            {event.comment && (
              <blockquote className="mt-1 whitespace-pre-line border-accent border-s-2 ps-3 text-ink-2">
                {event.comment}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
