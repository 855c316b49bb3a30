import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { privateFileHref } from '@/lib/files/links'
import type { UploadView } from '@/lib/files/queries'
import type { Locale } from '@/lib/i18n/model'
import { fileSize } from './file-size'

interface SubmissionFilesProps {
  submissionId: number
  uploads: readonly UploadView[]
  locale: Locale
}

/** Files that came with what was handed in, those for reviewers alone among them. Nothing where there are none. */
export async function SubmissionFiles({ submissionId, uploads, locale }: SubmissionFilesProps) {
  const t = await getTranslations('files')
  const kept = uploads.flatMap(({ id, name, sha256, bytes }) => (sha256 ? [{ id, name, sha256, bytes }] : []))
  if (kept.length === 0) return null
  return (
    <Section id="files" title={t('handedIn')}>
      <p className="mb-3 text-ink-2">{t('handedInLede')}</p>
      <ul className="grid gap-2">
        {kept.map((file) => (
          <li key={file.id} className="[overflow-wrap:anywhere]">
            <a href={privateFileHref(submissionId, file)}>{file.name}</a>{' '}
            <span className="meta">{fileSize(t, locale, file.bytes)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
