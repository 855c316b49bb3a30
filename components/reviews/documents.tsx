import { getTranslations } from 'next-intl/server'
import { LinkMarkLine } from '@/components/commitments/link-mark'
import { SourceLink } from '@/components/submissions/commitment-content'
import { Pill } from '@/components/ui/text'
import { privateFileHref } from '@/lib/files/links'
import type { Fields } from '@/lib/form-data'
import { type BehindClaim, documentsBehind } from '@/lib/reviews/documents'
import type { Review } from './review-context'

interface DocumentsProps {
  review: Review
  list: string
  row: Fields
  index: number
}

/** The documents behind one claim, beside it; said plainly where there is none. Nothing where a list claims nothing. */
export function Documents({ review, list, row, index }: DocumentsProps) {
  const behind = documentsBehind(review.names.kind, review.names.draft, list, row, index)
  return behind && <DocumentList review={review} documents={behind} />
}

interface DocumentListProps {
  review: Review
  documents: readonly BehindClaim[]
}

export async function DocumentList({ review, documents }: DocumentListProps) {
  const t = await getTranslations('reviewing')
  if (documents.length === 0)
    return (
      <p className="mt-2 text-[0.92rem]">
        <Pill>{t('noDocument')}</Pill>
      </p>
    )
  return (
    <ul className="mt-2 grid gap-0.5 text-[0.92rem]" aria-label={t('documents')}>
      {documents.map((document) => (
        <li key={`${document.key} ${document.title} ${document.url}`}>
          <DocumentLine review={review} document={document} />
          <LinkMarkLine mark={review.links.get(document.url ?? '')} locale={review.names.locale} detailed />
        </li>
      ))}
    </ul>
  )
}

async function DocumentLine({ review, document }: { review: Review; document: BehindClaim }) {
  const t = await getTranslations()
  const file = review.uploads.find(({ sha256 }) => sha256 !== null && sha256 === document.file)
  const notes = [
    document.sourceKind && t.has(`sourceKind.${document.sourceKind}` as never)
      ? t(`sourceKind.${document.sourceKind}` as never)
      : '',
    document.publisher,
    document.publishedOn,
    document.isOfWhole ? t('reviewing.wholeReport') : '',
  ].filter(Boolean)
  return (
    <>
      <span aria-hidden="true" className="text-ink-3">
        ↳{' '}
      </span>
      <SourceLink url={document.url} language={null}>
        {document.title || document.url || document.key}
      </SourceLink>{' '}
      <span className="text-ink-3">{notes.join(' · ')}</span>{' '}
      {file?.sha256 ? (
        <a href={privateFileHref(review.id, { ...file, sha256: file.sha256 })}>{file.name}</a>
      ) : (
        document.file !== '' && <span className="text-ink-3">{t('reviewing.attached')}</span>
      )}{' '}
      {document.isForReviewers && <Pill>{t('reviewing.reviewersOnly')}</Pill>}
    </>
  )
}
