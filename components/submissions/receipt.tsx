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
import type { MakerName, PublishedEntry, SubmissionEvent } from '@/lib/submissions/queries'
import { PrintButton } from './print-button'

interface ReceiptProps {
  submission: LoadedSubmission
  maker: MakerName
  events: readonly SubmissionEvent[]
  /** The ledger entry it became; null: it is not published. */
  entry: PublishedEntry | null
  locale: Locale
}

/** Proof of what was handed in and when: for the person's own files. It stays when a later version is published. */
export async function Receipt({
  submission: { row, reference },
  maker,
  events,
  entry,
  locale,
}: ReceiptProps) {
  const t = await getTranslations()
  const at = (moment: Date) => t('workspace.at', instantParts(locale, moment, env().VAADA_TIME_ZONE))
  const first = events.find(({ act }) => act === 'submit')
  const handedIn = events.findLast(({ act }) => act === 'submit')
  const published = row.state === 'published'
  const note = {
    submitted: t('submission.receipt.waits'),
    published: t('submission.receipt.publishedNote'),
    accepted: t('submission.receipt.acceptedNote'),
    refused: t('submission.receipt.refusedNote'),
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
      {entry?.corrected && <p className="note mb-4">{t('submission.receipt.corrected')}</p>}
      <dl className="facts">
        <Line name={t('submission.receipt.number')}>
          {t('submission.receipt.numberValue', { id: String(row.id), revision: String(row.revision) })}
        </Line>
        {reference && (
          <Line name={t('submission.receipt.about')}>
            {[reference, row.cycleKey && t('submission.title.report', { cycle: row.cycleKey })]
              .filter(Boolean)
              .join(' · ')}
          </Line>
        )}
        {first && first !== handedIn && <Line name={t('submission.receipt.first')}>{at(first.at)}</Line>}
        {handedIn && (
          <>
            <Line name={t('submission.receipt.handedIn')}>{at(handedIn.at)}</Line>
            <Line name={t('submission.receipt.by')}>{handedIn.name}</Line>
          </>
        )}
        <Line name={t('submission.receipt.office')}>{maker.names[locale]}</Line>
        <Line name={t('submission.receipt.fingerprint')}>
          <Checksum value={fingerprint(row.content)} />
        </Line>
        {entry && (
          <Line name={t('submission.receipt.entry')}>
            {t('submission.receipt.entryValue', { seq: String(entry.seq), at: at(entry.at) })}
            <Checksum value={entry.hash} />
          </Line>
        )}
      </dl>
      <p className="meta mt-4">{t('submission.receipt.keep')}</p>
      <p className="mt-3 flex flex-wrap gap-3 print:hidden">
        {published && reference && (
          <ButtonLink href={commitmentHref(locale, reference)}>{t('submission.receipt.see')}</ButtonLink>
        )}
        <PrintButton>{t('submission.receipt.print')}</PrintButton>
      </p>
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

/** Its first characters, and the whole of it folded; on paper the whole. */
function Checksum({ value }: { value: string }) {
  return (
    <>
      <details className="print:hidden">
        <summary>
          <code className="text-[0.85rem]">{value.slice(0, 12)}…</code>
        </summary>
        <code className="block break-all text-[0.85rem]">{value}</code>
      </details>
      <code className="hidden break-all text-[0.85rem] print:block">{value}</code>
    </>
  )
}

/** SHA-256 of what was handed in, as typed. */
const fingerprint = (content: Record<string, unknown>): string =>
  createHash('sha256')
    .update(canonicalJson(content as Canonical))
    .digest('hex')
