import { getTranslations } from 'next-intl/server'
import type { Task } from '@/components/submissions/task-list'
import { ButtonLink } from '@/components/ui/button'
import type { WrittenForum } from '@/lib/consultations/queries'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'

/** What somebody is writing about a consultation, with the way to it. */
export async function writtenTask(written: WrittenForum, locale: Locale): Promise<Task> {
  const t = await getTranslations('consultationDesk')
  const { id, kind, state, title, typed, comment } = written
  const of = pickText(title, locale)?.text
  const what = kind === 'suggestion' ? typed.trim().slice(0, 120) || of || '…' : of || typed.trim() || '…'
  const known = state === 'returned' || state === 'submitted' || state === 'published' ? state : 'draft'
  return {
    key: `written ${id}`,
    title: what,
    detail: [kind === 'suggestion' ? of : null, t(`written.${known}`), comment && `«${comment}»`]
      .filter(Boolean)
      .join(' · '),
    urgent: state === 'returned',
    act: (
      <ButtonLink
        kind={state === 'returned' ? 'primary' : 'plain'}
        href={href(locale, `/workspace/submissions/${id}`)}
        aria-label={t('openLabel', { what })}
      >
        {t('open')}
      </ButtonLink>
    ),
  }
}
