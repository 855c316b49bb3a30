import { getTranslations } from 'next-intl/server'

interface OlderLinkProps {
  /** Address of what comes after; null: that was the end. */
  next: string | null
  /** Address of the beginning; null: this is it. */
  start: string | null
}

/** A long list goes on from where it ended: nothing shifts while somebody reads. */
export async function OlderLink({ next, start }: OlderLinkProps) {
  const t = await getTranslations('moved')
  if (next === null && start === null) return null
  return (
    <nav className="mt-8 flex flex-wrap gap-3" aria-label={t('pages')}>
      {start !== null && (
        <a className="btn" data-kind="quiet" href={start}>
          {t('toStart')}
        </a>
      )}
      {next !== null && (
        <a className="btn" rel="next" href={next}>
          {t('further')}
        </a>
      )}
    </nav>
  )
}
