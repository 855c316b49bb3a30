import { getTranslations } from 'next-intl/server'
import { CopyField } from '@/components/people/copy-field'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { resendAction } from '@/lib/mail/actions'
import type { MailRow } from '@/lib/mail/queries'

const momentOf = (locale: Locale, at: Date) => instantParts(locale, at, env().VAADA_TIME_ZONE, 'short')

interface OutboxTableProps {
  mails: readonly MailRow[]
  locale: Locale
  /** How the list is narrowed: where "send again" comes back to. */
  list: Record<string, string>
}

export async function OutboxTable({ mails, locale, list }: OutboxTableProps) {
  const t = await getTranslations()
  return (
    <DataTable
      caption={<span className="sr-only">{t('outbox.caption')}</span>}
      rows={mails}
      rowKey={({ id }) => id}
      stack
      columns={[
        { key: 'letter', title: t('outbox.column.letter'), cell: (mail) => <Contents mail={mail} /> },
        {
          key: 'to',
          title: t('outbox.column.to'),
          cell: ({ address }) =>
            address === null ? (
              t('outbox.protected')
            ) : (
              <span className="[overflow-wrap:anywhere]">{address}</span>
            ),
        },
        {
          key: 'state',
          title: t('outbox.column.state'),
          label: '',
          cell: (mail) => <Outcome mail={mail} locale={locale} list={list} />,
        },
        {
          key: 'time',
          title: t('outbox.column.time'),
          cell: ({ createdAt }) => (
            <span className="whitespace-nowrap">{t('workspace.at', momentOf(locale, createdAt))}</span>
          ),
        },
      ]}
    />
  )
}

async function Contents({ mail: { template, address, locale, path } }: { mail: MailRow }) {
  const t = await getTranslations()
  return (
    <>
      <span className="font-[560]">{t(`outbox.template.${template}`)}</span>
      <span className="meta block font-normal">
        {t('outbox.subject', { subject: t(`mail.subject.${template}`) })}
      </span>
      {path !== null && (
        <details className="mt-1 font-normal">
          <summary>{t('outbox.link.show')}</summary>
          <div className="mt-2">
            <CopyField
              value={`${env().BASE_URL}${href(locale, path)}`}
              label={t('outbox.link.label', { to: address ?? '' })}
              copy={t('outbox.link.copy')}
              copied={t('outbox.link.copied')}
            />
          </div>
        </details>
      )}
    </>
  )
}

interface OutcomeProps {
  mail: MailRow
  locale: Locale
  list: Record<string, string>
}

async function Outcome({ mail, locale, list }: OutcomeProps) {
  const t = await getTranslations()
  const { id, address, state, attempts, fault, sentAt } = mail
  return (
    <div className="max-w-md">
      <Pill>{t(`outbox.state.${state}`)}</Pill>
      {sentAt && <span className="meta block">{t('workspace.at', momentOf(locale, sentAt))}</span>}
      {attempts > 0 && state !== 'sent' && (
        <span className="meta block">{t('outbox.attempts', { count: attempts })}</span>
      )}
      {fault !== null && (
        <span className="meta block break-words" lang="en">
          {fault}
        </span>
      )}
      {state === 'failed' && (
        <form action={resendAction.bind(null, locale, id, list)} className="mt-2">
          <button
            type="submit"
            className="btn"
            aria-label={t('outbox.resend.of', { to: address ?? t('outbox.protected') })}
          >
            {t('outbox.resend.button')}
          </button>
        </form>
      )}
    </div>
  )
}
