import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { type Canonical, canonicalJson } from '@/lib/ledger/canonical'
import type { LoadedSubmission } from '@/lib/submissions/load'
import type { MakerName, SubmissionEvent } from '@/lib/submissions/queries'

interface ReceiptProps {
  submission: LoadedSubmission
  maker: MakerName
  events: readonly SubmissionEvent[]
  locale: Locale
}

/** Proof of what was handed in and when: for the person's own files. */
export async function Receipt({ submission: { row, reference }, maker, events, locale }: ReceiptProps) {
  const t = await getTranslations()
  const handedIn = events.findLast(({ act }) => act === 'submit')
  const published = row.state === 'published'
  const note = {
    submitted: t('submission.receipt.waits'),
    published: t('submission.receipt.publishedNote'),
    discarded: t('submission.receipt.discardedNote'),
    draft: null,
    returned: null,
  }[row.state]
  return (
    <div className="card max-w-3xl border-2 border-kept">
      <h2 className="text-[1.35rem]">
        {row.state === 'submitted'
          ? t('submission.receipt.submitted')
          : published
            ? t('submission.receipt.published')
            : t(`submissionState.${row.state}`)}
      </h2>
      <p className="mt-1 mb-4">{note}</p>
      <dl className="facts">
        <Line name={t('submission.receipt.number')}>
          {t('submission.receipt.numberValue', { id: String(row.id), revision: String(row.revision) })}
        </Line>
        {handedIn && (
          <>
            <Line name={t('submission.receipt.handedIn')}>
              {t('workspace.at', instantParts(locale, handedIn.at, env().VAADA_TIME_ZONE))}
            </Line>
            <Line name={t('submission.receipt.by')}>{handedIn.name}</Line>
          </>
        )}
        <Line name={t('submission.receipt.office')}>{maker.names[locale]}</Line>
        <Line name={t('submission.receipt.fingerprint')}>
          <code className="break-all text-[0.85rem]">{fingerprint(row.content)}</code>
        </Line>
      </dl>
      <p className="meta mt-4">{t('submission.receipt.keep')}</p>
      {published && reference && (
        <p className="mt-3">
          <ButtonLink href={commitmentHref(locale, reference)}>{t('submission.receipt.see')}</ButtonLink>
        </p>
      )}
    </div>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** SHA-256 of what was handed in, as typed. */
const fingerprint = (content: Record<string, unknown>): string =>
  createHash('sha256')
    .update(canonicalJson(content as Canonical))
    .digest('hex')
